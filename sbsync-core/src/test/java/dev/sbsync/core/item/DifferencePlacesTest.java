package dev.sbsync.core.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sbsync.core.item.Difference.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A difference named only the first place of a field, and not its values. */
class DifferencePlacesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void places_severalInOneField_areAllNamedWithBothValues() {
        Difference found = difference(
                "{\"a\":1.10,\"b\":{\"c\":\"new\"},\"list\":[1,2,3],\"added\":null,\"same\":\"x\"}",
                "{\"a\":1.1,\"b\":{\"c\":\"old\"},\"list\":[1,5],\"gone\":true,\"same\":\"x\"}");
        assertThat(found.places())
                .extracting(Place::pointer, Place::old, Place::now)
                .containsExactly(
                        tuple("/b/c", "old", "new"),
                        tuple("/list/1", "5", "2"),
                        tuple("/list/2", null, "3"),
                        tuple("/added", null, "null"),
                        tuple("/gone", "true", null));
        assertThat(found.pointer()).isEqualTo("/b/c");
        assertThat(found.detail()).isEqualTo("differs at /b/c and 4 more places");
    }

    @Test
    void places_ofValuesThatLookAlike_quoteTheString() {
        assertThat(difference("{\"a\":\"null\",\"b\":1,\"c\":\"x\"}", "{\"a\":null,\"b\":\"1\",\"c\":true}")
                        .places())
                .extracting(Place::old, Place::now)
                .containsExactly(tuple("null", "\"null\""), tuple("\"1\"", "1"), tuple("true", "x"));
    }

    /** Ids of blocks change with every copy by hand, and say nothing. */
    @Test
    void detail_namesAPlaceThatIsNoUid_andCountsTheOthers() {
        Difference found = difference("{\"_uid\":\"1\",\"title\":\"a\"}", "{\"_uid\":\"2\",\"title\":\"b\"}");
        assertThat(found).hasToString("content: differs at /title and 1 more place");
        assertThat(found.pointer()).isEqualTo("/title");
        assertThat(found.places()).extracting(Place::pointer).containsExactly("/_uid", "/title");
        assertThat(difference("{\"_uid\":\"1\"}", "{\"_uid\":\"2\"}")).hasToString("content: differs at /_uid");
        assertThat(difference("{\"a\":1}", "[]")).hasToString("content: differs");
    }

    @Test
    void storedAndSent_ofSeveralPlaces_countsThem() {
        assertThat(Equality.storedAndSent("content", fields("{\"a\":1,\"b\":1}"), fields("{\"a\":2,\"b\":2}")))
                .isEqualTo("differs at /a and 1 more place");
    }

    @Test
    void places_longValues_areCut() {
        assertThat(difference("{\"a\":\"" + "x".repeat(10_000) + "\"}", "{\"a\":\"y\"}")
                        .places()
                        .get(0)
                        .now())
                .hasSizeLessThan(300)
                .endsWith("…");
    }

    /** Both used to be cut to the same start. */
    @Test
    void longValues_areCutAroundTheirFirstDifference() {
        for (String start : List.of("x".repeat(300), "𝒳".repeat(300), "y" + "𝒳".repeat(300))) {
            Place place = difference("{\"a\":\"" + start + "new\"}", "{\"a\":\"" + start + "old\"}")
                    .places()
                    .get(0);
            assertThat(place.old()).matches("…(x{20}|𝒳{10})old");
            assertThat(place.now()).matches("…(x{20}|𝒳{10})new");
            Difference name = Difference.of("name", start + "new", start + "old");
            assertThat(name.detail()).isEqualTo(place.old() + " → " + place.now());
        }
    }

    /** Each element after it used to differ from the one that had its position. */
    @Test
    void places_addedAndMovedElements_areOnePlaceEach() {
        assertThat(difference("{\"list\":[9,1,2,3]}", "{\"list\":[1,2,3]}").places())
                .containsExactly(new Place("/list/0", null, "9"));
        assertThat(difference(blocks("c", "a", "b"), blocks("a", "b", "c")).places())
                .containsExactly(new Place("/body/0", "(at /body/2)", "(moved here)"));
    }

    private static String blocks(String... uids) {
        return java.util.Arrays.stream(uids)
                .map(uid -> "{\"_uid\":\"" + uid + "\",\"component\":\"hero\"}")
                .collect(java.util.stream.Collectors.joining(",", "{\"body\":[", "]}"));
    }

    @Test
    void brief_manyPlaces_keepsSomeAndCountsTheOthers() {
        Difference found = difference(numbers(500, 0), numbers(500, 1));
        assertThat(found.places()).hasSize(500);
        assertThat(found.brief().places()).hasSize(20).isEqualTo(found.places().subList(0, 20));
        assertThat(found.brief().more()).isEqualTo(480);
        assertThat(found.brief().brief()).isEqualTo(found.brief());
    }

    private static String numbers(int count, int offset) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"k" + i + "\":" + (i + offset))
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }

    private static Difference difference(String source, String target) {
        List<Difference> found = Equality.differences(fields(source), fields(target));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Fields fields(String content) {
        return Fields.of(Map.of("content", ComparedValue.json(JSON.readTree(content))));
    }
}
