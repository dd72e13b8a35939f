package dev.sbsync.core.scan;

import dev.sbsync.client.model.Language;
import dev.sbsync.client.model.Space;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a space says of itself that planning needs (docs/management-api.md).
 *
 * @param languages the codes of its languages beside the default one, sorted
 * @param languagesPublishedSingly whether stories are published language by language ({@code use_translated_stories})
 * @param folderQuota the most folders that it may have, null where {@code limits} does not name it
 * @param storyCount how many stories it has, folders not counted; null where it does not say
 */
public record SpaceSettings(
        Set<String> languages,
        boolean languagesPublishedSingly,
        @Nullable Long folderQuota,
        @Nullable Long storyCount) {

    /** What is known of a space that says nothing of itself. */
    public static final SpaceSettings UNKNOWN = new SpaceSettings(Set.of(), false, null, null);

    /** Reads a space. */
    public static SpaceSettings of(Space space) {
        return new SpaceSettings(
                space.languages().stream().map(Language::code).collect(Collectors.toCollection(TreeSet::new)),
                space.translatedStories(),
                folderQuota(space.limits()),
                storyCount(space));
    }

    /**
     * The docs call {@code limits} "limits of the space" and name no key, so any that speaks of folders counts, but for
     * those of assets and components; what is not positive is no limit.
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
}
