package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.NotCopied;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Warns about limitations due to the settings of the two spaces. Stateless. */
final class SpaceWarnings {

    private SpaceWarnings() {}

    static List<Problem> ofPlan(PlanSide source, PlanSide target, List<PlannedItem> items) {
        List<Problem> warnings = new ArrayList<>();
        Set<String> missing = new TreeSet<>(source.settings().languages());
        missing.removeAll(target.settings().languages());
        if (!missing.isEmpty()) {
            warnings.add(new Problem(
                    OutcomeCode.LANGUAGE_MISSING,
                    "the target lacks languages of the source: " + String.join(", ", missing)
                            + "; content in these languages is written but invisible, translated slugs are omitted"));
        }
        if (source.settings().languagesPublishedSingly() && !target.settings().languagesPublishedSingly()) {
            warnings.add(new Problem(
                    OutcomeCode.LANGUAGE_STATES,
                    "the source publishes languages individually, the target all together: stories with a translation"
                            + " that is not live in the source are not published, and keep their publish state"));
        }
        folderQuota(target, items).ifPresent(warnings::add);
        byPath(items).ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<Problem> byPath(List<PlannedItem> items) {
        long count = items.stream()
                .filter(item -> item.why().include(Reason.MATCHED_BY_PATH))
                .count();
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                OutcomeCode.MATCHED_BY_PATH,
                                count + (count == 1 ? " item is" : " items are")
                                        + " matched by path only, as the state has no baseline; what is equal is taken for a copy"));
    }

    private static Optional<Problem> folderQuota(PlanSide target, List<PlannedItem> items) {
        Long quota = target.settings().folderQuota();
        long created = items.stream()
                .filter(item ->
                        item.operation() == Operation.CREATE && item.source().folder())
                .count();
        if (quota == null || created == 0) {
            return Optional.empty();
        }
        return target.scan()
                .folderCount()
                .filter(count -> count + created > quota)
                .map(count -> new Problem(
                        OutcomeCode.FOLDER_QUOTA,
                        "the target allows " + quota + (quota == 1 ? " folder" : " folders") + " and has " + count
                                + "; the plan creates " + created + " more"));
    }

    /**
     * Returns the warnings about parts of an item that a run does not copy, whether it writes the item or finds it in
     * sync.
     */
    static List<Problem> ofItem(PlannedItem item, SyncHistory history) {
        List<Problem> warnings = new ArrayList<>();
        StoryRow row = StoryRow.source(item);
        if (item.operation() != Operation.NONE && item.operation() != Operation.CONFLICT) {
            row.notCopied().forEach((what, value) -> notCopied(what, value).ifPresent(warnings::add));
        }
        if (item.operation() == Operation.UNCHANGED) {
            warnings.addAll(history.leftOut(row));
        }
        return warnings;
    }

    private static Optional<Problem> notCopied(NotCopied what, String value) {
        String shown = value.isEmpty() ? "" : " (" + value + ")";
        return switch (what) {
            case SCHEDULE -> notCopied(OutcomeCode.SCHEDULE_NOT_COPIED, "scheduled publication" + shown);
            case STAGE -> notCopied(OutcomeCode.STAGE_NOT_COPIED, "workflow stage (id " + value + ")");
            case RELEASES -> notCopied(OutcomeCode.RELEASE_NOT_COPIED, "release (id " + value + ")");
            case CONTENT -> Optional.empty();
        };
    }

    private static Optional<Problem> notCopied(OutcomeCode code, String what) {
        return Optional.of(new Problem(code, "its " + what + " is not copied"));
    }
}
