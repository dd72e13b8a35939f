package dev.sbsync.core.preflight;

import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.StoryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One story or folder of a plan: what is to happen, and why.
 *
 * @param source the item as the source lists it
 * @param match the target's item that it was matched to, null where there is none
 * @param operation what is to happen
 * @param reasons why, in a few words each
 * @param parent the folder of the target that it goes into
 * @param folderPath the path that this folder has when the plan is carried out; empty for the root
 * @param after ids in the source of items that have to be confirmed first
 * @param needsHistory whether the published layer has to come from the source's version history
 * @param added whether it was not selected but is needed as an ancestor
 * @param problem why it cannot be carried out, null unless it is a conflict
 */
public record PlannedItem(
        StoryRow source,
        @Nullable StoryRow match,
        Operation operation,
        List<String> reasons,
        TargetParent parent,
        String folderPath,
        List<Long> after,
        boolean needsHistory,
        boolean added,
        @Nullable Problem problem) {

    /** Copies the lists. */
    public PlannedItem {
        reasons = List.copyOf(reasons);
        after = List.copyOf(after);
    }

    /** Returns the conflict, where there is one. */
    public Optional<Problem> conflict() {
        return Optional.ofNullable(problem);
    }

    /**
     * Returns this item planned again for what the source has now: the same target's item, another place.
     *
     * @param now the item as it was read
     * @param into the folder of the target that it goes into
     * @param path the path of that folder
     */
    public PlannedItem again(StoryRow now, TargetParent into, String path) {
        return new PlannedItem(
                now,
                match,
                match == null ? Operation.CREATE : Operation.UPDATE,
                List.of("moved in the source while the run was under way"),
                into,
                path,
                into instanceof TargetParent.Planned planned ? List.of(planned.sourceId()) : List.of(),
                !now.folder() && now.state() == LayerState.DIRTY,
                added,
                null);
    }

    /** A conflict is carried out by reporting it, which has to wait for nothing. */
    PlannedItem asConflict(Problem conflict) {
        return new PlannedItem(
                source,
                match,
                Operation.CONFLICT,
                List.of(conflict.message()),
                parent,
                folderPath,
                List.of(),
                needsHistory,
                added,
                conflict);
    }

    PlannedItem alsoAfter(long sourceId) {
        List<Long> more = new ArrayList<>(after);
        more.add(sourceId);
        return new PlannedItem(
                source, match, operation, reasons, parent, folderPath, more, needsHistory, added, problem);
    }
}
