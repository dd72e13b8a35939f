package dev.sbsync.core.review;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.Decisions;
import dev.sbsync.core.plan.ItemDecision;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.review.PlanFileItem.TargetMatch;
import dev.sbsync.core.state.ExtensionIds;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan as written to a file and reviewed (docs/plan-files.md). It names the items, what the plan does with each, how
 * both sides looked, and the policies; it has no content of unchanged items and no token. Immutable.
 *
 * <pre>{@code
 * Files.writeString(file, sync.planText(sync.plan(PlanReads.SUSPECTS)));
 * ...
 * SpaceSync reviewed = SpaceSync.builder().from(source, 101001).to(target, 101002)
 *         .planFile(PlanFile.parse(Files.readString(file))).build();
 * reviewed.run(reviewed.plan());
 * }</pre>
 *
 * @param source the source space
 * @param target the target space
 * @param options the kinds, the selection and the policies
 * @param extensions the extensions that the sync had
 * @param items the items
 * @param extra the items that only the target had, by their keys with target ids
 * @param extraPaths the paths of these
 */
public record PlanFile(
        SpaceRef source,
        SpaceRef target,
        PlanOptions options,
        ExtensionIds extensions,
        List<PlanFileItem> items,
        Map<ItemKey, TargetMatch> extra,
        Map<ItemKey, String> extraPaths) {

    /** The name of the format. */
    public static final String FORMAT = "sbsync-plan";

    /** The version of the format. */
    public static final int VERSION = 1;

    /** Copies the collections. */
    public PlanFile {
        items = List.copyOf(items);
        extra = Map.copyOf(extra);
        extraPaths = Map.copyOf(extraPaths);
    }

    /**
     * Parses the text of a plan file.
     *
     * @throws PlanFileException if it is not a valid plan file; the message has the line
     */
    public static PlanFile parse(String text) {
        return PlanFileReader.read(text);
    }

    /**
     * Returns what is decided otherwise than the policies do, what they skip, and what the plan knows as equal, even if
     * the state of the sync that runs it does not.
     */
    public Decisions decisions() {
        Map<ItemKey, ItemDecision> decided = new LinkedHashMap<>();
        Set<ItemKey> unchanged = new LinkedHashSet<>();
        for (PlanFileItem item : items) {
            ItemDecision decision = item.decision();
            if (item.operation() == Operation.UNCHANGED) {
                unchanged.add(item.key());
            } else if (decision != null && (item.edited() || decision == ItemDecision.SKIP)) {
                decided.put(item.key(), decision);
            }
        }
        return Decisions.on(decided, unchanged);
    }

    /**
     * Checks that a plan is this one.
     *
     * @param now the plan of the same spaces, with these options and decisions
     * @throws StalePlanException if either side has moved since, or a decision cannot be carried out
     */
    public void requireStillTrue(SyncPlan now) {
        List<String> moved = MovedItems.of(this, now);
        if (!moved.isEmpty()) {
            throw new StalePlanException(moved);
        }
    }
}
