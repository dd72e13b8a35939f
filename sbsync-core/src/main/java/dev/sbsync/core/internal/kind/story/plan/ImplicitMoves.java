package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.text.FirstNames;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.selection.Range;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds unselected items that move along with their folder. For one plan. */
final class ImplicitMoves {

    /** The number of items listed in a warning; the others are counted. */
    private static final int NAMED = 20;

    private final SpaceScan target;
    private final Predicate<StoryRow> selected;
    private final Predicate<StoryRow> movesItself;
    private @Nullable Map<Long, List<StoryRow>> children;

    /**
     * Creates an instance for a target.
     *
     * @param selected whether a target item is the match of a selected item
     * @param movesItself whether an item of the plan moves or renames a target item, and so reports what it contains
     */
    ImplicitMoves(SpaceScan target, Predicate<StoryRow> selected, Predicate<StoryRow> movesItself) {
        this.target = target;
        this.selected = selected;
        this.movesItself = movesItself;
    }

    /** Returns a warning if a planned folder moves unselected items along. */
    List<Problem> warningsOf(PlannedItem item) {
        StoryRow folder = StoryRow.match(item);
        if (folder == null || !folder.folder() || !item.changesPath()) {
            return List.of();
        }
        List<StoryRow> rows = target.in(List.of(new Range.AtOrBelow(folder.path())));
        if (children == null) {
            children = rows.stream().collect(Collectors.groupingBy(StoryRow::parentId));
        }
        List<StoryRow> found = new ArrayList<>();
        collect(folder, children, new HashSet<>(), found);
        if (found.isEmpty()) {
            return List.of();
        }
        List<String> names = found.stream().map(row -> "'" + row.path() + "'").toList();
        return List.of(new Problem(
                OutcomeCode.MOVED_ALONG,
                "not selected, but goes along with the target's folder '" + folder.path() + "': "
                        + FirstNames.of(names, NAMED)));
    }

    private void collect(StoryRow folder, Map<Long, List<StoryRow>> inFolders, Set<Long> seen, List<StoryRow> found) {
        if (!seen.add(folder.id())) {
            return;
        }
        for (StoryRow child : inFolders.getOrDefault(folder.id(), List.of())) {
            if (!movesItself.test(child)) {
                if (!selected.test(child)) {
                    found.add(child);
                }
                if (child.folder()) {
                    collect(child, inFolders, seen, found);
                }
            }
        }
    }
}
