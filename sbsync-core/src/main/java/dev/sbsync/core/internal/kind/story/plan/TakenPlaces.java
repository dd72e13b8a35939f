package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds which items of a plan need a path that another item of the target has now.
 *
 * @param items the planned items by source id; those whose path stays taken become conflicts
 */
record TakenPlaces(SpaceScan source, SpaceScan target, Matching matching, Map<Long, PlannedItem> items) {

    /**
     * Finds which item must free the path of which other item. If the occupant stays, the other item is a conflict, and
     * so are items that depend on it.
     */
    Map<Long, Long> occupants() {
        Map<Long, Long> occupants = new HashMap<>();
        Map<Long, PlannedItem> waiting = new HashMap<>();
        Deque<PlannedItem> stuck = new ArrayDeque<>();
        for (PlannedItem item : List.copyOf(items.values())) {
            StoryRow occupant = occupantOf(item).orElse(null);
            if (occupant != null) {
                Optional<PlannedItem> mover = plannedFor(occupant).filter(PlannedItem::changesPath);
                if (mover.isPresent()) {
                    occupants.put(item.source().id(), mover.get().source().id());
                    waiting.put(mover.get().source().id(), item);
                } else {
                    stuck.add(item.asConflict(placeTaken(occupant)));
                }
            }
        }
        while (!stuck.isEmpty()) {
            PlannedItem conflict = stuck.remove();
            long id = conflict.source().id();
            items.put(id, conflict);
            occupants.remove(id);
            PlannedItem behind = waiting.remove(id);
            if (behind != null) {
                stuck.add(behind.asConflict(placeTaken(Objects.requireNonNull(StoryRow.match(conflict)))));
            }
        }
        return occupants;
    }

    /**
     * Finds which items give up what others take, although the API may allow both: the flag of a folder's start page,
     * and a slug shared by a story and a folder.
     */
    Map<Long, Set<Long>> givers() {
        Map<Long, Set<Long>> givers = new HashMap<>();
        for (PlannedItem item : items.values()) {
            Set<Long> found = new LinkedHashSet<>();
            Stream.of(startpageBefore(item), otherKindBefore(item))
                    .flatMap(Optional::stream)
                    .forEach(giver -> found.add(giver.source().id()));
            givers.put(item.source().id(), found);
        }
        return givers;
    }

    private Optional<PlannedItem> startpageBefore(PlannedItem item) {
        Long folder = matching.folderOf(item);
        StoryRow match = StoryRow.match(item);
        if (folder == null
                || !StoryRow.source(item).startpage()
                || !item.operation().readsContent()) {
            return Optional.empty();
        }
        if (match != null && match.startpage() && match.parentId() == folder) {
            return Optional.empty();
        }
        return target.startpageOf(folder)
                .flatMap(this::plannedFor)
                .filter(other -> other.operation().readsContent()
                        && (!StoryRow.source(other).startpage()
                                || other.changes().contains(Change.MOVE)));
    }

    private Optional<PlannedItem> otherKindBefore(PlannedItem item) {
        Long folder = matching.folderOf(item);
        if (folder == null || !item.operation().readsContent() || (item.match() != null && !item.changesPath())) {
            return Optional.empty();
        }
        return target.inFolder(
                        folder, StoryRow.source(item).slug(), !item.source().folder())
                .flatMap(this::plannedFor)
                .filter(PlannedItem::changesPath);
    }

    private Problem placeTaken(StoryRow occupant) {
        String why = plannedFor(occupant)
                .map(planned -> planned.operation() == Operation.NONE
                        ? "; it is skipped and not moved"
                        : "; it is the copy of '" + planned.source().path() + "', which cannot be moved")
                .or(() -> source.withUuid(occupant.uuid())
                        .map(row -> "; it is the copy of '" + row.path() + "', which is not selected"))
                .orElseGet(() -> matching.hasCounterpart(occupant) ? "" : "; nothing in the source stands for it");
        return new Problem(
                OutcomeCode.PATH_TAKEN,
                "another " + occupant.type() + " of the target is at '" + occupant.path() + "' (id " + occupant.id()
                        + ", uuid " + occupant.uuid() + ")" + why);
    }

    /** Returns the target item that currently has this item's slug in its folder and is not its match. */
    private Optional<StoryRow> occupantOf(PlannedItem item) {
        StoryRow row = StoryRow.source(item);
        StoryRow match = StoryRow.match(item);
        Long folder = matching.folderOf(item);
        boolean stays = item.operation() == Operation.CONFLICT
                || item.operation() == Operation.NONE
                || (match != null && !item.changesPath());
        if (folder == null || stays) {
            return Optional.empty();
        }
        return target.inFolder(folder, row.slug(), row.folder())
                .filter(found -> match == null || found.id() != match.id());
    }

    private Optional<PlannedItem> plannedFor(StoryRow there) {
        return matching.sourceOf(there).map(row -> items.get(row.id()));
    }
}
