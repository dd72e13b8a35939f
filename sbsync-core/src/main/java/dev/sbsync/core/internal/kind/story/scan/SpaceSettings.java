package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.model.Language;
import dev.sbsync.client.model.Space;
import dev.sbsync.core.plan.SpaceLanguages;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The settings of a space that planning needs (docs/management-api.md).
 *
 * @param languages the sorted codes of its languages, except the default one
 * @param languagesPublishedSingly whether languages are published individually ({@code use_translated_stories})
 * @param folderQuota the maximum number of folders, null if {@code limits} does not contain it
 * @param storyCount the number of stories without folders, null if unknown
 */
public record SpaceSettings(
        Set<String> languages,
        boolean languagesPublishedSingly,
        @Nullable Long folderQuota,
        @Nullable Long storyCount) {

    public static SpaceSettings of(Space space) {
        return new SpaceSettings(
                space.languages().stream().map(Language::code).collect(Collectors.toCollection(TreeSet::new)),
                space.translatedStories(),
                folderQuota(space.limits()),
                storyCount(space));
    }

    /**
     * The API docs do not list the keys of {@code limits}, so any key about folders counts, except those of assets and
     * components; values that are not positive mean no limit.
     */
    private static @Nullable Long folderQuota(Map<String, Long> limits) {
        return limits.entrySet().stream()
                .filter(limit -> {
                    String key = limit.getKey().toLowerCase(Locale.ROOT);
                    return key.contains("folder") && !key.contains("asset") && !key.contains("component");
                })
                .map(Map.Entry::getValue)
                .filter(quota -> quota > 0)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long storyCount(Space space) {
        JsonNode count = space.raw().path("stories_count");
        return count.isIntegralNumber() ? (Long) count.asLong() : null;
    }

    /** Returns these settings of a target as the run makes them before it writes stories. */
    public SpaceSettings after(SpaceLanguages planned) {
        Set<String> codes = planned.target();
        return codes == null ? this : new SpaceSettings(codes, planned.targetSingly(), folderQuota, storyCount);
    }

    /** Returns the languages of a target, and how both spaces publish theirs. */
    public static SpaceLanguages languages(SpaceSettings source, SpaceSettings target) {
        return new SpaceLanguages(
                target.languages(), source.languagesPublishedSingly(), target.languagesPublishedSingly());
    }
}
