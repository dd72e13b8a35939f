package dev.sbsync.core.outcome;

import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parts of an item that cannot be mirrored. Immutable.
 *
 * @param warnings warnings about the omitted parts
 * @param languages the languages omitted because the target lacks them; once the target has one, the item is compared
 *     again
 */
public record LeftOut(List<Problem> warnings, Set<String> languages) {

    /** Nothing is omitted. */
    public static final LeftOut NOTHING = new LeftOut(List.of(), Set.of());

    /** Copies the collections. */
    public LeftOut {
        warnings = List.copyOf(warnings);
        languages = Collections.unmodifiableSet(new TreeSet<>(languages));
    }

    /** Returns the omitted parts of an item in a publish mode. */
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

    /** Returns whether the target now has an omitted language. */
    public boolean resolvedBy(SpaceLanguages now) {
        return now.target() != null && languages.stream().anyMatch(now::targetHas);
    }

    /** Returns a warning about an item's parts in languages that the target lacks. */
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
