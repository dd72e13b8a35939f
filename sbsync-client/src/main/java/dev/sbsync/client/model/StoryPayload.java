package dev.sbsync.client.model;

import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a create or an update sends under {@code story} (ma-facts §3.4). Immutable: every change returns a new payload.
 *
 * <p>Values are shared with the story they came from, not copied: a payload is cheap however large the content.
 */
public final class StoryPayload {

    /** Attributes that the API sets itself and ignores in a body (ma-facts §3.4), and opt-in output of its lists. */
    private static final Set<String> IGNORED_BY_API = Set.of(
            "id",
            "uuid",
            "full_slug",
            "created_at",
            "updated_at",
            "published_at",
            "deleted_at",
            "imported_at",
            "published",
            "unpublished_changes",
            "last_author",
            "last_author_id",
            "parent",
            "breadcrumbs",
            "alternates",
            "translated_slugs",
            "translated_stories",
            "localized_paths",
            "preview_token",
            "stage",
            "user_ids",
            "space_role_ids",
            "favourite_for_user_ids",
            "scheduled_dates",
            "is_scheduled",
            "content_type",
            "content_summary",
            "release_ids",
            "current_version_id",
            "main_version_id",
            "can_not_view",
            "ideas",
            "variant_type",
            "experiment_ids");

    /** Accepted by the API, but an id that means something in the space of the source only. */
    private static final Set<String> BOUND_TO_SOURCE = Set.of("base_version_id");

    private static final String CONTENT = "content";
    private static final String ROWS = "translated_slugs_attributes";

    private final ObjectNode attributes;
    private final boolean slugsKnown;

    private StoryPayload(ObjectNode attributes, boolean slugsKnown) {
        this.attributes = attributes;
        this.slugsKnown = slugsKnown;
    }

    /** Returns a payload without any attribute. */
    public static StoryPayload empty() {
        return new StoryPayload(JsonNodeFactory.instance.objectNode(), false);
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
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        source.raw().properties().forEach(attribute -> {
            String name = attribute.getKey();
            if (!IGNORED_BY_API.contains(name) && !BOUND_TO_SOURCE.contains(name)) {
                kept.set(name, attribute.getValue());
            }
        });
        kept.remove(ROWS);
        if (source.folder() && source.content().isNull()) {
            kept.remove(CONTENT);
        }
        StoryPayload payload = new StoryPayload(kept, source.complete());
        return payload.withRows(TranslatedSlugRows.of(source));
    }

    /**
     * Returns this payload under another folder: its id in the space that is written to, or 0 for the root, where
     * {@code is_startpage} means nothing and is left out.
     */
    public StoryPayload parentId(long id) {
        StoryPayload moved = with("parent_id", JsonNodeFactory.instance.numberNode(id));
        if (id == 0) {
            moved.attributes.remove("is_startpage"); // a copy, which nothing else holds yet
        }
        return moved;
    }

    /** Returns this payload with another content; the node is shared, not copied. */
    public StoryPayload content(JsonNode content) {
        return with(CONTENT, content);
    }

    /**
     * Returns this payload with one attribute set; the node is shared, not copied. A new attribute goes last.
     *
     * @throws IllegalArgumentException if the API ignores the attribute on write
     */
    public StoryPayload set(String attribute, JsonNode value) {
        if (IGNORED_BY_API.contains(attribute)) {
            throw new IllegalArgumentException("The API ignores \"" + attribute + "\" in a body; "
                    + switch (attribute) {
                        case "uuid" -> "use updateUuid.";
                        case "published" -> "write with WriteOption.PUBLISH, or use publish and unpublish.";
                        case "translated_slugs" -> "set \"" + ROWS + "\".";
                        default -> "leave it out.";
                    });
        }
        return with(attribute, value);
    }

    /** Returns this payload without an attribute, so that an update leaves the target's as it is. */
    public StoryPayload without(String attribute) {
        ObjectNode changed = json();
        changed.remove(attribute);
        return new StoryPayload(changed, slugsKnown);
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
        return withRows(TranslatedSlugRows.forTarget(attributes.path(ROWS), target, slugsKnown));
    }

    /** Returns the JSON to send, its top level copied, the values shared: copy them before changing them. */
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().setAll(attributes);
    }

    /** Returns the names of the attributes: their values may be large. */
    @Override
    public String toString() {
        return "StoryPayload" + attributes.propertyNames();
    }

    private StoryPayload with(String attribute, JsonNode value) {
        Objects.requireNonNull(value, attribute);
        ObjectNode changed = json();
        changed.set(attribute, value);
        return new StoryPayload(changed, slugsKnown || attribute.equals(ROWS));
    }

    /** Sets the rows; none at all rather than an empty array, which would say nothing to the API. */
    private StoryPayload withRows(JsonNode rows) {
        if (!rows.isEmpty()) {
            return with(ROWS, rows);
        }
        ObjectNode changed = json();
        changed.remove(ROWS);
        return new StoryPayload(changed, slugsKnown);
    }
}
