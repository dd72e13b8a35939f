package dev.sbsync.client.model;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a create or an update sends under {@code story} (docs/management-api.md). Immutable and thread-safe: every
 * change returns a new payload. An update leaves alone what its payload lacks.
 *
 * <p>Values are shared with the story they came from, not copied: a payload is cheap however large the content.
 */
public final class StoryPayload extends Payload<StoryPayload> {

    private static final String CONTENT = "content";
    private static final String ROWS = "translated_slugs_attributes";

    private final boolean slugsKnown;

    private StoryPayload(ObjectNode attributes, boolean slugsKnown) {
        super(StoryRules.RULES, attributes);
        this.slugsKnown = slugsKnown;
    }

    /** Returns a payload without any attribute, to update with. */
    public static StoryPayload empty() {
        return new StoryPayload(none(), false);
    }

    /**
     * Returns the payload of a new story, with all that a create needs.
     *
     * @param parentId the id of its folder; 0 for the root
     */
    public static StoryPayload story(long parentId, String name, String slug, JsonNode content) {
        return empty().parentId(parentId).name(name).slug(slug).content(content);
    }

    /**
     * Returns the payload of a new folder, with all that a create needs.
     *
     * @param parentId the id of the folder that it goes into; 0 for the root
     */
    public static StoryPayload folder(long parentId, String name, String slug) {
        return empty().parentId(parentId).name(name).slug(slug).set("is_folder", true);
    }

    /**
     * Returns everything of a story that the API accepts on write, unknown attributes included, in the same order.
     *
     * <p>Left out are the attributes that the API sets itself (id, uuid, full slug, timestamps, publish state, authors,
     * breadcrumbs, alternates, workflow stage, …) and {@code base_version_id}, an id of the source's space.
     * {@code translated_slugs} becomes {@code translated_slugs_attributes} with {@code lang}, {@code slug} and
     * {@code name}, without ids. {@code parent_id} is kept: for another space, set {@link #parentId}. A folder's
     * content is settings: where it is null, it is left out.
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
     * Returns this payload under another folder: its id in the space that is written to, or 0 for the root, where
     * {@code is_startpage} means nothing and is left out.
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
     * Returns this payload with one value of the content changed by its JSON pointer, such as {@code /body/0/headline},
     * where {@code -} stands for the end of an array. What was read stays as it was: the nodes on the way are copied,
     * all others are shared.
     *
     * @throws IllegalArgumentException if the pointer is none, or leads through something that is not there
     */
    public StoryPayload withField(String pointer, JsonNode value) {
        return content(JsonFields.with(attribute(CONTENT), pointer, value));
    }

    /** Returns this payload with a text of the content changed, as {@link #withField(String, JsonNode)} does. */
    public StoryPayload withField(String pointer, String value) {
        return withField(pointer, StringNode.valueOf(value));
    }

    /** Returns this payload with another name, which people see. */
    public StoryPayload name(String value) {
        return set("name", value);
    }

    /** Returns this payload with another slug, the last part of the path, without a slash. */
    public StoryPayload slug(String value) {
        return set("slug", value);
    }

    /** Returns this payload as the start page of its folder, or not. */
    public StoryPayload startpage(boolean value) {
        return set("is_startpage", value);
    }

    /** Returns this payload at another place among its siblings; lower comes first, and may be negative. */
    public StoryPayload position(long value) {
        return set("position", value);
    }

    /** Returns this payload with these tags and no others; tags that the space lacks are created. */
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

    /** Returns this payload with another time of its first publication. */
    public StoryPayload firstPublishedAt(Instant time) {
        return set("first_published_at", time.toString());
    }

    /** Returns this payload with a time at which it is published. */
    public StoryPayload publishAt(Instant time) {
        return set("publish_at", time.toString());
    }

    /** Returns this payload with a time at which it is taken offline. */
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
     * Returns this payload with slug and name in other languages, these rows and no others. A row whose language the
     * target has needs the id of the target's row, which {@link #forTarget} sets.
     */
    public StoryPayload translatedSlugs(List<TranslatedSlug> rows) {
        return new StoryPayload(json(), true).withRows(TranslatedSlugRows.of(rows));
    }

    /**
     * Returns this payload ready to update {@code target}: every translated slug carries the id of the target's row of
     * that language, without which the API would add a second one, and rows of languages that this payload lacks are
     * marked {@code _destroy}. Where this is the copy of a list item, whose translated slugs are unknown, the target's
     * rows are left alone.
     *
     * @throws IllegalArgumentException if {@code target} is a list item: those do not tell their rows
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

    /** Sets the rows; none at all rather than an empty array, which would say nothing to the API. */
    private StoryPayload withRows(JsonNode rows) {
        return rows.isEmpty() ? without(ROWS) : set(ROWS, rows);
    }
}
