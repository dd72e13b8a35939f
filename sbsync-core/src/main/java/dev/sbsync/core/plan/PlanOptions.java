package dev.sbsync.core.plan;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.selection.Selection;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The selection and the policies of a plan.
 *
 * @param kinds the kinds to sync
 * @param selection the selected items of the source
 * @param onExisting the policy for items that have a match
 * @param onCollision the policy for collisions
 * @param onDrift the policy for items that changed in the target since the last sync
 * @param publish the publish mode
 * @param identity which uuid copies have
 * @param onUnresolved the policy for references that do not work in the target
 * @param deletes the policy for items that only the target has
 * @param assets which assets are synced, if the kind is
 * @param decisions the decisions of a reviewed plan, which come before the policies
 */
public record PlanOptions(
        Set<Kind> kinds,
        Selection selection,
        OnExisting onExisting,
        OnCollision onCollision,
        OnDrift onDrift,
        PublishMode publish,
        IdentityMode identity,
        OnUnresolved onUnresolved,
        DeletePolicy deletes,
        AssetScope assets,
        Decisions decisions) {

    /**
     * Orders the kinds.
     *
     * @throws IllegalArgumentException if there is none
     */
    public PlanOptions {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("No kind to sync; choose at least one of "
                    + Arrays.stream(Kind.values()).map(Kind::id).collect(Collectors.joining(", ")) + ".");
        }
        kinds = Collections.unmodifiableSet(Kind.ordered(kinds));
    }

    /** Returns the default options: all stories are mirrored, drift is skipped. */
    public static PlanOptions defaults() {
        return new PlanOptions(
                Kind.DEFAULT,
                Selection.all(),
                OnExisting.UPDATE,
                OnCollision.OVERWRITE_SAME_TYPE,
                OnDrift.SKIP,
                PublishMode.MIRROR,
                IdentityMode.ALIGN,
                OnUnresolved.KEEP,
                DeletePolicy.NONE,
                AssetScope.ALL,
                Decisions.NONE);
    }

    /** Returns these options for comparing both sides: no policy skips an item that exists on both, or deletes any. */
    public PlanOptions forComparison() {
        return onExisting(OnExisting.UPDATE).onCollision(OnCollision.OVERWRITE).deletes(DeletePolicy.NONE);
    }

    /** Returns these options for other kinds. */
    public PlanOptions kinds(Set<Kind> value) {
        return with(copy -> copy.kinds = value);
    }

    /** Returns these options with another selection. */
    public PlanOptions selection(Selection value) {
        return with(copy -> copy.selection = value);
    }

    /** Returns these options with another policy for existing items. */
    public PlanOptions onExisting(OnExisting value) {
        return with(copy -> copy.onExisting = value);
    }

    /** Returns these options with another policy for collisions. */
    public PlanOptions onCollision(OnCollision value) {
        return with(copy -> copy.onCollision = value);
    }

    /** Returns these options with another policy for drift. */
    public PlanOptions onDrift(OnDrift value) {
        return with(copy -> copy.onDrift = value);
    }

    /** Returns these options with another publish mode. */
    public PlanOptions publish(PublishMode value) {
        return with(copy -> copy.publish = value);
    }

    /** Returns these options with another mode of identity. */
    public PlanOptions identity(IdentityMode value) {
        return with(copy -> copy.identity = value);
    }

    /** Returns these options with another policy for unresolved references. */
    public PlanOptions onUnresolved(OnUnresolved value) {
        return with(copy -> copy.onUnresolved = value);
    }

    /** Returns these options with another policy for items that only the target has. */
    public PlanOptions deletes(DeletePolicy value) {
        return with(copy -> copy.deletes = value);
    }

    /** Returns these options for other assets. */
    public PlanOptions assets(AssetScope value) {
        return with(copy -> copy.assets = value);
    }

    /** Returns these options with the decisions of a reviewed plan. */
    public PlanOptions decisions(Decisions value) {
        return with(copy -> copy.decisions = value);
    }

    /** Returns the policies for one item: those that write it, if that was decided. */
    public PlanOptions of(ItemKey item) {
        return decisions.are(ItemDecision.OVERWRITE, item)
                ? onExisting(OnExisting.UPDATE)
                        .onCollision(OnCollision.OVERWRITE)
                        .onDrift(OnDrift.OVERWRITE)
                : this;
    }

    /** Returns whether an item is to be left as it is. */
    public boolean skips(ItemKey item) {
        return decisions.are(ItemDecision.SKIP, item);
    }

    /** Returns whether an item was unchanged when the reviewed plan was made. */
    public boolean takesAsEqual(ItemKey item) {
        return decisions.unchanged(item);
    }

    private PlanOptions with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.options();
    }

    /** A copy that is being changed. */
    private static final class Copy {
        private Set<Kind> kinds;
        private Selection selection;
        private OnExisting onExisting;
        private OnCollision onCollision;
        private OnDrift onDrift;
        private PublishMode publish;
        private IdentityMode identity;
        private OnUnresolved onUnresolved;
        private DeletePolicy deletes;
        private AssetScope assets;
        private Decisions decisions;

        Copy(PlanOptions from) {
            kinds = from.kinds;
            selection = from.selection;
            onExisting = from.onExisting;
            onCollision = from.onCollision;
            onDrift = from.onDrift;
            publish = from.publish;
            identity = from.identity;
            onUnresolved = from.onUnresolved;
            deletes = from.deletes;
            assets = from.assets;
            decisions = from.decisions;
        }

        PlanOptions options() {
            return new PlanOptions(
                    kinds,
                    selection,
                    onExisting,
                    onCollision,
                    onDrift,
                    publish,
                    identity,
                    onUnresolved,
                    deletes,
                    assets,
                    decisions);
        }
    }
}
