package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.ListedItem;
import dev.sbsync.core.plan.PlannedItem;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A listed story or folder, without content, translated slugs and metadata, which lists do not contain
 * (docs/management-api.md).
 *
 * @param parentId the folder's id, 0 at the root
 * @param startpage whether it is the start page of its folder; never at the root, where the flag has no meaning
 * @param publishedAt when it was last published, null if never
 * @param updatedAt when it was last saved or published, null if not listed
 * @param currentVersionId the id of its current version, null if not listed
 * @param contentType the content type; empty for folders, and if not listed
 * @param publishedLanguages the individually published languages; empty unless the space publishes that way and the
 *     list includes them ({@code with_translated_stories})
 * @param attributes further compared attributes; absent ones are omitted
 * @param position its position among its siblings; only the order of the numbers matters
 * @param groupId the group shared by its alternates; null if not listed
 * @param notCopied the properties that a sync does not copy, with their values in this space
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

    /** The id of this kind. */
    public static final String KIND = "stories";

    /** Clears the start page flag at the root. */
    public StoryRow {
        startpage = startpage && parentId != 0;
    }

    /** Returns the row of a listed story. */
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

    /** Returns the row of a planned item of the source. */
    public static StoryRow source(PlannedItem item) {
        return of(item.source());
    }

    /** Returns the row of a planned item's match in the target; null if it has none. */
    public static @Nullable StoryRow match(PlannedItem item) {
        Item match = item.match();
        return match == null ? null : of(match);
    }

    /**
     * Returns an item of this kind as a row.
     *
     * @throws IllegalArgumentException if it is an item of another kind
     */
    public static StoryRow of(Item item) {
        if (item instanceof StoryRow row) {
            return row;
        }
        throw new IllegalArgumentException(item.key() + " is not a story.");
    }

    @Override
    public ItemKey key() {
        return key(id);
    }

    /** Returns the key of the story with an id. */
    public static ItemKey key(long id) {
        return new ItemKey(KIND, id);
    }

    @Override
    public String displayPath() {
        return fullSlug;
    }

    @Override
    public String path() {
        return fullSlug.endsWith("/") ? fullSlug.substring(0, fullSlug.length() - 1) : fullSlug;
    }

    @Override
    public String parentPath() {
        String path = path();
        if (startpage && fullSlug.endsWith("/")) {
            return path;
        }
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Returns the item's path in a folder with another path; a start page has its folder's path. */
    public String placeIn(String folderPath) {
        if (startpage && fullSlug.endsWith("/")) {
            return folderPath;
        }
        return folderPath.isEmpty() ? slug : folderPath + "/" + slug;
    }

    @Override
    public String type() {
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
