package dev.sbsync.core.preflight;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.NotCopied;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says what two spaces' settings stand in the way of. Stateless. */
final class SpaceWarnings {

    private SpaceWarnings() {}

    /** Returns what concerns the plan as a whole. */
    static List<Problem> ofPlan(PlanSide source, PlanSide target, List<PlannedItem> items) {
        List<Problem> warnings = new ArrayList<>();
        Set<String> missing = new TreeSet<>(source.settings().languages());
        missing.removeAll(target.settings().languages());
        if (!missing.isEmpty()) {
            warnings.add(new Problem(
                    OutcomeCode.LANGUAGE_MISSING,
                    "the target lacks languages of the source: " + String.join(", ", missing)
                            + "; content in them is written and cannot be seen there, translated slugs in them are left"
                            + " out"));
        }
        if (source.settings().languagesPublishedSingly() && !target.settings().languagesPublishedSingly()) {
            warnings.add(new Problem(
                    OutcomeCode.LANGUAGE_STATES,
                    "the source publishes languages one by one, the target all at once: a story with a translation"
                            + " that is not live in the source is not published, and keeps its publish state"));
        }
        folderQuota(target, items).ifPresent(warnings::add);
        return warnings;
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
                        "the target may have " + quota + (quota == 1 ? " folder" : " folders") + " and has " + count
                                + "; the plan creates " + created + " more"));
    }

    /** Returns what a run does not carry over of an item, whether it writes the item or finds it in sync. */
    static List<Problem> ofItem(PlannedItem item, Memory memory) {
        List<Problem> warnings = new ArrayList<>();
        switch (item.operation()) {
            case CREATE, UPDATE, COMPARE, UNCHANGED ->
                item.source()
                        .notCopied()
                        .forEach((what, value) -> notCopied(what, value).ifPresent(warnings::add));
            case NONE, CONFLICT -> {}
        }
        if (item.operation() == Operation.UNCHANGED) {
            warnings.addAll(memory.leftOut(item.source()));
        }
        return warnings;
    }

    private static Optional<Problem> notCopied(NotCopied what, String value) {
        return switch (what) {
            case SCHEDULE ->
                Optional.of(new Problem(
                        OutcomeCode.SCHEDULE_NOT_COPIED,
                        "its scheduled publication" + (value.isEmpty() ? "" : " (" + value + ")") + " is not copied"));
            case STAGE ->
                Optional.of(new Problem(
                        OutcomeCode.STAGE_NOT_COPIED, "its workflow stage (id " + value + ") is not copied"));
            case RELEASES ->
                Optional.of(new Problem(
                        OutcomeCode.RELEASE_NOT_COPIED,
                        "that it is part of a release (id " + value + ") is not copied, nor what it has there"));
            case CONTENT -> Optional.empty();
        };
    }
}
