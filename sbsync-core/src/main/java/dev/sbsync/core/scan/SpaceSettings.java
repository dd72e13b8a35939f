package dev.sbsync.core.scan;

import dev.sbsync.client.model.Language;
import dev.sbsync.client.model.Space;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a space says of itself that planning needs (ma-facts §6).
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
        JsonNode raw = space.raw();
        return new SpaceSettings(
                space.languages().stream().map(Language::code).collect(Collectors.toCollection(TreeSet::new)),
                raw.path("use_translated_stories").booleanValue(false),
                folderQuota(raw.path("limits")),
                number(raw.path("stories_count")));
    }

    /**
     * The docs call {@code limits} "limits of the space" and name no key, so any that speaks of folders counts, but for
     * those of assets and components; what is not positive is no limit.
     */
    private static @Nullable Long folderQuota(JsonNode limits) {
        return limits.properties().stream()
                .filter(entry -> {
                    String key = entry.getKey().toLowerCase(Locale.ROOT);
                    return key.contains("folder") && !key.contains("asset") && !key.contains("component");
                })
                .map(entry -> number(entry.getValue()))
                .filter(quota -> quota != null && quota > 0)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long number(JsonNode value) {
        return value.isIntegralNumber() ? (Long) value.asLong() : null;
    }
}
