package dev.sbsync.client.model;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The attributes of a story or folder for a create or an update (docs/management-api.md).
 *
 * <p>Values are shared with the source story, not copied: a payload is cheap even for large content.
 */
public final class StoryPayload extends Payload<StoryPayload> {

    private static final String CONTENT = "content";
    private static final String ROWS = "translated_slugs_attributes";

    private final boolean slugsKnown;

    private StoryPayload(ObjectNode attributes, boolean slugsKnown) {
        super(StoryRules.RULES, attributes);
        this.slugsKnown = slugsKnown;
    }

    /** Returns an empty payload, for an update. */
    public static StoryPayload empty() {
        return new StoryPayload(none(), false);
    }

    /**
     * Returns the payload of a new story, with all required attributes.
     *
     * @param parentId the id of its folder; 0 for the root
     */
    public static StoryPayload story(long parentId, String name, String slug, JsonNode content) {
        return empty().parentId(parentId).name(name).slug(slug).content(content);
    }

    /**
     * Returns the payload of a new folder, with all required attributes.
     *
     * @param parentId the id of its parent folder; 0 for the root
     */
    public static StoryPayload folder(long parentId, String name, String slug) {
        return empty().parentId(parentId).name(name).slug(slug).set("is_folder", true);
    }

    /**
     * Returns all attributes of a story that the API accepts, unknown ones included, in the same order.
     *
     * <p>Leaves out the attributes that the API sets itself (id, uuid, full slug, timestamps, publish state, authors,
     * breadcrumbs, alternates, workflow stage, …) and {@code base_version_id}, an id of the source's space.
     * {@code translated_slugs} becomes {@code translated_slugs_attributes} with {@code lang}, {@code slug} and
     * {@code name}, without ids. {@code parent_id} is kept: for another space, set {@link #parentId}. A folder's
     * content is its settings; left out if null.
     */
    public static StoryPayload copyOf(Story source) {
        ObjectNode kept = none();
        source.raw().properties().forEach(attribute -> {
            String name = attribute.getKey();
            if (StoryRules.portable(name)) {
                kept.set(name, attribute.getValue());
            }
        });
        kept.remove(ROWS);
        if (source.folder() && source.content().isNull()) {
            kept.remove(CONTENT);
        }
        StoryPayload payload = new StoryPayload(kept, source.complete());
        return payload.withRows(TranslatedSlugRows.withoutIds(source.translatedSlugs()));
    }

    /**
     * Returns this payload under another folder: its id in the target space, or 0 for the root, where
     * {@code is_startpage} has no meaning and is left out.
     */
    public StoryPayload parentId(long id) {
        StoryPayload moved = set("parent_id", id);
        return id == 0 ? moved.without("is_startpage") : moved;
    }

    /** Returns this payload with another content; the node is shared, not copied. */
    public StoryPayload content(JsonNode content) {
        return set(CONTENT, content);
    }

    /**
     * Returns this payload with one value of the content changed by its JSON pointer, such as {@code /body/0/headline};
     * {@code -} is the end of an array. The original content is not modified: nodes along the path are copied, all
     * others shared.
     *
     * @throws IllegalArgumentException if it is not a JSON pointer, or a segment of its path does not exist
     */
    public StoryPayload withField(String pointer, JsonNode value) {
        return content(JsonPointers.with(attribute(CONTENT), pointer, value));
    }

    /** Returns this payload with a text of the content changed, as {@link #withField(String, JsonNode)} does. */
    public StoryPayload withField(String pointer, String value) {
        return withField(pointer, StringNode.valueOf(value));
    }

    /** Returns this payload with another display name. */
    public StoryPayload name(String value) {
        return set("name", value);
    }

    /** Returns this payload with another slug: the last segment of the path, without a slash. */
    public StoryPayload slug(String value) {
        return set("slug", value);
    }

    /** Returns this payload as the start page of its folder, or not. */
    public StoryPayload startpage(boolean value) {
        return set("is_startpage", value);
    }

    /** Returns this payload with another position among its siblings, lowest first; may be negative. */
    public StoryPayload position(long value) {
        return set("position", value);
    }

    /** Returns this payload with exactly these tags; the API creates missing ones. */
    public StoryPayload tagList(List<String> values) {
        return set("tag_list", Attributes.strings(values));
    }

    /** Returns this payload with another real path, which the preview opens instead of the full slug. */
    public StoryPayload path(String value) {
        return set("path", value);
    }

    /** Returns this payload with another content type of new stories in this folder. */
    public StoryPayload defaultRoot(String value) {
        return set("default_root", value);
    }

    /** Returns this payload with the Visual Editor switched off, or on. */
    public StoryPayload editorDisabled(boolean value) {
        return set("disable_fe_editor", value);
    }

    /** Returns this payload with other free JSON next to the content; shared. */
    public StoryPayload metaData(JsonNode value) {
        return set("meta_data", value);
    }

    /** Returns this payload as an alternate of the stories with this group. */
    public StoryPayload groupId(String value) {
        return set("group_id", value);
    }

    /** Returns this payload with another date to sort by, {@code yyyy-MM-dd}. */
    public StoryPayload sortByDate(String value) {
        return set("sort_by_date", value);
    }

    /** Returns this payload with another time of first publication. */
    public StoryPayload firstPublishedAt(Instant time) {
        return set("first_published_at", time.toString());
    }

    /** Returns this payload scheduled to be published at this time. */
    public StoryPayload publishAt(Instant time) {
        return set("publish_at", time.toString());
    }

    /** Returns this payload scheduled to be unpublished at this time. */
    public StoryPayload expireAt(Instant time) {
        return set("expire_at", time.toString());
    }

    /** Returns this payload pinned in its folder, or not. */
    public StoryPayload pinned(boolean value) {
        return set("pinned", value);
    }

    /** Returns this payload based on a version of the story, with which a release merges it. */
    public StoryPayload baseVersionId(long value) {
        return set("base_version_id", value);
    }

    /**
     * Returns this payload with exactly these translated slugs. A row in a language that the target already has needs
     * the id of the target's row, which {@link #forTarget} sets.
     */
    public StoryPayload translatedSlugs(List<TranslatedSlug> rows) {
        return new StoryPayload(json(), true).withRows(TranslatedSlugRows.of(rows));
    }

    /**
     * Returns this payload ready to update {@code target}: translated slugs get the ids of the target's rows, as the
     * API would otherwise add second rows, and rows of languages that are not in this payload are marked
     * {@code _destroy}. For the copy of a list item, whose translated slugs are unknown, the target's rows stay as they
     * are.
     *
     * @throws IllegalArgumentException if {@code target} is a list item, whose rows are unknown
     */
    public StoryPayload forTarget(Story target) {
        if (!target.complete()) {
            throw new IllegalArgumentException(
                    "Target " + target + " is an item of a list, which has no translated slugs; read it singly first.");
        }
        return withRows(TranslatedSlugRows.forTarget(attribute(ROWS), target, slugsKnown));
    }

    @Override
    StoryPayload made(ObjectNode changed) {
        return new StoryPayload(changed, slugsKnown || changed.has(ROWS));
    }

    /** Sets the rows; no attribute rather than an empty array, which the API ignores. */
    private StoryPayload withRows(JsonNode rows) {
        return rows.isEmpty() ? without(ROWS) : set(ROWS, rows);
    }
}
