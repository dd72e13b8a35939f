package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Matches source items to target items: by uuid first, which follows moves and renames, then by the target id of the
 * baseline, then by path. A target item is matched at most once.
 */
final class Matching {

    private final Map<Long, StoryRow> targetOf = new HashMap<>();
    private final Map<Long, StoryRow> sourceOf = new HashMap<>();
    private final Map<Long, Problem> conflicts = new HashMap<>();

    private Matching() {}

    static Matching of(List<StoryRow> items, SpaceScan source, SpaceScan target, SyncHistory memory) {
        Matching matching = new Matching();
        for (StoryRow item : items) {
            matching.byUuid(item, target);
        }
        for (StoryRow item : items) {
            if (!matching.targetOf.containsKey(item.id()) && !matching.conflicts.containsKey(item.id())) {
                matching.byMemory(item, source, target, memory);
            }
        }
        for (StoryRow item : items) {
            if (!matching.targetOf.containsKey(item.id()) && !matching.conflicts.containsKey(item.id())) {
                matching.byKey(item, source, target);
            }
        }
        return matching;
    }

    /** Returns the match of a source item. */
    Optional<StoryRow> targetOf(StoryRow item) {
        return Optional.ofNullable(targetOf.get(item.id()));
    }

    /** Returns the source item of a matched target item. */
    Optional<StoryRow> sourceOf(StoryRow target) {
        return Optional.ofNullable(sourceOf.get(target.id()));
    }

    /** Returns the conflict of an item that could not be matched unambiguously. */
    Optional<Problem> conflictOf(StoryRow item) {
        return Optional.ofNullable(conflicts.get(item.id()));
    }

    /**
     * Returns whether a target item has a counterpart in the source, selected or not: by uuid, or by path if the source
     * item has no other match.
     */
    boolean hasCounterpart(StoryRow there, SpaceScan source, SpaceScan target) {
        if (known(there, source).isPresent()) {
            return true;
        }
        Deque<StoryRow> path = new ArrayDeque<>(List.of(there));
        Optional<StoryRow> folder = Optional.empty();
        for (StoryRow above : target.above(there)) {
            folder = known(above, source);
            if (folder.isPresent()) {
                break;
            }
            path.push(above);
        }
        if (folder.isEmpty() && path.element().parentId() != 0) {
            return false;
        }
        Optional<Long> at = Optional.of(folder.map(StoryRow::id).orElse(0L));
        for (StoryRow row : path) {
            at = at.flatMap(id -> byPlace(id, row, source, target));
        }
        return at.isPresent();
    }

    private Optional<StoryRow> known(StoryRow there, SpaceScan source) {
        return sourceOf(there).or(() -> source.withUuid(there.uuid()).filter(row -> row.folder() == there.folder()));
    }

    private Optional<Long> byPlace(long folderId, StoryRow there, SpaceScan source, SpaceScan target) {
        return inFolder(source, folderId, there)
                .filter(row -> !targetOf.containsKey(row.id()) && !conflicts.containsKey(row.id()))
                .filter(row -> target.withUuid(row.uuid()).isEmpty())
                .map(StoryRow::id);
    }

    private void byUuid(StoryRow item, SpaceScan target) {
        target.withUuid(item.uuid()).ifPresent(found -> {
            if (found.folder() == item.folder()) {
                match(item, found);
            } else {
                conflicts.put(
                        item.id(),
                        new Problem(
                                OutcomeCode.UUID_TAKEN,
                                "the uuid " + item.uuid() + " belongs to the " + found.type() + " '" + found.path()
                                        + "' of the target"));
            }
        });
    }

    /** Matches by the target id of the baseline: the item may have another uuid and another path since. */
    private void byMemory(StoryRow item, SpaceScan source, SpaceScan target, SyncHistory memory) {
        memory.copyId(item)
                .flatMap(target::withId)
                .filter(found -> found.folder() == item.folder() && !sourceOf.containsKey(found.id()))
                .filter(found -> source.withUuid(found.uuid()).isEmpty())
                .ifPresent(found -> match(item, found));
    }

    /** Matches by path, unless the item's uuid belongs to another source item. */
    private void byKey(StoryRow item, SpaceScan source, SpaceScan target) {
        Optional<StoryRow> found = inPlace(item, source, target);
        if (found.isEmpty() || source.withUuid(found.get().uuid()).isPresent()) {
            return;
        }
        if (sourceOf.containsKey(found.get().id())) {
            conflicts.put(
                    item.id(),
                    new Problem(
                            OutcomeCode.PATH_TAKEN,
                            "the source has two items of this kind at the path '" + item.path() + "'"));
        } else {
            match(item, found.get());
        }
    }

    /**
     * Finds the item with the same slug in the matched folder, as paths will be after moves. A folder has one start
     * page, regardless of its slug.
     */
    private Optional<StoryRow> inPlace(StoryRow item, SpaceScan source, SpaceScan target) {
        Optional<Long> folder = item.parentId() == 0
                ? Optional.of(0L)
                : source.withId(item.parentId()).flatMap(this::targetOf).map(StoryRow::id);
        return folder.flatMap(id -> inFolder(target, id, item));
    }

    private static Optional<StoryRow> inFolder(SpaceScan scan, long folderId, StoryRow like) {
        Optional<StoryRow> startpage = like.startpage() ? scan.startpageOf(folderId) : Optional.empty();
        return startpage.or(() -> scan.inFolder(folderId, like.slug(), like.folder()));
    }

    private void match(StoryRow item, StoryRow found) {
        StoryRow other = sourceOf.putIfAbsent(found.id(), item);
        if (other == null) {
            targetOf.put(item.id(), found);
        } else {
            conflicts.put(
                    item.id(),
                    new Problem(
                            OutcomeCode.UUID_TAKEN,
                            "the source has two items with the uuid " + item.uuid() + ": '" + other.path()
                                    + "' is the other"));
        }
    }
}
