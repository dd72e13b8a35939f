package dev.sbsync.core.equality;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a source item and its target item are not equal.
 *
 * @param field the API's name of what differs, such as {@code name} or {@code content}
 * @param detail what the difference is, in a few words for people: both values where they are short
 * @param pointer where within the field it is, as a JSON pointer; null where it is the whole field, or not known
 * @param old the target's value as text, null where it has none or the values are not known
 * @param now the source's value as text, null where it has none or the values are not known
 */
public record Difference(
        String field,
        String detail,
        @Nullable String pointer,
        @Nullable String old,
        @Nullable String now) {

    /** The last part of the path. */
    public static final String SLUG = "slug";

    /** The folder that the item lies in. */
    public static final String PARENT = "parent";

    /** The place among the siblings. */
    public static final String POSITION = "position";

    /** What links alternates: the ids differ between spaces, and who shares one counts. */
    public static final String GROUP = "group_id";

    /** The item's uuid, which has a request of its own. */
    public static final String UUID = "uuid";

    /** The draft's content. */
    public static final String CONTENT = "content";

    /** Draft, published, or dirty. */
    public static final String STATE = "state";

    /** The languages that are live on their own. */
    public static final String LIVE_LANGUAGES = "translated_stories";

    /** The content of the published layer of a dirty story, which the API has no name for. */
    public static final String PUBLISHED_CONTENT = "published content";

    private static final int LONGEST = 60;

    /** Makes a difference of which only a description is known. */
    public Difference(String field, String detail) {
        this(field, detail, null, null, null);
    }

    /** Makes a difference of which the place is known; an empty pointer is the whole field. */
    static Difference at(String field, String pointer) {
        return pointer.isEmpty()
                ? new Difference(field, "differs")
                : new Difference(field, "differs at " + pointer, pointer, null, null);
    }

    /** Makes a difference of two values. */
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
