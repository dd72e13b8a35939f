package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.item.ComparedValue;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.item.ListedItem;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.plan.PlannedItem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A listed story or folder, without content, translated slugs and metadata, which lists do not contain
 * (docs/management-api.md).
 *
 * @param parentId the folder's id, 0 at the root
 * @param fields the compared fields that lists show, without the folder
 * @param contentType the content type; empty for folders, and if not listed
 * @param publishedLanguages the individually published languages; empty unless the space publishes that way and the
 *     list includes them ({@code with_translated_stories})
 * @param position its position among its siblings; only the order of the numbers matters
 * @param groupId the group shared by its alternates; null if not listed
 * @param notCopied the properties that a sync does not copy, with their values in this space
 */
public record StoryRow(
        long id,
        String fullSlug,
        long parentId,
        boolean folder,
        LayerState state,
        Fields fields,
        Revision revision,
        String contentType,
        Set<String> publishedLanguages,
        long position,
        @Nullable String groupId,
        Map<NotCopied, String> notCopied)
        implements ListedItem {

    public static final String KIND = "stories";

    /** The marker of the folder's id, 0 at the root. */
    public static final String PARENT = "parent_id";

    /** The marker of the uuid, which a sync may change. */
    public static final String UUID = "uuid";

    private static final String LANGUAGES = "published_languages";

    /** What shows that a story was changed; null if not listed, or never published. */
    public record Revision(
            @Nullable Instant updatedAt,
            @Nullable Instant publishedAt,
            @Nullable Long versionId) {

        static Revision of(Story story) {
            JsonNode version = story.raw().path("current_version_id");
            return new Revision(
                    story.updatedAt().orElse(null),
                    story.publishedAt().orElse(null),
                    version.isIntegralNumber() ? (Long) version.asLong() : null);
        }
    }

    public static StoryRow of(Story story) {
        return of(story, LiveLanguages.of(story.raw()).codes());
    }

    private static StoryRow of(Story story, Set<String> publishedLanguages) {
        return new StoryRow(
                story.id(),
                story.fullSlug(),
                story.parentId(),
                story.folder(),
                stateOf(story),
                StoryField.listed(story),
                Revision.of(story),
                story.raw().path("content_type").stringValue(""),
                publishedLanguages,
                story.raw().path("position").asLong(0),
                story.groupId().isEmpty() ? null : story.groupId(),
                NotCopied.of(story.raw()));
    }

    /** Returns this row under other ids. */
    public StoryRow as(long newId, long newParentId) {
        return with(newId, newParentId, fields);
    }

    /** Returns this row with another slug, and the full slug of before. */
    public StoryRow withSlug(String slug) {
        return with(id, parentId, fields.with(Difference.SLUG, slug));
    }

    private StoryRow with(long newId, long newParentId, Fields newFields) {
        return new StoryRow(
                newId,
                fullSlug,
                newParentId,
                folder,
                state,
                newFields,
                revision,
                contentType,
                publishedLanguages,
                position,
                groupId,
                notCopied);
    }

    /** Returns this row as JSON, with the API's names; what is empty is omitted, and so is what is not copied. */
    public ObjectNode stored() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("parent_id", parentId).put("position", position);
        if (folder) {
            json.put("is_folder", true);
        }
        if (revision.versionId() != null) {
            json.put("current_version_id", revision.versionId());
        }
        json.put(Difference.STATE, state.toString()); // also of folders: earlier versions require it
        put(json::put, "full_slug", fullSlug);
        put(json::put, "updated_at", revision.updatedAt());
        put(json::put, "published_at", revision.publishedAt());
        put(json::put, "content_type", contentType.isEmpty() ? null : contentType);
        put(json::put, "group_id", groupId);
        if (!publishedLanguages.isEmpty()) {
            publishedLanguages.forEach(json.putArray(LANGUAGES)::add);
        }
        fields.forEach((field, value) -> {
            if (!fields.lacks(field)) {
                json.set(field, value.value());
            }
        });
        return json;
    }

    private static void put(BiConsumer<String, String> into, String name, @Nullable Object value) {
        if (value != null) {
            into.accept(name, value.toString());
        }
    }

    public static StoryRow restored(JsonNode stored) {
        String state = stored.path(Difference.STATE).stringValue("");
        ObjectNode story = ((ObjectNode) stored).deepCopy();
        story.put("published", !state.isEmpty() && !state.equals(LayerState.DRAFT.toString()));
        story.put("unpublished_changes", state.equals(LayerState.DIRTY.toString()));
        Set<String> languages = new TreeSet<>();
        stored.path(LANGUAGES).forEach(code -> languages.add(code.stringValue()));
        return of(Story.of(story), languages.isEmpty() ? Set.of() : languages);
    }

    @Override
    public String uuid() {
        return fields.text(Difference.UUID);
    }

    @Override
    public String name() {
        return fields.text("name");
    }

    @Override
    public String slug() {
        return fields.text(Difference.SLUG);
    }

    @Override
    public boolean startpage() {
        return fields.text("is_startpage").equals("true");
    }

    @Override
    public Set<String> tags() {
        return fields.get("tag_list") instanceof ComparedValue.TagSet set ? set.tags() : Set.of();
    }

    @Override
    public @Nullable Instant updatedAt() {
        return revision.updatedAt();
    }

    @Override
    public @Nullable Instant publishedAt() {
        return revision.publishedAt();
    }

    /** Returns the compared fields of this item in a folder. */
    public Fields fieldsIn(String folderPath) {
        return fields.with(Difference.PARENT, "/" + folderPath);
    }

    public static StoryRow source(PlannedItem item) {
        return of(item.source());
    }

    public static @Nullable StoryRow match(PlannedItem item) {
        Item match = item.match();
        return match == null ? null : of(match);
    }

    public static StoryRow of(Item item) {
        return (StoryRow) item;
    }

    /**
     * Returns the publish state of a story. A draft that was never published may have {@code unpublished_changes}; it
     * is still a draft.
     */
    public static LayerState stateOf(Story story) {
        if (!story.published()) {
            return LayerState.DRAFT;
        }
        return story.dirty() ? LayerState.DIRTY : LayerState.PUBLISHED;
    }

    @Override
    public ItemKey key() {
        return key(id);
    }

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
        return startpage() && fullSlug.endsWith("/") ? path() : ListedItem.super.parentPath();
    }

    @Override
    public String placeIn(String folderPath) {
        if (startpage() && fullSlug.endsWith("/")) {
            return folderPath;
        }
        return folderPath.isEmpty() ? slug() : folderPath + "/" + slug();
    }

    @Override
    public Markers markers() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("state", state.name().toLowerCase(Locale.ROOT));
        values.put(UUID, uuid());
        values.put("full_slug", fullSlug);
        values.put(PARENT, Long.toString(parentId));
        put(values::put, Markers.UPDATED_AT, revision.updatedAt());
        put(values::put, "published_at", revision.publishedAt());
        put(values::put, "current_version_id", revision.versionId());
        return Markers.of(values);
    }

    @Override
    public String type() {
        return folder ? "folder" : "story";
    }
}
