package dev.sbsync.core.equality;

import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.TranslatedSlug;
import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.StoryRow;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * What <em>equal</em> looks at, and nothing else (design.md §4). Absent values are null.
 *
 * @param parentPath where the item lies, or is to lie, in the target
 * @param translatedSlugs language to {@code slug} and {@code name}
 * @param state null where it cannot count: folders, and a dirty source whose published layer is not to be had
 * @param publishedContent the published layer of a dirty story; null node for all others
 */
public record ComparedStory(
        String name,
        String slug,
        String parentPath,
        boolean startpage,
        String uuid,
        JsonNode content,
        Set<String> tags,
        JsonNode metaData,
        @Nullable String defaultRoot,
        boolean disableFeEditor,
        @Nullable String sortByDate,
        @Nullable String expireAt,
        Map<String, SlugAndName> translatedSlugs,
        @Nullable LayerState state,
        JsonNode publishedContent) {

    /** The slug and name of one language. */
    public record SlugAndName(String slug, @Nullable String name) {
        @Override
        public String toString() {
            return name == null ? slug : slug + " (" + name + ")";
        }
    }

    /** Returns what a list row tells; what rows do not carry is absent, and so equal on both sides. */
    public static ComparedStory ofRow(StoryRow row, String parentPath) {
        return of(row, parentPath, NullNode.getInstance(), NullNode.getInstance(), Map.of(), row.state())
                .withoutStateOfFolder(row.folder());
    }

    /**
     * Returns what a single story tells.
     *
     * @param published the published layer where the story is dirty, else null
     * @param stateCounts false where a dirty source has no published layer to mirror
     */
    public static ComparedStory ofStory(
            Story story, String parentPath, @Nullable JsonNode published, boolean stateCounts) {
        StoryRow row = StoryRow.of(story);
        Map<String, SlugAndName> slugs = new TreeMap<>();
        for (TranslatedSlug slug : story.translatedSlugs()) {
            slugs.put(slug.lang(), new SlugAndName(slug.slug(), slug.name()));
        }
        ComparedStory compared = of(
                row,
                parentPath,
                orNull(story.raw().get("content")),
                orNull(story.raw().get("meta_data")),
                slugs,
                stateCounts ? row.state() : null);
        return (stateCounts ? compared.withPublished(orNull(published)) : compared).withoutStateOfFolder(row.folder());
    }

    private static ComparedStory of(
            StoryRow row,
            String parentPath,
            JsonNode content,
            JsonNode metaData,
            Map<String, SlugAndName> slugs,
            @Nullable LayerState state) {
        return new ComparedStory(
                row.name(),
                row.slug(),
                parentPath,
                row.startpage(),
                row.uuid(),
                content,
                new TreeSet<>(row.tags()),
                metaData,
                row.defaultRoot(),
                row.disableFeEditor(),
                row.sortByDate(),
                row.expireAt(),
                slugs,
                state,
                NullNode.getInstance());
    }

    private ComparedStory withPublished(JsonNode published) {
        return with(state, published);
    }

    private ComparedStory withoutStateOfFolder(boolean folder) {
        return folder ? with(null, NullNode.getInstance()) : this;
    }

    private ComparedStory with(@Nullable LayerState newState, JsonNode published) {
        return new ComparedStory(
                name,
                slug,
                parentPath,
                startpage,
                uuid,
                content,
                tags,
                metaData,
                defaultRoot,
                disableFeEditor,
                sortByDate,
                expireAt,
                translatedSlugs,
                newState,
                published);
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() ? NullNode.getInstance() : node;
    }
}
