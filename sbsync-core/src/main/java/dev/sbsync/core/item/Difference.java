package dev.sbsync.core.item;

import dev.sbsync.core.diff.JsonChange;
import dev.sbsync.core.diff.JsonChange.Op;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A difference between a source item and its target item.
 *
 * @param field the API's name of the field, such as {@code name} or {@code content}
 * @param detail a short description, with both values if they are short
 * @param pointer the first place within the field that is no {@code _uid}, if there is one, as a JSON pointer; null if
 *     it is the whole field, or unknown
 * @param old the target's value as text, null if absent or unknown
 * @param now the source's value as text, null if absent or unknown
 * @param places the differing places within the field; empty if the whole field differs, or if they are unknown
 * @param more the number of further places that were left out
 * @param changes the changes that turn the target's value of the field into the source's; empty if they are unknown,
 *     and in results of runs, which keep the first places only
 */
public record Difference(
        String field,
        String detail,
        @Nullable String pointer,
        @Nullable String old,
        @Nullable String now,
        List<Place> places,
        int more,
        List<JsonChange> changes) {

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

    private static final String BLOCK_ID = "/_uid";

    private static final int LONGEST = 60;

    /** The number of places that results of runs and verifications keep of one difference. */
    private static final int MOST_PLACES = 20;

    private static final int LONGEST_IN_PLACE = 200;

    /**
     * A differing place within a field.
     *
     * @param pointer the place as a JSON pointer; empty for the whole field
     * @param old the target's value as text, cut around the change if it is long, <code>{…}</code> or <code>[…]</code>
     *     for containers; null if absent; where it was if it moved; a string is quoted if it looks like the other value
     * @param now the source's value as text, cut likewise; null if absent
     */
    public record Place(
            String pointer, @Nullable String old, @Nullable String now) {

        static Place of(JsonChange change) {
            if (change.op() == Op.MOVE) {
                return new Place(change.path(), "(at " + change.from() + ")", "(moved here)");
            }
            boolean alike = Objects.equals(textOf(change.old(), false), textOf(change.now(), false));
            String old = textOf(change.old(), alike);
            String now = textOf(change.now(), alike);
            ShortTexts texts = ShortTexts.of(old == null ? "" : old, now == null ? "" : now, LONGEST_IN_PLACE);
            return new Place(change.path(), old == null ? null : texts.old(), now == null ? null : texts.now());
        }

        private static @Nullable String textOf(@Nullable JsonNode value, boolean quoted) {
            if (value == null) {
                return null;
            }
            if (value.isContainer() && !value.isEmpty()) {
                return value.isObject() ? "{…}" : "[…]"; // may be as large as the content
            }
            return value.isString() && !quoted ? value.stringValue() : value.toString();
        }
    }

    /** Copies the lists. */
    public Difference {
        places = List.copyOf(places);
        changes = List.copyOf(changes);
    }

    /** Creates a difference without places. */
    public Difference(
            String field, String detail, @Nullable String pointer, @Nullable String old, @Nullable String now) {
        this(field, detail, pointer, old, now, List.of(), 0, List.of());
    }

    /** Creates a difference with only a description. */
    public Difference(String field, String detail) {
        this(field, detail, null, null, null);
    }

    /** Creates a difference of changes; an empty path means the whole field. */
    static Difference at(String field, List<JsonChange> changes) {
        String named = named(changes);
        List<Place> places = changes.stream().map(Place::of).toList();
        int others = changes.size() - 1;
        String more = others == 0 ? "" : " and " + others + (others == 1 ? " more place" : " more places");
        return named.isEmpty()
                ? new Difference(field, "differs", null, null, null, places, 0, changes)
                : new Difference(field, "differs at " + named + more, named, null, null, places, 0, changes);
    }

    /** Returns the place to name: the first that is no id of a block, if there is one. */
    private static String named(List<JsonChange> changes) {
        return changes.stream()
                .map(JsonChange::path)
                .filter(path -> !path.endsWith(BLOCK_ID))
                .findFirst()
                .orElse(changes.get(0).path());
    }

    /** Returns this difference with other changes. */
    public Difference with(List<JsonChange> known) {
        return new Difference(field, detail, pointer, old, now, places, more, known);
    }

    /** Returns this difference with only the first places, and without changes. */
    public Difference brief() {
        int kept = Math.min(places.size(), MOST_PLACES);
        return new Difference(
                field, detail, pointer, old, now, places.subList(0, kept), more + places.size() - kept, List.of());
    }

    /** Returns this difference with its values in other words; the changes keep them as they are. */
    public Difference reworded(UnaryOperator<String> words) {
        List<Place> inOtherWords = places.stream()
                .map(place -> new Place(place.pointer(), reworded(place.old(), words), reworded(place.now(), words)))
                .toList();
        return old != null && now != null
                ? of(field, words.apply(now), words.apply(old)).with(changes)
                : new Difference(field, detail, pointer, old, now, inOtherWords, more, changes);
    }

    private static @Nullable String reworded(@Nullable String value, UnaryOperator<String> words) {
        return value == null ? null : words.apply(value);
    }

    /** Creates a difference between two values. */
    public static Difference of(String field, @Nullable Object source, @Nullable Object target) {
        ShortTexts texts = shown(target, source);
        return new Difference(field, texts.old() + " → " + texts.now(), null, text(target), text(source));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public String toString() {
        return field + ": " + detail;
    }

    /** Returns two values as short texts. */
    static ShortTexts shown(@Nullable Object old, @Nullable Object now) {
        return ShortTexts.of(shown(old), shown(now), LONGEST);
    }

    private static String shown(@Nullable Object value) {
        String text = value == null ? "(none)" : value.toString();
        return text.isEmpty() ? "(empty)" : text;
    }
}
