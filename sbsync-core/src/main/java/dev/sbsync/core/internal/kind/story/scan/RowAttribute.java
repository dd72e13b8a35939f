package dev.sbsync.core.internal.kind.story.scan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The attributes of list rows that are kept only for comparison, in canonical form: absent, null and empty are equal,
 * and timestamps are instants.
 */
public enum RowAttribute {
    /** The default component of a folder's new stories. */
    DEFAULT_ROOT("default_root", Kind.TEXT),
    /** Whether the visual editor is disabled; the API sends two spellings (docs/management-api.md). */
    DISABLE_FE_EDITOR("disable_fe_editor", Kind.FLAG),
    /** The date to sort by. */
    SORT_BY_DATE("sort_by_date", Kind.MOMENT),
    /** When the story expires. */
    EXPIRE_AT("expire_at", Kind.MOMENT),
    /** The real path, which the visual editor opens instead of the full slug. */
    PATH("path", Kind.TEXT),
    /**
     * When the story was first published; set by the API on the first publish, so compared only for published stories.
     */
    FIRST_PUBLISHED_AT("first_published_at", Kind.FIRST_PUBLISH);

    private enum Kind {
        TEXT,
        FLAG,
        MOMENT,
        FIRST_PUBLISH
    }

    private final String field;
    private final Kind kind;

    RowAttribute(String field, Kind kind) {
        this.field = field;
        this.kind = kind;
    }

    /** Returns the API's name. */
    public String field() {
        return field;
    }

    /** Returns whether a difference requires values on both sides, because the API sets a missing one itself. */
    public boolean setByApi() {
        return kind == Kind.FIRST_PUBLISH;
    }

    /** Returns the attributes of a story; absent ones are omitted. */
    static Map<RowAttribute, String> of(JsonNode story) {
        Map<RowAttribute, String> found = new EnumMap<>(RowAttribute.class);
        for (RowAttribute attribute : values()) {
            String value = attribute.value(story);
            if (value != null) {
                found.put(attribute, value);
            }
        }
        return found.isEmpty() ? Map.of() : Collections.unmodifiableMap(found);
    }

    private @Nullable String value(JsonNode story) {
        return switch (kind) {
            case TEXT -> text(story);
            case MOMENT -> moment(text(story));
            case FLAG ->
                story.path("disable_fe_editor").asBoolean(false)
                                || story.path("disble_fe_editor").asBoolean(false)
                        ? "true"
                        : null;
            case FIRST_PUBLISH ->
                story.path("published").asBoolean(false)
                                && !story.path("is_folder").asBoolean(false)
                        ? moment(text(story))
                        : null;
        };
    }

    private @Nullable String text(JsonNode story) {
        JsonNode value = story.path(field);
        if (value.isNull() || value.isMissingNode() || (value.isContainer() && value.isEmpty())) {
            return null;
        }
        String text = value.isContainer() ? value.toString() : value.asString();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String moment(@Nullable String text) {
        return text == null ? null : Moments.canonical(text);
    }
}
