package dev.sbsync.core.internal.run;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
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
import org.jspecify.annotations.Nullable;

/**
 * Replans an item that has moved in the source since it was listed, without a new scan. Possible if the item is still
 * selected, its new folder is part of the plan, and no other item of its kind has or gets its new path. Pure.
 */
final class Replanning {

    /**
     * The result of replanning.
     *
     * @param again the replanned item; null if replanning requires a new scan
     * @param why why it was replanned, which the report shows as a warning, or why that is impossible
     */
    record Result(@Nullable PlannedItem again, Problem why) {}

    private final PlannedItem item;
    private final Item now;
    private final RunItems items;
    private final TargetFolders folders;
    private final Predicate<Item> selected;
    private final Map<ItemKey, PlannedItem> byKey = new HashMap<>();

    private Replanning(PlannedItem item, Item now, RunItems items, Predicate<Item> selected) {
        this.item = item;
        this.now = now;
        this.items = items;
        this.folders = items.folders();
        this.selected = selected;
        items.items()
                .filter(other -> other.key().kind().equals(now.key().kind()))
                .forEach(other -> byKey.put(other.key(), other));
    }

    static Result of(PlannedItem item, Item now, RunItems items, Predicate<Item> selected) {
        return new Replanning(item, now, items, selected).result();
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
        PlannedItem folder = byKey.get(new ItemKey(now.key().kind(), now.parentId()));
        if (folder != null) {
            return into(folder);
        }
        return byKey.values().stream()
                .filter(other -> other.source().parentId() == now.parentId())
                .filter(other -> other.parent() instanceof TargetParent.Existing)
                .findAny()
                .map(other -> placed(other.parent(), other.folderPath()))
                .orElseGet(() -> impossible("its folder is not part of this plan"));
    }

    private Result into(PlannedItem folder) {
        if (items.hasEnded(folder.key()) && !folders.isConfirmed(folder.key())) {
            return impossible("its folder '" + folder.source().path() + "' did not succeed");
        }
        if (waitsForMe(folder)) {
            return impossible("its folder '" + folder.source().path() + "' depends on it");
        }
        return placed(new TargetParent.Planned(folder.key()), folders.pathOf(folder));
    }

    /** Returns whether a folder depends on this item, directly or indirectly, which would be a cycle. */
    private boolean waitsForMe(PlannedItem folder) {
        Set<ItemKey> seen = new HashSet<>();
        Deque<PlannedItem> next = new ArrayDeque<>();
        next.add(folder);
        while (!next.isEmpty()) {
            PlannedItem one = next.remove();
            if (one.key().equals(now.key())) {
                return true;
            }
            if (seen.add(one.key())) {
                one.after().stream()
                        .map(byKey::get)
                        .filter(before -> before != null && !folders.isConfirmed(before.key()))
                        .forEach(next::add);
            }
        }
        return false;
    }

    private Result placed(TargetParent parent, String folderPath) {
        String place = now.placeIn(folderPath);
        Optional<PlannedItem> there = byKey.values().stream()
                .filter(other ->
                        !other.key().equals(now.key()) && other.source().folder() == now.folder())
                .filter(other -> folders.pathOf(other).equals(place)
                        || (other.match() != null && other.match().path().equals(place)))
                .findAny();
        if (there.isPresent()) {
            return impossible("its new path is that of '" + there.get().source().path() + "'");
        }
        return new Result(item.again(now, parent, folderPath, item.cost()), moved(OutcomeCode.SOURCE_CHANGED, ""));
    }

    private Result impossible(String why) {
        return new Result(null, moved(OutcomeCode.SOURCE_CHANGING, ", and " + why));
    }

    private Problem moved(OutcomeCode code, String more) {
        return new Problem(
                code,
                "it moved in the source, from '" + item.source().path() + "' to '" + now.path()
                        + "', after it was listed" + more);
    }
}
