package dev.sbsync.core.item;

import org.jspecify.annotations.Nullable;

/**
 * A difference between a source item and its target item.
 *
 * @param field the API's name of the field, such as {@code name} or {@code content}
 * @param detail a short description, with both values if they are short
 * @param pointer the place within the field, as a JSON pointer; null if it is the whole field, or unknown
 * @param old the target's value as text, null if absent or unknown
 * @param now the source's value as text, null if absent or unknown
 */
public record Difference(
        String field,
        String detail,
        @Nullable String pointer,
        @Nullable String old,
        @Nullable String now) {

    /** The last segment of the path. */
    public static final String SLUG = "slug";

    /** The item's folder. */
    public static final String PARENT = "parent";

    /** The position among the siblings. */
    public static final String POSITION = "position";

    /** The group of alternates: ids differ between spaces; only the members count. */
    public static final String GROUP = "group_id";

    /** The item's uuid, which is changed by a separate request. */
    public static final String UUID = "uuid";

    /** The draft's content. */
    public static final String CONTENT = "content";

    /** Draft, published, or dirty. */
    public static final String STATE = "state";

    /** The individually published languages. */
    public static final String LIVE_LANGUAGES = "translated_stories";

    /** The published content of a dirty story, for which the API has no field. */
    public static final String PUBLISHED_CONTENT = "published content";

    private static final int LONGEST = 60;

    /** Creates a difference with only a description. */
    public Difference(String field, String detail) {
        this(field, detail, null, null, null);
    }

    /** Creates a difference at a place; an empty pointer means the whole field. */
    static Difference at(String field, String pointer) {
        return pointer.isEmpty()
                ? new Difference(field, "differs")
                : new Difference(field, "differs at " + pointer, pointer, null, null);
    }

    /** Creates a difference between two values. */
    public static Difference of(String field, @Nullable Object source, @Nullable Object target) {
        return new Difference(field, shown(target) + " → " + shown(source), null, text(target), text(source));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public String toString() {
        return field + ": " + detail;
    }

    static String shown(@Nullable Object value) {
        String text = value == null ? "(none)" : value.toString();
        if (text.isEmpty()) {
            return "(empty)";
        }
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
