package dev.sbsync.core.report;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport.ItemProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The problems with one code, and what to do about them. Groups are sorted: failures, then blocked items, then
 * warnings; then by code.
 *
 * @param found the problems, in the plan's order
 */
record ProblemGroup(Kind kind, OutcomeCode code, String remedy, List<ItemProblem> found) {

    /** The severity of a problem. */
    enum Kind {
        FAILED,
        BLOCKED,
        WARNING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Kind of(ItemProblem problem) {
            Outcome outcome = problem.item().outcome();
            if (outcome.problem().filter(problem.problem()::equals).isEmpty()) {
                return WARNING;
            }
            return outcome instanceof Outcome.Blocked ? BLOCKED : FAILED;
        }
    }

    static List<ProblemGroup> of(SyncReport report) {
        return report.problems().entrySet().stream()
                .map(entry -> new ProblemGroup(
                        entry.getValue().stream()
                                .map(Kind::of)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        entry.getKey(),
                        UndoWords.remedy(report, entry.getKey()),
                        entry.getValue()))
                .sorted(Comparator.comparing(ProblemGroup::kind))
                .toList();
    }

    /** Returns the count with its kind, such as {@code 3 items failed}. */
    String count() {
        return switch (kind) {
            case FAILED -> Formats.count(found.size(), "item") + " failed";
            case BLOCKED -> Formats.count(found.size(), "item") + " blocked";
            case WARNING -> Formats.count(found.size(), "warning");
        };
    }
}
