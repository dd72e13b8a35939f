package dev.sbsync.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A story or folder (docs/management-api.md).
 *
 * <p>An item of a list has no {@link #content()} and no {@link #translatedSlugs()}; a story that was read, created or
 * updated individually has both ({@link #complete()}).
 */
public final class Story extends RawRecord {

    private Story(JsonNode raw) {
        super(raw, "story");
    }

    /**
     * Creates a story from what the API sends under {@code story}; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static Story of(JsonNode raw) {
        return new Story(raw);
    }

    /** Returns the uuid, unique within its space (docs/management-api.md); empty if there is none. */
    public String uuid() {
        return text("uuid");
    }

    /** Returns the name; empty if there is none. */
    public String name() {
        return text("name");
    }

    /** Returns the last segment of the path; empty if there is none. */
    public String slug() {
        return text("slug");
    }

    /**
     * Returns the path from the root, without a leading slash; that of a start page may end in a slash
     * (docs/management-api.md). Empty if there is none.
     */
    public String fullSlug() {
        return text("full_slug");
    }

    /** Returns the id of the folder that holds this item; 0 at the root. */
    public long parentId() {
        return id("parent_id");
    }

    /** Returns whether this is a folder; false by default. */
    public boolean folder() {
        return flag("is_folder");
    }

    /** Returns whether this is the start page of its folder, whose path it shares; false by default. */
    public boolean startpage() {
        return flag("is_startpage");
    }

    /** Returns whether a published version is live, with or without newer draft edits; false by default. */
    public boolean published() {
        return flag("published");
    }

    /** Returns whether the draft was saved after the last publish; false by default. */
    public boolean unpublishedChanges() {
        return flag("unpublished_changes");
    }

    /** Returns whether the published layer and the draft layer differ: {@code published && unpublished_changes}. */
    public boolean dirty() {
        return published() && unpublishedChanges();
    }

    /** Returns when this was last published; empty if never, or if the text is not an ISO-8601 timestamp. */
    public Optional<Instant> publishedAt() {
        return instant("published_at");
    }

    /** Returns when this was last saved or published; empty if the text is not an ISO-8601 timestamp. */
    public Optional<Instant> updatedAt() {
        return instant("updated_at");
    }

    /** Returns the content of the draft layer, shared; a missing node if there is none, as in an item of a list. */
    public JsonNode content() {
        return raw().path("content");
    }

    /** Returns the position among its siblings, lowest first, may be negative; empty if there is none. */
    public OptionalLong position() {
        return number("position");
    }

    /** Returns the real path, which the preview opens instead of the full slug; empty if there is none. */
    public String path() {
        return text("path");
    }

    /** Returns the content type of new stories in this folder; empty if there is none. */
    public String defaultRoot() {
        return text("default_root");
    }

    /** Returns whether the Visual Editor is disabled; false by default. */
    public boolean editorDisabled() {
        return flag("disable_fe_editor");
    }

    /** Returns whether this is pinned in its folder; false by default. */
    public boolean pinned() {
        return flag("pinned");
    }

    /** Returns the free JSON next to the content, shared; a missing node if there is none. */
    public JsonNode metaData() {
        return raw().path("meta_data");
    }

    /** Returns the group whose stories are alternates of each other; empty if there is none. */
    public String groupId() {
        return text("group_id");
    }

    /** Returns the date to sort by, {@code yyyy-MM-dd}; empty if there is none. */
    public String sortByDate() {
        return text("sort_by_date");
    }

    /** Returns when this was first published; empty if absent or not an ISO-8601 timestamp. */
    public Optional<Instant> firstPublishedAt() {
        return instant("first_published_at");
    }

    /** Returns when this is scheduled to be published; empty if absent or not an ISO-8601 timestamp. */
    public Optional<Instant> publishAt() {
        return instant("publish_at");
    }

    /** Returns when this is scheduled to be unpublished; empty if absent or not an ISO-8601 timestamp. */
    public Optional<Instant> expireAt() {
        return instant("expire_at");
    }

    /** Returns the tags in the API's order; empty by default. */
    public List<String> tagList() {
        return Attributes.texts(raw(), "tag_list");
    }

    /** Returns the translated slugs, one row per language; empty by default, and always empty in an item of a list. */
    public List<TranslatedSlug> translatedSlugs() {
        return raw().path("translated_slugs")
                .valueStream()
                .filter(JsonNode::isObject)
                .map(TranslatedSlug::of)
                .toList();
    }

    /** Returns whether this is more than an item of a list: it has {@code content} or {@code translated_slugs}. */
    public boolean complete() {
        return raw().has("content") || raw().has("translated_slugs");
    }

    /** Returns id and full slug: the rest may be large, or secret, such as the preview token. */
    @Override
    public String toString() {
        return "Story[id=" + id() + ", fullSlug=" + fullSlug() + "]";
    }
}
