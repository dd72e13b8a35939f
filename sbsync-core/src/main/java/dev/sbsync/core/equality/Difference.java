package dev.sbsync.core.equality;

/**
 * One way in which a source item and its target item are not equal.
 *
 * @param field the API's name of what differs, such as {@code name} or {@code content}
 * @param detail what the difference is, in a few words for people: both values where they are short
 */
public record Difference(String field, String detail) {

    /** The last part of the path. */
    public static final String SLUG = "slug";

    /** The folder that the item lies in. */
    public static final String PARENT = "parent";

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

    static Difference of(String field, Object source, Object target) {
        return new Difference(field, shown(target) + " → " + shown(source));
    }

    @Override
    public String toString() {
        return field + ": " + detail;
    }

    static String shown(Object value) {
        String text = String.valueOf(value);
        if (text.isEmpty()) {
            return "(empty)";
        }
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
