package dev.sbsync.testkit.internal.story.save;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** How a space stores written values: in another form if a {@link Switch} says so. */
final class StoredSpelling {
    private static final Set<String> BLANK_OR_NULL =
            Set.of("default_root", "sort_by_date", "publish_at", "expire_at", "first_published_at", "path");
    private static final Set<String> TIMES = Set.of("publish_at", "expire_at", "first_published_at");
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d{3})?");
    private static final Map<String, String> UMLAUTS = Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae");

    private final FakeState state;
    private final SpaceState space;

    StoredSpelling(FakeState state, SpaceState space) {
        this.state = state;
        this.space = space;
    }

    /** Returns an attribute that is stored without being interpreted. */
    JsonNode attribute(String name, JsonNode sent) {
        boolean blank = BLANK_OR_NULL.contains(name)
                && sent.isString()
                && sent.stringValue().isEmpty();
        boolean noMetaData = name.equals("meta_data") && sent.isObject() && sent.isEmpty();
        if (state.is(Switch.BLANK_STORED_AS_NULL, blank)
                || state.is(Switch.EMPTY_META_DATA_STORED_AS_NULL, noMetaData)) {
            return Nodes.valueToTree(null);
        }
        Matcher time = WITHOUT_ZONE.matcher(sent.asString(""));
        if (state.is(Switch.TIMES_STORED_WITH_ZONE, TIMES.contains(name) && time.matches())) {
            String seconds = time.group(3) == null ? ":00" : time.group(3);
            String millis = time.group(4) == null ? ".000" : time.group(4);
            return Nodes.valueToTree(time.group(1) + "T" + time.group(2) + seconds + millis + "Z");
        }
        return sent;
    }

    String slug(String sent) {
        String lower = Normalizer.normalize(sent, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> umlaut : UMLAUTS.entrySet()) {
            lower = lower.replace(umlaut.getKey(), umlaut.getValue());
        }
        String plain = Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return state.is(Switch.SLUG_TRANSLITERATED, !plain.equals(sent)) ? plain : sent;
    }

    /** Returns tags trimmed and once each; a comma list counts as several. */
    ArrayNode tags(JsonNode sent) {
        List<String> names = sent.isString()
                ? List.of(sent.stringValue().split(",", -1))
                : sent.valueStream().map(tag -> tag.asString("")).toList();
        Set<String> tags = new LinkedHashSet<>();
        for (String name : names) {
            String tag = name.trim();
            boolean respelled =
                    state.is(Switch.TAGS_IGNORE_CASE, () -> !known(tag, tags).equals(tag));
            tags.add(respelled ? known(tag, tags) : tag);
        }
        tags.remove("");
        ArrayNode stored = Nodes.array();
        tags.forEach(stored::add);
        return stored;
    }

    private String known(String tag, Set<String> sameStory) {
        Stream<String> sameSpace = space.all().stream()
                .flatMap(story -> story.json().path("tag_list").valueStream())
                .map(used -> used.asString(""));
        return Stream.concat(sameSpace, sameStory.stream())
                .filter(tag::equalsIgnoreCase)
                .findFirst()
                .orElse(tag);
    }

    /** Returns the content as it is stored. */
    JsonNode content(JsonNode sent) {
        boolean fills = state.is(Switch.MISSING_UIDS_FILLED_IN, () -> Bloks.anyWithoutUid(sent));
        JsonNode filled = fills ? Bloks.withUids(sent, state.identities()::nextUuid) : sent;
        boolean text = state.is(
                Switch.NUMBERS_STORED_AS_TEXT,
                () -> !Bloks.numbersAsText(filled).equals(filled));
        return text ? Bloks.numbersAsText(filled) : filled;
    }
}
