package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.LiveLanguages;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.SpaceLanguages;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adapts source layers to the languages of the target: omits slugs in languages that the target lacks, because one of
 * them would make the API refuse the whole story, and determines which languages can be published. Immutable.
 */
record LanguageFit(SpaceLanguages languages) {

    private static final String SLUGS = "translated_slugs";
    private static final String LIVE = "translated_stories";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * Returns the layers for the target.
     *
     * @param layersMirrored false if publish states are not mirrored, so that live languages do not matter
     */
    StoryLayers of(StoryLayers read, boolean layersMirrored) {
        ObjectNode raw = NODES.objectNode();
        raw.setAll(read.draft().raw());
        Set<String> leftOut = fitSlugs(raw);
        Problem problem = read.publishedProblem();
        LiveLanguages live = LiveLanguages.of(raw);
        raw.remove(LIVE);
        if (!read.draft().folder() && layersMirrored) {
            if (problem == null && languages.sourceSingly()) {
                problem = unsafe(read, live);
            }
            if (problem == null && languages.targetSingly()) {
                fitLive(raw, live, leftOut);
            }
        }
        return new StoryLayers(Story.of(raw), problem == null ? read.published() : null, problem, leftOut);
    }

    private Set<String> fitSlugs(ObjectNode raw) {
        Set<String> leftOut = new TreeSet<>();
        ArrayNode kept = NODES.arrayNode();
        for (JsonNode row : raw.path(SLUGS)) {
            String code = row.path("lang").stringValue("");
            if (languages.targetHas(code)) {
                kept.add(row);
            } else {
                leftOut.add(code);
            }
        }
        if (!leftOut.isEmpty()) {
            raw.set(SLUGS, kept);
        }
        return leftOut;
    }

    /** If the source publishes all languages together, the target's do not matter unless none is live. */
    private void fitLive(ObjectNode raw, LiveLanguages live, Set<String> leftOut) {
        if (languages.sourceSingly()) {
            ArrayNode rows = raw.putArray(LIVE);
            for (LiveLanguages.Live language : live.languages()) {
                if (languages.targetHas(language.code())) {
                    rows.addObject()
                            .put("lang", language.code())
                            .put("published_at", String.valueOf(language.publishedAt()));
                } else {
                    leftOut.add(language.code());
                }
            }
        } else if (!raw.path("published").booleanValue(false)) {
            raw.putArray(LIVE);
        }
    }

    /** Returns why the story must not be published, null if exactly the live languages can be published. */
    private @Nullable Problem unsafe(StoryLayers read, LiveLanguages live) {
        boolean changed = live.changed() || read.state() == LayerState.DIRTY;
        if (changed && (read.published() == null || !publishedTogether(read.draft(), live))) {
            return problem(
                    live,
                    "they were not published together, and have changes that are not live, so what is live"
                            + " cannot be told");
        }
        if (languages.targetSingly() || (live.codes().isEmpty() && !read.draft().published())) {
            return null;
        }
        if (!read.draft().published()) {
            return problem(live, "the target publishes all languages at once, and the default language is not live");
        }
        Set<String> notLive =
                ContentLanguages.of(read.published() == null ? read.draft().content() : read.published());
        notLive.removeIf(used -> live.codes().stream().anyMatch(code -> SpaceLanguages.sameLanguage(code, used)));
        return notLive.isEmpty()
                ? null
                : problem(
                        live,
                        "the target publishes all languages at once, and these are not live: "
                                + String.join(", ", notLive));
    }

    private static boolean publishedTogether(Story draft, LiveLanguages live) {
        Instant moment = draft.published() ? draft.publishedAt().orElse(null) : null;
        return moment != null
                && live.languages().stream().allMatch(language -> {
                    Instant at = language.publishedAt();
                    return at != null && Duration.between(at, moment).abs().compareTo(LiveVersion.TOLERANCE) <= 0;
                });
    }

    private static Problem problem(LiveLanguages live, String why) {
        String which = live.codes().isEmpty() ? "" : " (live: " + String.join(", ", live.codes()) + ")";
        return new Problem(OutcomeCode.LANGUAGE_STATES, "its languages are published one by one" + which + "; " + why);
    }
}
