package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PublishMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The differences of an item from its match that the lists show, and the changes of place and state that follow. */
record RowChanges(List<Difference> differences, Set<Change> changes) {

    /**
     * Compares two rows.
     *
     * @param place the target folder
     * @param unresolved the differences that a further write would not remove
     */
    static RowChanges of(
            StoryRow row, StoryRow match, ParentFolder place, PlanOptions options, List<Unresolved> unresolved) {
        PublishMode publish = options.publish();
        boolean aligns = options.identity() == IdentityMode.ALIGN;
        boolean moves = !place.is(match.parentId());
        String now = moves ? match.parentPath() : place.folderPath();
        Fields source = row.fieldsIn(place.folderPath());
        Fields target = match.fieldsIn(now);
        List<Difference> found =
                new ArrayList<>(Unresolved.open(Equality.differences(source, target), unresolved, source, target));
        boolean renamed = has(found, Difference.SLUG);
        if (!aligns) {
            found.removeIf(difference -> difference.field().equals(Difference.UUID));
        }
        if (publish != PublishMode.MIRROR || row.state() == LayerState.DIRTY) {
            // the history of a dirty source may have no version to mirror
            found.removeIf(difference -> difference.field().equals(Difference.STATE));
        }
        if (moves && now.equals(place.folderPath())) {
            found.add(new Difference(Difference.PARENT, "another folder will be at /" + now));
        }
        if (publish == PublishMode.ALWAYS && !row.folder() && match.state() != LayerState.PUBLISHED) {
            found.add(Difference.of(Difference.STATE, LayerState.PUBLISHED, match.state()));
        }
        Set<Change> changes = changes(row, match, moves, renamed, publish);
        if (aligns && !row.uuid().equals(match.uuid())) {
            changes.add(Change.REIDENTIFY);
        }
        return new RowChanges(found, changes);
    }

    /** Returns these changes with the differences of both items as read, in place of those of the same fields. */
    RowChanges and(List<Difference> read) {
        List<Difference> all = new ArrayList<>(read);
        differences.stream().filter(listed -> !has(read, listed.field())).forEach(all::add);
        return new RowChanges(all, changes);
    }

    private static boolean has(List<Difference> differences, String field) {
        return differences.stream().anyMatch(difference -> difference.field().equals(field));
    }

    private static Set<Change> changes(
            StoryRow row, StoryRow match, boolean moves, boolean renamed, PublishMode publish) {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        if (moves) {
            changes.add(Change.MOVE);
        }
        if (renamed) {
            changes.add(Change.RENAME);
        }
        boolean wasLive = match.state().published();
        if (goesLive(row, publish) && !wasLive) {
            changes.add(Change.PUBLISH);
        }
        if (publish == PublishMode.MIRROR && !row.folder() && !row.state().published() && wasLive) {
            changes.add(Change.UNPUBLISH);
        }
        return changes;
    }

    /** Returns whether an item is published after the run. */
    static boolean goesLive(StoryRow row, PublishMode publish) {
        return !row.folder()
                && (publish == PublishMode.ALWAYS
                        || (publish == PublishMode.MIRROR && row.state().published()));
    }
}
