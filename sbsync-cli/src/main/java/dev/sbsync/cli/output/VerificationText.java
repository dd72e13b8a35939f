package dev.sbsync.cli.output;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.report.VerificationVerdict;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Renders a verification: the verdict, then the different, missing and extra items. */
public final class VerificationText {

    private VerificationText() {}

    /** Returns the lines without the changes of items. */
    public static List<String> lines(Verification verification) {
        return lines(verification, false);
    }

    /**
     * Returns the lines.
     *
     * @param diff whether to show every changed value of items that differ
     */
    public static List<String> lines(Verification verification, boolean diff) {
        List<String> lines = new ArrayList<>();
        lines.add(
                VerificationVerdict.line(verification) + ": " + verification.source() + " → " + verification.target());
        lines.add("");
        lines.add("  " + counts(verification));
        SortedMap<String, Verification> kinds = ByKind.of(verification);
        boolean stories = kinds.keySet().stream().allMatch(Kind.STORIES.id()::equals);
        if (kinds.size() > 1) {
            kinds.forEach((kind, part) -> lines.add("  " + kind + ": " + counts(part)));
        }
        different(lines, verification, stories, diff);
        missing(lines, verification);
        warnings(lines, verification);
        extra(lines, verification.extra());
        files(lines, verification, kinds);
        return lines;
    }

    /** Returns the number of items per status, on one line. */
    public static String counts(Verification verification) {
        return verification.count(Status.EQUAL) + " equal · " + verification.count(Status.DIFFERENT) + " different · "
                + verification.count(Status.MISSING) + " missing · "
                + incomplete(verification)
                + verification.extra().size() + " extra";
    }

    private static String incomplete(Verification verification) {
        long incomplete = verification.count(Status.INCOMPLETE);
        return incomplete == 0 ? "" : incomplete + " not fully compared · ";
    }

    private static void different(List<String> lines, Verification verification, boolean stories, boolean diff) {
        List<VerifiedItem> items = with(verification, Status.DIFFERENT);
        if (items.isEmpty()) {
            return;
        }
        PlanText.heading(lines, "Different", items.size(), "target → source");
        ItemLines rows = new ItemLines("  ", !stories);
        for (VerifiedItem item : items) {
            if (diff) {
                rows.add("~", item.source(), List.of(), item.differences());
                continue;
            }
            rows.add(
                    "~",
                    item.source(),
                    item.differences().stream()
                            .flatMap(difference ->
                                    stories ? Stream.of(difference.toString()) : ItemLines.words(difference).stream())
                            .toList());
        }
        lines.addAll(rows.lines());
    }

    private static void missing(List<String> lines, Verification verification) {
        List<VerifiedItem> items = with(verification, Status.MISSING);
        if (!items.isEmpty()) {
            PlanText.heading(lines, "Missing", items.size(), "in the source, not in the target");
            rows(lines, "-", items.stream().map(VerifiedItem::source).toList());
        }
    }

    private static void warnings(List<String> lines, Verification verification) {
        warnings(lines, "Not fully compared", verification.notCompared(), Verification::ofPartsNotCompared);
        warnings(lines, "References", verification.withOpenReferences(), OutcomeCode::ofReferences);
        warnings(lines, "Warnings", verification.withRemarks(), OutcomeCode::remark);
    }

    private static void warnings(
            List<String> lines, String title, List<VerifiedItem> items, Predicate<OutcomeCode> shown) {
        if (items.isEmpty()) {
            return;
        }
        PlanText.heading(lines, title, items.size(), "");
        Table table = new Table("  ");
        Map<OutcomeCode, Integer> counts = new EnumMap<>(OutcomeCode.class);
        for (VerifiedItem item : items) {
            item.warnings().stream()
                    .filter(warning -> shown.test(warning.code()))
                    .filter(warning -> counts.merge(warning.code(), 1, Integer::sum) <= PlanText.SHOWN)
                    .forEach(warning -> table.row(
                            "?",
                            ByKind.name(item.source()),
                            warning.message() + "; " + warning.code().remedy()));
        }
        lines.addAll(table.lines());
        counts.forEach((code, count) -> folded(lines, code, count));
    }

    /** So many equal warnings would hide all else; JSON has every one. */
    private static void folded(List<String> lines, OutcomeCode code, int count) {
        if (count > PlanText.SHOWN) {
            lines.add("  … and " + Formats.number(count - PlanText.SHOWN) + " more (" + code.words()
                    + "); 'verify --json' lists them");
        }
    }

    private static void extra(List<String> lines, List<Item> extra) {
        if (!extra.isEmpty()) {
            PlanText.heading(lines, "Extra", extra.size(), "only in target; does not count as a difference");
            rows(lines, "·", extra);
        }
    }

    private static void files(List<String> lines, Verification verification, SortedMap<String, Verification> kinds) {
        if (kinds.containsKey(Kind.ASSETS.id()) && !verification.checksum()) {
            lines.add("");
            lines.add("  Files of assets: lengths and types compared; --checksum compares their bytes");
        }
    }

    private static void rows(List<String> lines, String sign, List<Item> rows) {
        Table table = new Table("  ");
        rows.forEach(row -> table.row(sign, row.displayPath(), row.type()));
        lines.addAll(table.lines());
    }

    private static List<VerifiedItem> with(Verification verification, Status status) {
        return verification.items().stream()
                .filter(item -> item.status() == status)
                .toList();
    }
}
