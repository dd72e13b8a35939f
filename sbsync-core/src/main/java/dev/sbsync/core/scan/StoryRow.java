package dev.sbsync.core.scan;

import dev.sbsync.client.model.Story;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a space's list says of one story or folder; no content, translated slugs or meta data, which lists do not carry
 * (docs/management-api.md).
 *
 * @param parentId the folder's id, 0 at the root
 * @param startpage whether it is the start page of its folder; never at the root, where the flag means nothing
 * @param publishedAt when it was last published, null if never
 * @param updatedAt when it was last saved or published, null where the list does not say
 * @param currentVersionId the id of its current version, null where the list does not say
 * @param contentType the component that the content is of; empty for folders, and where the list does not say
 * @param publishedLanguages the languages that are published one by one; empty unless the space publishes so and the
 *     list was asked for them ({@code with_translated_stories})
 * @param attributes further attributes that count when items are compared; those that say nothing are left out
 * @param position its place among its siblings; only the order of the numbers means something
 * @param groupId what links it with its alternates, which share it; null where the list does not say
 * @param notCopied what a sync does not carry over, each with its value in this space
 */
public record StoryRow(
        long id,
        String uuid,
        String name,
        String slug,
        String fullSlug,
        long parentId,
        boolean folder,
        boolean startpage,
        LayerState state,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Long currentVersionId,
        String contentType,
        Set<String> publishedLanguages,
        Set<String> tags,
        Map<RowAttribute, String> attributes,
        long position,
        @Nullable String groupId,
        Map<NotCopied, String> notCopied)
        implements ListedItem {

    /** Drops the flag of a start page at the root. */
    public StoryRow {
        startpage = startpage && parentId != 0;
    }

    /** Keeps of a listed story what planning needs. */
    public static StoryRow of(Story story) {
        JsonNode raw = story.raw();
        return new StoryRow(
                story.id(),
                story.uuid(),
                story.name(),
                story.slug(),
                story.fullSlug(),
                story.parentId(),
                story.folder(),
                story.startpage(),
                LayerState.of(story),
                story.publishedAt().orElse(null),
                story.updatedAt().orElse(null),
                number(raw, "current_version_id"),
                raw.path("content_type").stringValue(""),
                LiveLanguages.of(raw).codes(),
                new TreeSet<>(story.tagList()),
                RowAttribute.of(raw),
                raw.path("position").asLong(0),
                text(raw, "group_id"),
                NotCopied.of(raw));
    }

    @Override
    public String path() {
        return fullSlug.endsWith("/") ? fullSlug.substring(0, fullSlug.length() - 1) : fullSlug;
    }

    /** Returns the path of the folder that the item lies in, as its full slug tells; empty at the root. */
    public String parentPath() {
        String path = path();
        if (startpage && fullSlug.endsWith("/")) {
            return path;
        }
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Returns the path that the item has in a folder of another path; a start page has its folder's. */
    public String placeIn(String folderPath) {
        if (startpage && fullSlug.endsWith("/")) {
            return folderPath;
        }
        return folderPath.isEmpty() ? slug : folderPath + "/" + slug;
    }

    /** Returns {@code folder} or {@code story}, for people. */
    public String kind() {
        return folder ? "folder" : "story";
    }

    private static @Nullable String text(JsonNode raw, String field) {
        String value = raw.path(field).stringValue("");
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Long number(JsonNode raw, String field) {
        JsonNode value = raw.path(field);
        return value.isIntegralNumber() ? (Long) value.asLong() : null;
    }
}
