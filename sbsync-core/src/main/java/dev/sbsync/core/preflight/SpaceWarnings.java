package dev.sbsync.core.preflight;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.StoryRow;
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
                            + "; content and slugs in them are written, and cannot be seen there"));
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

    /** Returns what concerns one item. */
    static List<Problem> ofItem(PlannedItem item, PublishMode publish) {
        Set<String> languages = new TreeSet<>(item.source().publishedLanguages());
        StoryRow match = item.match();
        if (match != null) {
            languages.addAll(match.publishedLanguages());
        }
        boolean writes = switch (item.operation()) {
            case CREATE, UPDATE, COMPARE -> true;
            case UNCHANGED, NONE, CONFLICT -> false;
        };
        if (!writes || languages.isEmpty() || publish == PublishMode.DRAFT) {
            return List.of();
        }
        return List.of(new Problem(
                OutcomeCode.LANGUAGE_STATES,
                "published language by language (" + String.join(", ", languages)
                        + "); which of them are live is not mirrored, only whether the story is"));
    }
}
