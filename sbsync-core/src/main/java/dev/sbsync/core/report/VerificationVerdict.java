package dev.sbsync.core.report;

import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The verdict of a verification. Never "equal" if part of an item was not compared. */
public final class VerificationVerdict {

    private VerificationVerdict() {}

    /**
     * Returns the verdict: {@code Equal}, {@code Different}, {@code 2 of 9 items not fully compared (…)}, with the
     * numbers of items whose references do not work, and of items with remarks.
     */
    public static String line(Verification verification) {
        return compared(verification)
                + counted(verification.withOpenReferences(), "references that do not work")
                + counted(verification.withRemarks(), "warnings");
    }

    private static String counted(List<VerifiedItem> items, String what) {
        return items.isEmpty() ? "" : "; " + Formats.count(items.size(), "item") + " with " + what;
    }

    private static String compared(Verification verification) {
        if (verification.items().isEmpty()) {
            return "Nothing to compare, the selection is empty";
        }
        List<VerifiedItem> open = verification.notCompared();
        boolean different = verification.items().stream().anyMatch(VerificationVerdict::differs);
        if (open.isEmpty()) {
            return different ? "Different" : "Equal";
        }
        return (different ? "Different, " : "") + Formats.number(open.size()) + " of "
                + Formats.count(verification.items().size(), "item") + " not fully compared (" + reasons(open) + ")";
    }

    private static boolean differs(VerifiedItem item) {
        return switch (item.status()) {
            case DIFFERENT, MISSING -> true;
            case EQUAL, INCOMPLETE -> false;
        };
    }

    /** Counts each item once, by its first reason. */
    private static String reasons(List<VerifiedItem> open) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        open.forEach(item -> item.warnings().stream()
                .map(Problem::code)
                .filter(Verification::ofPartsNotCompared)
                .findFirst()
                .ifPresent(code -> counts.merge(code.words(), 1, Integer::sum)));
        return ReportSummary.counted(counts);
    }
}
