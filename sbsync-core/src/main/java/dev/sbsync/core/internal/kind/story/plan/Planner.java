package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates a plan from two scans. Pure and deterministic; one instance creates one plan. It requests only the rows it
 * needs, so that a partial scan can report what it lacks.
 */
public final class Planner {

    private final SpaceScan source;
    private final SpaceScan target;
    private final PlanOptions options;
    private final SyncHistory history;
    private final List<StoryRow> rows;
    private final Matching matching;
    private @Nullable List<StoryRow> extra;

    private Planner(SpaceScan source, SpaceScan target, PlanOptions options, SyncHistory history) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.history = history;
        this.rows = selectedWithAncestors();
        this.matching = new Matching(rows, source, target, history, options.identity());
    }

    public static SyncPlan plan(PlanSide source, PlanSide target, PlanOptions options, SyncHistory history) {
        Planner planner = new Planner(source.scan(), target.scan(), options, history);
        SpaceLanguages languages = SpaceSettings.languages(source.settings(), target.settings());
        List<PlannedItem> items = planner.items().stream()
                .map(item -> item.warned(SpaceWarnings.ofItem(item, history)))
                .map(item -> item.costing(Forecast.of(item, options, languages)))
                .toList();
        return new SyncPlan(
                source.ref(),
                target.ref(),
                items,
                List.copyOf(planner.extra()),
                target.scan().rows().stream().map(StoryRow::key).collect(Collectors.toUnmodifiableSet()),
                options.publish(),
                options.identity(),
                languages,
                SpaceWarnings.ofPlan(source, target, items));
    }

    private List<PlannedItem> items() {
        Map<Long, PlannedItem> items = new ItemPlanner(source, matching, options, history).plan(rows);
        RenameCycles cycles = new RenameCycles(target, matching, items);
        items.replaceAll((id, item) -> cycles.checked(item));
        TakenPlaces taken = new TakenPlaces(source, target, matching, items);
        Map<Long, Long> occupants = taken.occupants();
        Rearrangement rearrangement = new Rearrangement(items, matching, history);
        rearrangement.reorder();
        rearrangement.regroup(extra());
        List<PlannedItem> ordered = PlanOrder.of(List.copyOf(items.values()), occupants, taken.givers());
        Set<Long> moving = moving(ordered);
        ImplicitMoves along = new ImplicitMoves(target, this::matchesSelected, there -> moving.contains(there.id()));
        return ordered.stream().map(item -> item.warned(along.warningsOf(item))).toList();
    }

    /** Returns the ids of target items that get a new path; items that depend on a conflict are not moved. */
    private static Set<Long> moving(List<PlannedItem> ordered) {
        Set<Long> moving = new HashSet<>();
        Set<Long> stuck = new HashSet<>();
        for (PlannedItem item : ordered) {
            StoryRow match = StoryRow.match(item);
            if (item.operation() == Operation.CONFLICT
                    || item.after().stream().anyMatch(key -> stuck.contains(key.id()))) {
                stuck.add(item.source().id());
            } else if (match != null && item.changesPath()) {
                moving.add(match.id());
            }
        }
        return moving;
    }

    /** Returns the selected rows and their ancestors, parents first. */
    private List<StoryRow> selectedWithAncestors() {
        Set<StoryRow> wanted = new LinkedHashSet<>();
        for (StoryRow row : source.in(options.selection().ranges())) {
            if (options.selection().includes(row)) {
                wanted.addAll(source.above(row));
                wanted.add(row);
            }
        }
        return wanted.stream().sorted(source.order()).toList();
    }

    private boolean matchesSelected(StoryRow there) {
        return matching.sourceOf(there).filter(options.selection()::includes).isPresent();
    }

    /** Finds selected items that exist only in the target. */
    private List<StoryRow> extra() {
        if (extra == null) {
            extra = target.in(options.selection().ranges()).stream()
                    .filter(options.selection()::includes)
                    .filter(row -> !matching.hasCounterpart(row))
                    .sorted(Comparator.comparing(StoryRow::path)
                            .thenComparing(row -> !row.folder())
                            .thenComparingLong(StoryRow::id))
                    .toList();
        }
        return extra;
    }
}
