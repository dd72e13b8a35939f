package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the parts of a story that cannot be mirrored. Stateless. */
public final class NotMirrored {

    private NotMirrored() {}

    /** Returns the omitted parts of a story in a publish mode. */
    public static LeftOut of(StoryLayers layers, PublishMode mode, SpaceLanguages languages) {
        List<Problem> warnings = new ArrayList<>();
        Problem unpublished = layers.publishedProblem();
        if (mode == PublishMode.MIRROR && layers.publishedLayerMissing() && unpublished != null) {
            warnings.add(new Problem(
                    unpublished.code(),
                    "only the draft is mirrored, as " + unpublished.message(),
                    unpublished.httpStatus()));
        }
        inMissingLanguages(layers, languages).ifPresent(warnings::add);
        return new LeftOut(warnings, layers.leftOut());
    }

    /** Returns a warning about a story's parts in languages that the target lacks. */
    public static Optional<Problem> inMissingLanguages(StoryLayers layers, SpaceLanguages languages) {
        Set<String> unseen = layers.contentLanguages();
        unseen.removeIf(languages::targetHas);
        List<String> lost = new ArrayList<>();
        if (!layers.leftOut().isEmpty()) {
            lost.add("translated slugs or live languages (" + String.join(", ", layers.leftOut())
                    + "), which are left out");
        }
        if (!unseen.isEmpty()) {
            lost.add("content (" + String.join(", ", unseen) + "), which is written and cannot be seen there");
        }
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        OutcomeCode.LANGUAGE_MISSING,
                        "in languages that the target lacks, it has " + String.join("; and ", lost)));
    }
}
