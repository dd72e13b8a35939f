package dev.sbsync.core.internal.kind;

import dev.sbsync.client.model.Space;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.Baseline;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a kind plans.
 *
 * @param source the source as read
 * @param target the target as read
 * @param options the selection and the policies
 * @param refusesEmpty whether a condition of the selection that matches nothing is an error
 * @param state the baselines of earlier runs; null to plan without them
 * @param begun the items that the resumed run has begun to write
 * @param before the plan of the kinds that come first; it has the spaces, and no items for the first kind
 * @param reading the items that are read and compared
 * @param scope what the kinds of this plan share
 */
public record PlanRequest(
        Space source,
        Space target,
        PlanOptions options,
        boolean refusesEmpty,
        @Nullable PairState state,
        Set<ItemKey> begun,
        SyncPlan before,
        PlanReading reading,
        PlanScope scope) {

    /**
     * Returns whether the items of a kind are to be synced; otherwise they are only matched, for references to them.
     */
    public boolean syncs(String itemKind) {
        return Kind.ofItems(itemKind).map(options.kinds()::contains).orElse(true);
    }

    /** Returns whether a kind is synced as far as other items reference or need it: assets, their folders and tags. */
    public boolean onlyReferenced(String itemKind) {
        return options.assets() == AssetScope.REFERENCED
                && syncs(itemKind)
                && Kind.ofItems(itemKind).filter(Kind.ASSETS::equals).isPresent();
    }

    /** Returns whether both sides are only compared, as for a verification: nothing will be written. */
    public boolean comparing() {
        return state == null;
    }

    /** Returns this request with the policies for one item. */
    public PlanRequest of(ItemKey item) {
        return new PlanRequest(source, target, options.of(item), refusesEmpty, state, begun, before, reading, scope);
    }

    /** All baselines, read once for all kinds. */
    private record Synced(Map<ItemKey, List<Baseline>> byTarget) {}

    /** Returns all baselines, by the keys of the target's items. */
    public Map<ItemKey, List<Baseline>> synced() {
        return scope.get(Synced.class, () -> new Synced(state == null ? Map.of() : state.baselinesByTarget()))
                .byTarget();
    }

    /** Returns this request for the kind that comes after {@code plan}. */
    public PlanRequest after(SyncPlan plan) {
        return new PlanRequest(source, target, options, refusesEmpty, state, begun, plan, reading, scope);
    }
}
