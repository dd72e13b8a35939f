package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.TargetParent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Detects folders that would be moved into themselves: a plan moves a folder below a target folder that it does not
 * move, and which is, or will be, inside the moved folder.
 */
record RenameCycles(SpaceScan target, Matching matching, Map<Long, PlannedItem> items) {

    /** Returns the item, as a conflict if it would be moved into itself. */
    PlannedItem checked(PlannedItem item) {
        return endsWithinItself(item)
                ? item.asConflict(new Problem(
                        OutcomeCode.PATH_TAKEN,
                        "the parent folder of '" + item.source().path() + "' is inside it in the target"))
                : item;
    }

    /** Checks current and planned parents of the unmoved folder, because both occur during the run. */
    private boolean endsWithinItself(PlannedItem item) {
        StoryRow match = StoryRow.match(item);
        if (match == null || !match.folder() || item.operation() == Operation.CONFLICT) {
            return false;
        }
        Deque<StoryRow> next = new ArrayDeque<>();
        stayingFolderOf(item).ifPresent(next::add);
        Set<Long> seen = new HashSet<>();
        while (!next.isEmpty()) {
            StoryRow at = next.remove();
            if (at.id() == match.id()) {
                return true;
            }
            if (seen.add(at.id())) {
                target.above(at).stream().findFirst().ifPresent(next::add);
                matching.sourceOf(at)
                        .map(row -> items.get(row.id()))
                        .flatMap(this::stayingFolderOf)
                        .ifPresent(next::add);
            }
        }
        return false;
    }

    /** Returns the nearest unmoved target folder that will contain an item. */
    private Optional<StoryRow> stayingFolderOf(PlannedItem item) {
        PlannedItem at = item;
        Set<Long> seen = new HashSet<>();
        while (at != null && seen.add(at.source().id()) && at.parent() instanceof TargetParent.Planned planned) {
            at = items.get(planned.key().id());
        }
        return at != null && at.parent() instanceof TargetParent.Existing existing
                ? target.withId(existing.targetId())
                : Optional.empty();
    }
}
