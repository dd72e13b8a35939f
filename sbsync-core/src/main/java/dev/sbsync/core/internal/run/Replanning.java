package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.TargetParent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Replans an item that has moved in the source since it was listed, without a new scan. Possible if the item is still
 * selected, its new folder is part of the plan, and no other item of the plan has or gets its new path. Pure.
 */
final class Replanning {

    /** The result of replanning. */
    sealed interface Result {}

    /**
     * The item was replanned.
     *
     * @param waits whether its folder is not confirmed yet
     * @param warning the warning for the report
     */
    record Again(PlannedItem item, boolean waits, Problem warning) implements Result {}

    /** Replanning requires a new scan. */
    record Impossible(Problem why) implements Result {}

    private final PlannedItem item;
    private final StoryRow now;
    private final Schedule schedule;
    private final Predicate<StoryRow> selected;
    private final Map<Long, PlannedItem> byId = new HashMap<>();

    private Replanning(PlannedItem item, StoryRow now, Schedule schedule, Predicate<StoryRow> selected) {
        this.item = item;
        this.now = now;
        this.schedule = schedule;
        this.selected = selected;
        schedule.items().forEach(other -> byId.put(other.source().id(), other));
    }

    static Result of(PlannedItem item, StoryRow now, Schedule schedule, Predicate<StoryRow> selected) {
        return new Replanning(item, now, schedule, selected).result();
    }

    private Result result() {
        if (now.folder() != item.source().folder()) {
            return impossible("it was a " + item.source().type() + " and is a " + now.type());
        }
        if (!item.added() && !selected.test(now)) {
            return impossible("it is not selected there");
        }
        if (now.parentId() == 0) {
            return placed(new TargetParent.Root(), "");
        }
        PlannedItem folder = byId.get(now.parentId());
        if (folder != null) {
            return into(folder);
        }
        return byId.values().stream()
                .filter(other -> other.source().parentId() == now.parentId())
                .filter(other -> other.parent() instanceof TargetParent.Existing)
                .findAny()
                .map(other -> placed(other.parent(), other.folderPath()))
                .orElseGet(() -> impossible("its folder is not part of this plan"));
    }

    private Result into(PlannedItem folder) {
        long id = folder.source().id();
        if (schedule.hasEnded(id) && !schedule.isConfirmed(id)) {
            return impossible("its folder '" + folder.source().path() + "' did not succeed");
        }
        if (waitsForMe(folder)) {
            return impossible("its folder '" + folder.source().path() + "' depends on it");
        }
        return placed(new TargetParent.Planned(folder.key()), schedule.placeOf(folder));
    }

    /** Returns whether a folder depends on this item, directly or indirectly, which would be a cycle. */
    private boolean waitsForMe(PlannedItem folder) {
        Set<Long> seen = new HashSet<>();
        Deque<PlannedItem> next = new ArrayDeque<>();
        next.add(folder);
        while (!next.isEmpty()) {
            PlannedItem one = next.remove();
            if (one.source().id() == now.id()) {
                return true;
            }
            if (seen.add(one.source().id())) {
                one.after().stream()
                        .map(key -> byId.get(key.id()))
                        .filter(before -> before != null
                                && !schedule.isConfirmed(before.source().id()))
                        .forEach(next::add);
            }
        }
        return false;
    }

    private Result placed(TargetParent parent, String folderPath) {
        String place = now.placeIn(folderPath);
        Optional<PlannedItem> there = byId.values().stream()
                .filter(other ->
                        other.source().id() != now.id() && other.source().folder() == now.folder())
                .filter(other -> schedule.placeOf(other).equals(place)
                        || (other.match() != null && other.match().path().equals(place)))
                .findAny();
        if (there.isPresent()) {
            return impossible("its new path is that of '" + there.get().source().path() + "'");
        }
        boolean waits = parent instanceof TargetParent.Planned planned
                && !schedule.isConfirmed(planned.key().id());
        return new Again(item.again(now, parent, folderPath, cost()), waits, moved(OutcomeCode.SOURCE_CHANGED, ""));
    }

    private ItemCost cost() {
        boolean history = !now.folder() && now.state() == LayerState.DIRTY;
        return new ItemCost(item.cost().requestsAtMost(), history, item.cost().confirmedByList());
    }

    private Result impossible(String why) {
        return new Impossible(moved(OutcomeCode.SOURCE_CHANGING, ", and " + why));
    }

    private Problem moved(OutcomeCode code, String more) {
        return new Problem(
                code,
                "it moved in the source, from '" + item.source().path() + "' to '" + now.path()
                        + "', after it was listed" + more);
    }
}
