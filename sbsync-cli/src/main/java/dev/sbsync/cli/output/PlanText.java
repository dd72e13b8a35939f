package dev.sbsync.cli.output;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.Formats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Renders a plan like a diff: the counts, the items grouped by operation, and the cost. Long groups are truncated.
 * Items that were not read and may differ are marked {@code ?}, never as equal.
 */
public final class PlanText {

    /** The number of items shown of a truncated group. */
    private static final int SHOWN = 20;

    private final SyncPlan plan;
    private final int shown;
    private final List<String> lines = new ArrayList<>();

    private PlanText(SyncPlan plan, int shown) {
        this.plan = plan;
        this.shown = shown;
    }

    /**
     * Returns the lines.
     *
     * @param rate the requests per second for the estimate
     * @param all whether to show all items of each group
     */
    public static List<String> lines(SyncPlan plan, double rate, boolean all) {
        return new PlanText(plan, all ? Integer.MAX_VALUE : SHOWN).lines(rate);
    }

    private List<String> lines(double rate) {
        lines.add("Plan: " + plan.source() + " → " + plan.target());
        lines.add("");
        lines.add("  " + counts(plan));
        changes();
        warnings();
        group(Operation.CREATE, "Create", "+", "");
        group(Operation.UPDATE, "Update", "~", "");
        group(Operation.COMPARE, "Needs check", "?", "content may differ");
        group(Operation.NONE, "Skip", ".", "");
        group(Operation.CONFLICT, "Conflict", "!", "cannot be written; items that depend on them are blocked");
        group(
                "Unchanged, not synced in full",
                "=",
                "",
                plan.items().stream()
                        .filter(item -> item.operation() == Operation.UNCHANGED
                                && !item.warnings().isEmpty())
                        .toList());
        extra();
        lines.add("");
        lines.add(cost(plan, rate));
        return lines;
    }

    /** Returns the number of items per operation, on one line. */
    public static String counts(SyncPlan plan) {
        return plan.count(Operation.CREATE) + " create · " + plan.count(Operation.UPDATE) + " update · "
                + plan.count(Operation.COMPARE) + " needs check · " + unchanged(plan)
                + plan.count(Operation.NONE) + " skip · "
                + plan.count(Operation.CONFLICT) + " conflict · "
                + plan.extra().size() + " extra";
    }

    /** Only earlier runs can tell, so most plans have none. */
    private static String unchanged(SyncPlan plan) {
        long unchanged = plan.count(Operation.UNCHANGED);
        return unchanged == 0 ? "" : unchanged + " unchanged · ";
    }

    /** Adds the changes of paths, identities and publish states, if any. */
    private void changes() {
        String counted = Arrays.stream(Change.values())
                .filter(change -> plan.count(change) > 0)
                .map(change -> plan.count(change) + " " + words(change))
                .collect(Collectors.joining(" · "));
        if (!counted.isEmpty()) {
            lines.add("  of them: " + counted);
        }
        collisions(plan).ifPresent(collisions -> lines.add("  ! " + collisions));
    }

    /** Returns the number of collisions as a sentence; empty if there are none. */
    public static Optional<String> collisions(SyncPlan plan) {
        int all = plan.collisions().size();
        long skipped = plan.collisions().stream()
                .filter(item -> item.operation() == Operation.NONE)
                .count();
        return all == 0
                ? Optional.empty()
                : Optional.of(Formats.count(all, "collision") + " (another item of the target at the same path): "
                        + (all - skipped) + " overwritten, " + skipped + " skipped.");
    }

    private void warnings() {
        if (!plan.warnings().isEmpty()) {
            heading(lines, "Warning", plan.warnings().size(), "");
            plan.warnings().forEach(warning -> lines.add("  " + warning.message()));
        }
    }

    /** Returns the cost of executing the plan, as a sentence. */
    public static String cost(SyncPlan plan, double rate) {
        long requests = plan.requestsAtMost();
        if (requests == 0) {
            return "Nothing to do.";
        }
        return "Cost: at most " + Formats.count(requests, "request") + ", " + Formats.estimate(requests, rate) + " at "
                + Formats.rate(rate) + ".";
    }

    private void group(Operation operation, String title, String sign, String meaning) {
        group(
                title,
                sign,
                meaning,
                plan.items().stream()
                        .filter(item -> item.operation() == operation)
                        .toList());
    }

    private void group(String title, String sign, String meaning, List<PlannedItem> items) {
        if (items.isEmpty()) {
            return;
        }
        heading(lines, title, items.size(), meaning);
        Table table = new Table("  ");
        for (PlannedItem item : items.subList(0, Math.min(shown, items.size()))) {
            List<String> details = details(item);
            table.row(
                    item.collision() ? "!" : sign,
                    item.source().displayPath(),
                    item.source().type(),
                    details.isEmpty() ? "" : details.get(0));
            details.stream().skip(1).forEach(detail -> table.row("", "", "", detail));
        }
        lines.addAll(table.lines());
        folded(items.size());
    }

    /** Returns the item's changes other than content, the reasons, and the warnings. */
    private static List<String> details(PlannedItem item) {
        List<String> details = new ArrayList<>();
        if (!item.changes().isEmpty()) {
            details.add(item.changes().stream().map(PlanText::words).collect(Collectors.joining(", ")));
        }
        if (item.operation() != Operation.CREATE || item.added() || !item.why().only(Reason.NOT_IN_TARGET)) {
            details.addAll(item.reasons());
        }
        if (item.needsHistory() && item.operation() != Operation.NONE && item.operation() != Operation.CONFLICT) {
            details.add("reads version history (published ≠ draft)");
        }
        item.warnings()
                .forEach(warning -> details.add((warning.code().collision() ? "! " : "warning: ") + warning.message()));
        return details;
    }

    private static String words(Change change) {
        return change == Change.REIDENTIFY ? "change UUID" : change.toString();
    }

    private void extra() {
        List<Item> rows = plan.extra();
        if (!rows.isEmpty()) {
            heading(lines, "Extra", rows.size(), "only in target (kept)");
            Table table = new Table("  ");
            rows.stream().limit(shown).forEach(row -> table.row("·", row.displayPath(), row.type()));
            lines.addAll(table.lines());
            folded(rows.size());
        }
    }

    private void folded(int size) {
        if (size > shown) {
            lines.add("  … and " + Formats.number(size - shown) + " more; 'sbsync plan --all' lists them");
        }
    }

    static void heading(List<String> lines, String title, int count, String meaning) {
        lines.add("");
        lines.add(title + " (" + count + ")" + (meaning.isEmpty() ? "" : "  " + meaning));
    }
}
