package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives planned items the positions and groups of alternates that the source has.
 *
 * @param items the planned items by source id, which are changed
 */
record Rearrangement(Map<Long, PlannedItem> items, Matching matching, SyncHistory history) {

    /** Puts siblings in the source's order; items that are not written keep their position and are ignored. */
    void reorder() {
        Map<Long, List<SiblingOrder.Sibling>> folders = new HashMap<>();
        for (PlannedItem item : items.values()) {
            if (item.operation() != Operation.NONE && item.operation() != Operation.CONFLICT) {
                StoryRow match = StoryRow.match(item);
                boolean moves = match == null || item.changes().contains(Change.MOVE);
                folders.computeIfAbsent(item.source().parentId(), id -> new ArrayList<>())
                        .add(new SiblingOrder.Sibling(
                                item.source().id(),
                                StoryRow.source(item).position(),
                                moves || match == null ? null : (Long) match.position()));
            }
        }
        folders.values().forEach(this::reorder);
    }

    /** A moved item brings its number along, which means nothing among other siblings: it gets one in any case. */
    private void reorder(List<SiblingOrder.Sibling> siblings) {
        Map<Long, Long> positions = new HashMap<>(SiblingOrder.positions(siblings));
        if (siblings.size() > 1) {
            siblings.stream()
                    .filter(sibling ->
                            Objects.requireNonNull(items.get(sibling.id())).match() != null)
                    .filter(sibling -> sibling.target() == null)
                    .forEach(sibling -> positions.putIfAbsent(sibling.id(), sibling.source()));
        }
        positions.forEach(this::reorder);
    }

    /**
     * Does not repeat a position that the target did not store while both sides are unchanged, regardless of the number
     * computed now.
     */
    private void reorder(long id, long position) {
        PlannedItem item = Objects.requireNonNull(items.get(id));
        StoryRow match = StoryRow.match(item);
        if (match == null || !refused(item, match, Difference.POSITION, Long.toString(match.position()))) {
            items.put(id, item.reordered(position));
        }
    }

    /** Links alternates as in the source, considering selected items and items that exist only in the target. */
    void regroup(List<StoryRow> extra) {
        Alternates.regrouped(items.values(), matching, extra).forEach(this::regroup);
    }

    private void regroup(long id, String group) {
        PlannedItem item = Objects.requireNonNull(items.get(id));
        StoryRow match = StoryRow.match(item);
        String has = match == null ? null : match.groupId();
        if (match == null || has == null || !refused(item, match, Difference.GROUP, has)) {
            items.put(id, item.regrouped(group, has));
        }
    }

    /** Returns whether both sides are unchanged since the target rejected a value other than this one. */
    private boolean refused(PlannedItem item, StoryRow match, String field, String has) {
        return history.of(StoryRow.source(item), match) == DriftStatus.IN_SYNC
                && history.unresolved(StoryRow.source(item)).stream()
                        .anyMatch(one -> one.field().equals(field) && one.kept(Fields.NONE.with(field, has)));
    }
}
