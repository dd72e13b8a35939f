package dev.sbsync.cli.output;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.state.RunHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Renders the plan of an undo like that of a sync: what is restored, what is deleted, and what is left and why. */
public final class UndoText {

    private UndoText() {}

    /**
     * Returns the lines.
     *
     * @param run the run to be undone
     * @param rate the requests per second for the estimate
     * @param all whether to show all items of each group
     */
    public static List<String> lines(UndoPlan undo, RunHeader run, double rate, boolean all) {
        SyncPlan plan = deletesByPath(undo.plan());
        int shown = all ? Integer.MAX_VALUE : PlanText.SHOWN;
        GroupWords words = GroupWords.undo(undo.runId());
        List<String> lines = new ArrayList<>();
        lines.add("Undo of run " + undo.runId() + itself(run) + " in " + plan.target());
        lines.add("");
        lines.add("  " + counts(plan));
        SortedMap<String, SyncPlan> parts = ByKind.of(plan);
        if (Set.of(Kind.STORIES.id()).containsAll(parts.keySet())) {
            lines.addAll(new PlanGroups(plan, false, shown, false, words).lines());
        } else {
            parts.forEach((kind, part) -> {
                PlanText.kindHeading(lines, kind, part, counts(part));
                lines.addAll(new PlanGroups(part, true, shown, false, words).lines());
            });
        }
        lines.add("");
        DeleteLines.restorable(plan).ifPresent(lines::add);
        lines.add(PlanText.cost(plan, rate));
        return lines;
    }

    /** The plan orders deletes by ids, which depend on the order in which the run has created the items. */
    private static SyncPlan deletesByPath(SyncPlan plan) {
        List<PlannedItem> items = new ArrayList<>(plan.items());
        items.sort(Comparator.comparing(
                item -> item.operation() == Operation.DELETE ? item.source().displayPath() : ""));
        return plan.with(items, plan.extra());
    }

    private static String itself(RunHeader run) {
        return run.undoes() == null ? "" : ", the undo of run " + run.undoes() + ",";
    }

    private static String counts(SyncPlan plan) {
        long restored = plan.count(Operation.CREATE) + plan.count(Operation.UPDATE) + plan.count(Operation.COMPARE);
        long already = plan.count(Operation.UNCHANGED);
        return restored + " restore · " + plan.count(Operation.DELETE) + " delete · "
                + (already == 0 ? "" : already + " already restored · ")
                + plan.count(Operation.NONE) + " left · " + plan.count(Operation.CONFLICT) + " conflict";
    }
}
