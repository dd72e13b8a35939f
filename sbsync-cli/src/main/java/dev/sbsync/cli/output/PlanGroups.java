package dev.sbsync.cli.output;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The items of a plan, or of one kind of it, grouped by operation. Long groups are truncated. */
final class PlanGroups {

    private final SyncPlan plan;
    private final int shown;
    private final boolean ofKind;
    private final boolean diff;
    private final GroupWords words;
    private final List<String> lines = new ArrayList<>();

    /**
     * Creates the groups of a plan.
     *
     * @param ofKind whether it is the part of a plan of one of several kinds
     * @param shown the number of items shown of each group
     * @param diff whether every changed value is shown
     */
    PlanGroups(SyncPlan plan, boolean ofKind, int shown, boolean diff, GroupWords words) {
        this.plan = plan;
        this.ofKind = ofKind;
        this.shown = shown;
        this.diff = diff;
        this.words = words;
    }

    List<String> lines() {
        words.groups().forEach(this::group);
        group(
                "Unchanged, not synced in full",
                "=",
                "",
                plan.items().stream()
                        .filter(item -> item.operation() == Operation.UNCHANGED
                                && !item.warnings().isEmpty())
                        .toList());
        extra();
        return lines;
    }

    private void group(GroupWords.Group group) {
        group(
                group.title(),
                group.sign(),
                group.meaning(),
                plan.items().stream()
                        .filter(item -> item.operation() == group.operation())
                        .toList());
    }

    private void group(String title, String sign, String meaning, List<PlannedItem> items) {
        if (!items.isEmpty()) {
            heading(title, items.size(), meaning);
            ItemLines rows = itemLines();
            items.stream()
                    .limit(shown)
                    .forEach(item -> rows.add(
                            item.collision() ? "!" : sign,
                            item.source(),
                            details(item),
                            diff ? item.differences() : List.of()));
            lines.addAll(rows.lines());
            folded(items.size());
        }
    }

    private ItemLines itemLines() {
        return new ItemLines(ofKind ? "    " : "  ", ofKind);
    }

    /** Returns the item's changes other than content, the reasons, and the warnings. */
    private List<String> details(PlannedItem item) {
        List<String> details = new ArrayList<>();
        if (!item.changes().isEmpty()) {
            details.add(item.changes().stream().map(PlanGroups::words).collect(Collectors.joining(", ")));
        }
        if (item.operation() != Operation.CREATE || item.added() || !item.why().only(Reason.NOT_IN_TARGET)) {
            details.addAll(reasons(item));
        }
        if (item.needsHistory() && item.operation() != Operation.NONE && item.operation() != Operation.CONFLICT) {
            details.add("reads version history (published ≠ draft)");
        }
        item.warnings()
                .forEach(warning ->
                        details.add((warning.code().collision() ? "! " : words.warning()) + warning.message()));
        return details;
    }

    private List<String> reasons(PlannedItem item) {
        List<String> reasons = new ArrayList<>();
        if (!diff && item.operation() != Operation.NONE) {
            item.differences()
                    .forEach(difference ->
                            reasons.addAll(ofKind ? ItemLines.words(difference) : List.of(difference.toString())));
        }
        item.why().others().stream()
                .filter(cause -> !words.implied().contains(cause.reason()))
                .map(Reason.Cause::text)
                .forEach(reasons::add);
        return reasons;
    }

    static String words(Change change) {
        return change == Change.REIDENTIFY ? "change UUID" : change.toString();
    }

    private void extra() {
        List<Item> rows = plan.extra();
        if (!rows.isEmpty()) {
            heading("Extra", rows.size(), "only in target (kept)");
            ItemLines extra = itemLines();
            rows.stream().limit(shown).forEach(row -> extra.add("·", row, List.of()));
            lines.addAll(extra.lines());
            folded(rows.size());
        }
    }

    private void heading(String title, int count, String meaning) {
        if (ofKind) {
            lines.add("  " + PlanText.titled(title, count, meaning));
        } else {
            PlanText.heading(lines, title, count, meaning);
        }
    }

    private void folded(int size) {
        if (size > shown) {
            lines.add((ofKind ? "    " : "  ") + "… and " + Formats.number(size - shown) + " more; '" + words.more()
                    + "' lists them");
        }
    }
}
