package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.TargetParent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Matches source items to target items; a target item is matched at most once. If uuids are aligned: by uuid first,
 * which follows moves and renames, then by the target id of the baseline, then by path. If the target has its own: by
 * the baseline first, then by uuid, which the spaces share if one was duplicated, if the slug is the same too, then by
 * path, then by uuid alone.
 */
final class Matching {

    private final SpaceScan source;
    private final SpaceScan target;
    private final Map<Long, StoryRow> targetOf = new HashMap<>();
    private final Map<Long, StoryRow> sourceOf = new HashMap<>();
    private final Map<Long, Problem> conflicts = new HashMap<>();

    Matching(List<StoryRow> items, SpaceScan source, SpaceScan target, SyncHistory history, IdentityMode identity) {
        this.source = source;
        this.target = target;
        if (identity == IdentityMode.ALIGN && !history.knowsAllCopies()) {
            items.forEach(this::byUuid);
            forUnmatched(items, item -> byBaseline(item, history, this::ofNone));
            forUnmatched(items, item -> byPath(item, this::ofNone));
        } else {
            forUnmatched(items, item -> byBaseline(item, history, found -> true));
            forUnmatched(items, item -> byItsOwnUuid(item, found -> found.slug().equals(item.slug())));
            byPathOfOthers(items);
            forUnmatched(items, item -> byItsOwnUuid(item, found -> true));
            byPathOfOthers(items); // in folders that only their uuids show
        }
    }

    private void byPathOfOthers(List<StoryRow> items) {
        Set<Long> matched = Set.copyOf(sourceOf.keySet());
        forUnmatched(items, item -> byPath(item, found -> !matched.contains(found.id())));
    }

    /** Returns whether the uuid of a target item belongs to no item of the source, which would be its counterpart. */
    private boolean ofNone(StoryRow found) {
        return source.withUuid(found.uuid()).isEmpty();
    }

    /** Matches the item that has the same uuid by the duplication of a space, which says nothing if it is taken. */
    private void byItsOwnUuid(StoryRow item, Predicate<StoryRow> condition) {
        target.withUuid(item.uuid())
                .filter(found -> found.folder() == item.folder() && !sourceOf.containsKey(found.id()))
                .filter(condition)
                .ifPresent(found -> match(item, found));
    }

    private void forUnmatched(List<StoryRow> items, Consumer<StoryRow> match) {
        items.stream().filter(this::unmatched).forEach(match);
    }

    private boolean unmatched(StoryRow item) {
        return !targetOf.containsKey(item.id()) && !conflicts.containsKey(item.id());
    }

    Optional<StoryRow> targetOf(StoryRow item) {
        return Optional.ofNullable(targetOf.get(item.id()));
    }

    Optional<StoryRow> sourceOf(StoryRow there) {
        return Optional.ofNullable(sourceOf.get(there.id()));
    }

    /** Returns the id of a planned item's target folder, 0 for the root; null if it does not exist yet. */
    @Nullable
    Long folderOf(PlannedItem item) {
        if (item.parent() instanceof TargetParent.Planned planned) {
            StoryRow there = targetOf.get(planned.key().id());
            return there == null ? null : (Long) there.id();
        }
        return item.parent() instanceof TargetParent.Existing existing ? existing.targetId() : 0L;
    }

    /** Returns the conflict of an item that could not be matched unambiguously. */
    Optional<Problem> conflictOf(StoryRow item) {
        return Optional.ofNullable(conflicts.get(item.id()));
    }

    /**
     * Returns whether a target item has a counterpart in the source, selected or not: by uuid, or by path if the source
     * item has no other match.
     */
    boolean hasCounterpart(StoryRow there) {
        if (known(there).isPresent()) {
            return true;
        }
        Deque<StoryRow> path = new ArrayDeque<>(List.of(there));
        Optional<StoryRow> folder = Optional.empty();
        for (StoryRow above : target.above(there)) {
            folder = known(above);
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
            at = at.flatMap(id -> inFolder(source, id, row))
                    .filter(this::unmatched)
                    .filter(found -> target.withUuid(found.uuid()).isEmpty())
                    .map(StoryRow::id);
        }
        return at.isPresent();
    }

    private Optional<StoryRow> known(StoryRow there) {
        return sourceOf(there).or(() -> source.withUuid(there.uuid()).filter(row -> row.folder() == there.folder()));
    }

    private void byUuid(StoryRow item) {
        target.withUuid(item.uuid()).ifPresent(found -> {
            if (found.folder() == item.folder()) {
                match(item, found);
            } else {
                String what = "the " + found.type() + " '" + found.path() + "' of the target";
                conflict(item, OutcomeCode.UUID_TAKEN, "the uuid " + item.uuid() + " belongs to " + what);
            }
        });
    }

    /** Matches by the target id of the baseline: the item may have another uuid and another path since. */
    private void byBaseline(StoryRow item, SyncHistory history, Predicate<StoryRow> condition) {
        history.copyId(item)
                .flatMap(target::withId)
                .filter(found -> found.folder() == item.folder() && !sourceOf.containsKey(found.id()))
                .filter(condition)
                .ifPresent(found -> match(item, found));
    }

    /**
     * Matches the item with the same slug in the matched folder, as paths will be after moves. A folder has one start
     * page, regardless of its slug.
     */
    private void byPath(StoryRow item, Predicate<StoryRow> condition) {
        Optional<Long> folder = item.parentId() == 0
                ? Optional.of(0L)
                : source.withId(item.parentId()).flatMap(this::targetOf).map(StoryRow::id);
        folder.flatMap(id -> inFolder(target, id, item)).filter(condition).ifPresent(found -> {
            if (sourceOf.containsKey(found.id())) {
                String path = "the path '" + item.path() + "'";
                conflict(item, OutcomeCode.PATH_TAKEN, "the source has two items of this kind at " + path);
            } else {
                match(item, found);
            }
        });
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
            String two = "the source has two items with the uuid " + item.uuid();
            conflict(item, OutcomeCode.UUID_TAKEN, two + ": '" + other.path() + "' is the other");
        }
    }

    private void conflict(StoryRow item, OutcomeCode code, String message) {
        conflicts.put(item.id(), new Problem(code, message));
    }
}
