package dev.sbsync.cli.output;

import dev.sbsync.core.preflight.Operation;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.report.Figures;
import dev.sbsync.core.report.Table;
import dev.sbsync.core.scan.StoryRow;
import java.util.ArrayList;
import java.util.List;

/** Words a plan like a diff: the counts, then what would happen grouped by kind, then what it costs. */
public final class PlanText {

    private PlanText() {}

    /**
     * Returns the lines.
     *
     * @param rate the requests a second to estimate with
     */
    public static List<String> lines(SyncPlan plan, double rate) {
        List<String> lines = new ArrayList<>();
        lines.add("Plan: " + plan.source() + " → " + plan.target());
        lines.add("");
        lines.add("  " + counts(plan));
        group(lines, plan, Operation.CREATE, "Create", "+", "");
        group(lines, plan, Operation.UPDATE, "Update", "~", "");
        group(
                lines,
                plan,
                Operation.COMPARE,
                "Compare",
                "=",
                "their lists agree; written only where the content differs");
        group(lines, plan, Operation.NONE, "Skip", ".", "");
        group(lines, plan, Operation.CONFLICT, "Conflict", "!", "cannot be carried out; what depends on them waits");
        extra(lines, plan.extra());
        lines.add("");
        lines.add(cost(plan, rate));
        return lines;
    }

    /** Returns how many items there are of each kind, on one line. */
    public static String counts(SyncPlan plan) {
        return plan.count(Operation.CREATE) + " create · " + plan.count(Operation.UPDATE) + " update · "
                + plan.count(Operation.COMPARE) + " compare · " + plan.count(Operation.NONE) + " skip · "
                + plan.count(Operation.CONFLICT) + " conflict · "
                + plan.extra().size() + " extra";
    }

    /** Returns what executing the plan costs, as a sentence. */
    public static String cost(SyncPlan plan, double rate) {
        long requests = plan.requestsAtMost();
        if (requests == 0) {
            return "Nothing to do.";
        }
        return "Cost: at most " + Figures.count(requests, "request") + ", " + Figures.estimate(requests, rate) + " at "
                + Figures.rate(rate) + ".";
    }

    private static void group(
            List<String> lines, SyncPlan plan, Operation operation, String title, String sign, String meaning) {
        List<PlannedItem> items = plan.items().stream()
                .filter(item -> item.operation() == operation)
                .toList();
        if (items.isEmpty()) {
            return;
        }
        heading(lines, title, items.size(), meaning);
        Table table = new Table("  ");
        for (PlannedItem item : items) {
            List<String> reasons = reasons(item);
            table.row(sign, item.source().fullSlug(), item.source().kind(), reasons.isEmpty() ? "" : reasons.get(0));
            reasons.stream().skip(1).forEach(reason -> table.row("", "", "", reason));
        }
        lines.addAll(table.lines());
    }

    private static List<String> reasons(PlannedItem item) {
        List<String> reasons = new ArrayList<>();
        if (item.operation() != Operation.CREATE || item.added()) {
            reasons.addAll(item.reasons());
        }
        if (item.needsHistory() && item.operation() != Operation.NONE && item.operation() != Operation.CONFLICT) {
            reasons.add("needs history: its published layer differs from its draft");
        }
        return reasons;
    }

    private static void extra(List<String> lines, List<StoryRow> rows) {
        if (!rows.isEmpty()) {
            heading(lines, "Extra", rows.size(), "in the target alone; left as they are");
            Table table = new Table("  ");
            rows.forEach(row -> table.row("·", row.fullSlug(), row.kind()));
            lines.addAll(table.lines());
        }
    }

    static void heading(List<String> lines, String title, int count, String meaning) {
        lines.add("");
        lines.add(title + " (" + count + ")" + (meaning.isEmpty() ? "" : "  " + meaning));
    }
}
