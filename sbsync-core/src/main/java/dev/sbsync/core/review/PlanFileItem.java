package dev.sbsync.core.review;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.ItemDecision;
import dev.sbsync.core.plan.Operation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item of a plan file.
 *
 * @param line its line in the file
 * @param key the kind and source id
 * @param path the path, for messages
 * @param operation the planned operation
 * @param changes the planned changes of path, identity and publish state
 * @param decision what the reviewer decided: {@code OVERWRITE} or {@code SKIP}; null for an item with nothing to decide
 * @param source the markers of the source's item
 * @param target the match; null if there was none
 */
public record PlanFileItem(
        int line,
        ItemKey key,
        String path,
        Operation operation,
        Set<Change> changes,
        @Nullable ItemDecision decision,
        Markers source,
        @Nullable TargetMatch target) {

    /**
     * An item of the target.
     *
     * @param id its id
     * @param markers its markers
     */
    public record TargetMatch(long id, Markers markers) {}

    /** Copies the set. */
    public PlanFileItem {
        changes = Set.copyOf(changes);
    }

    /**
     * Returns the decision that a plan has before it is reviewed; null for an operation with nothing to decide: what is
     * equal, and what cannot be written.
     */
    public static @Nullable ItemDecision proposed(Operation operation) {
        if (operation == Operation.NONE) {
            return ItemDecision.SKIP;
        }
        return operation == Operation.UNCHANGED || operation == Operation.CONFLICT ? null : ItemDecision.OVERWRITE;
    }

    /** Returns whether the reviewer has decided otherwise than the plan proposed. */
    boolean edited() {
        return decision != proposed(operation);
    }
}
