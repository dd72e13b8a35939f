package dev.sbsync.core.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One test for each rule of <em>equal</em>. */
class EqualityTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String STORY = """
            {"id":1,"uuid":"u-1","name":"Home","slug":"home","full_slug":"blog/home","parent_id":7,
             "is_folder":false,"is_startpage":false,"published":true,"unpublished_changes":false,
             "content":{"component":"page","price":1.10,"tags":["a","b"]},"tag_list":["x","y"],"meta_data":{"k":1},
             "default_root":"page","disable_fe_editor":false,"sort_by_date":"2026-01-02",
             "expire_at":"2027-01-01T00:00:00.000Z",
             "translated_slugs":[{"id":5,"lang":"de","slug":"start","name":"Start"}]}""";

    static Stream<Arguments> everyLineOfEqual() {
        return Stream.of(
                Arguments.of("name", "{\"name\":\"Other\"}"),
                Arguments.of("slug", "{\"slug\":\"other\"}"),
                Arguments.of("parent", "{\"full_slug\":\"news/home\"}"),
                Arguments.of("is_startpage", "{\"is_startpage\":true}"),
                Arguments.of("uuid", "{\"uuid\":\"u-2\"}"),
                Arguments.of("content", "{\"content\":{\"component\":\"page\",\"price\":1.2,\"tags\":[\"a\",\"b\"]}}"),
                Arguments.of("tag_list", "{\"tag_list\":[\"x\"]}"),
                Arguments.of("meta_data", "{\"meta_data\":{\"k\":2}}"),
                Arguments.of("default_root", "{\"default_root\":\"post\"}"),
                Arguments.of("disable_fe_editor", "{\"disable_fe_editor\":true}"),
                Arguments.of("disable_fe_editor", "{\"disable_fe_editor\":null,\"disble_fe_editor\":true}"),
                Arguments.of("path", "{\"path\":\"/p\"}"),
                Arguments.of("tag_list", "{\"tag_list\":[\"X\",\"y\"]}"),
                Arguments.of("sort_by_date", "{\"sort_by_date\":\"2026-01-03\"}"),
                Arguments.of("expire_at", "{\"expire_at\":\"2028-01-01T00:00:00.000Z\"}"),
                Arguments.of(
                        "translated_slugs",
                        "{\"translated_slugs\":[{\"lang\":\"de\",\"slug\":\"heim\",\"name\":\"Start\"}]}"),
                Arguments.of(
                        "translated_slugs",
                        "{\"translated_slugs\":[{\"lang\":\"de\",\"slug\":\"start\",\"name\":\"Heim\"}]}"),
                Arguments.of("translated_slugs", "{\"translated_slugs\":[]}"),
                Arguments.of("state", "{\"published\":false}"),
                Arguments.of("state", "{\"unpublished_changes\":true}"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyLineOfEqual")
    void differences_oneFieldChanged_namesThatFieldAndNoOther(String field, String change) {
        assertThat(differences(STORY, changed(STORY, change)))
                .extracting(Difference::field)
                .containsExactly(field);
        assertThat(differences(changed(STORY, change), STORY))
                .extracting(Difference::field)
                .containsExactly(field);
    }

    static Stream<Arguments> whatDoesNotCount() {
        return Stream.of(
                Arguments.of(
                        "key order in content",
                        "{\"content\":{\"tags\":[\"a\",\"b\"],\"price\":1.10,\"component\":\"page\"}}"),
                Arguments.of(
                        "spelling of a number",
                        "{\"content\":{\"component\":\"page\",\"price\":1.1,\"tags\":[\"a\",\"b\"]}}"),
                Arguments.of("blanks around tags", "{\"tag_list\":[\" x\",\"y \",\" \"]}"),
                Arguments.of("a tag in two cases", "{\"tag_list\":[\"x\",\"X\",\"y\"]}"),
                Arguments.of("order of tags", "{\"tag_list\":[\"y\",\"x\"]}"),
                Arguments.of("a moment without a zone", "{\"expire_at\":\"2027-01-01 00:00\"}"),
                Arguments.of("a moment in another zone", "{\"expire_at\":\"2027-01-01T01:30:00+01:30\"}"),
                Arguments.of("a day at midnight", "{\"sort_by_date\":\"2026-01-02T00:00:00.000Z\"}"),
                Arguments.of(
                        "what the editor adds to a block",
                        "{\"content\":{\"component\":\"page\",\"price\":1.1,\"tags\":[\"a\",\"b\"],\"_editable\":\"<!--x-->\"}}"),
                Arguments.of("spelling of a moment", "{\"expire_at\":\"2027-01-01T00:00:00Z\"}"),
                Arguments.of(
                        "ids of slug rows",
                        "{\"translated_slugs\":[{\"id\":9,\"lang\":\"de\",\"slug\":\"start\",\"name\":\"Start\",\"published\":true}]}"),
                Arguments.of("id", "{\"id\":99}"),
                Arguments.of("position", "{\"position\":-30}"),
                Arguments.of("path without a text", "{\"path\":\"\"}"),
                Arguments.of("pinned", "{\"pinned\":true}"),
                Arguments.of("group_id", "{\"group_id\":\"g\"}"),
                Arguments.of("first_published_at", "{\"first_published_at\":\"2020-01-01T00:00:00.000Z\"}"),
                Arguments.of("publish_at", "{\"publish_at\":\"2029-01-01T00:00:00.000Z\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatDoesNotCount")
    void differences_whatIsNotCompared_isEqual(String what, String change) {
        assertThat(differences(STORY, changed(STORY, change))).as(what).isEmpty();
    }

    @Test
    void differences_truthAndNumbers_areShownByTheirValues() {
        JsonNode json = JsonMapper.shared().readTree("{\"on\":true,\"off\":false,\"width\":820,\"none\":null}");
        Fields source = Fields.of(Map.of(
                "a",
                ComparedValue.json(json.get("on")),
                "b",
                ComparedValue.json(json.get("width")),
                "c",
                ComparedValue.json(json.get("none"))));
        Fields target = Fields.of(Map.of(
                "a",
                ComparedValue.json(json.get("off")),
                "b",
                ComparedValue.json(json.get("none")),
                "c",
                ComparedValue.json(json.get("on"))));

        assertThat(Equality.differences(source, target))
                .extracting(Difference::toString)
                .containsExactlyInAnyOrder("a: false → true", "b: (none) → 820", "c: true → (none)");
    }

    @Test
    void differences_absentAgainstNull_isEqual() {
        String without = "{\"id\":1,\"uuid\":\"u\",\"name\":\"n\",\"slug\":\"s\",\"full_slug\":\"s\"}";
        String nulls = changed(
                without,
                "{\"content\":null,\"meta_data\":null,\"default_root\":null,\"sort_by_date\":null,\"expire_at\":null,"
                        + "\"tag_list\":null,\"translated_slugs\":null}");
        assertThat(differences(without, nulls)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "{}", "[]"})
    void differences_spellingsOfNothing_areEqual(String nothing) {
        String without =
                "{\"id\":1,\"uuid\":\"u\",\"name\":\"n\",\"slug\":\"s\",\"full_slug\":\"s\",\"is_folder\":true}";
        for (String field : List.of(
                "content",
                "meta_data",
                "default_root",
                "sort_by_date",
                "expire_at",
                "path",
                "tag_list",
                "translated_slugs",
                "first_published_at")) {
            assertThat(differences(without, changed(without, "{\"" + field + "\":" + nothing + "}")))
                    .as(field)
                    .isEmpty();
        }
    }

    @Test
    void differences_nameOfATranslatedSlug_emptyIsNone() {
        String none = changed(STORY, "{\"translated_slugs\":[{\"lang\":\"de\",\"slug\":\"s\",\"name\":null}]}");
        String empty = changed(STORY, "{\"translated_slugs\":[{\"lang\":\"de\",\"slug\":\"s\",\"name\":\"\"}]}");
        assertThat(differences(none, empty)).isEmpty();
    }

    @Test
    void differences_firstPublished_countsWhereBothArePublished() {
        String early = changed(STORY, "{\"first_published_at\":\"2020-01-01T00:00:00.000Z\"}");
        String late = changed(STORY, "{\"first_published_at\":\"2021-01-01T00:00:00.000Z\"}");
        assertThat(differences(early, late)).extracting(Difference::field).containsExactly("first_published_at");
        assertThat(differences(changed(early, "{\"published\":false}"), changed(late, "{\"published\":false}")))
                .as("nothing is live")
                .isEmpty();
    }

    @Test
    void differences_pathThatALinkWasSavedWith_doesNotCount_whereItIsALinkToAStory() {
        String link = "{\"content\":{\"link\":{\"linktype\":\"%s\",\"id\":\"u\",\"cached_url\":\"%s\"}}}";
        assertThat(differences(
                        changed(STORY, link.formatted("story", "a")), changed(STORY, link.formatted("story", "b"))))
                .isEmpty();
        assertThat(differences(changed(STORY, link.formatted("url", "a")), changed(STORY, link.formatted("url", "b"))))
                .extracting(Difference::field, Difference::places)
                .containsExactly(tuple("content", List.of(new Difference.Place("/link/cached_url", "b", "a"))));
    }

    @Test
    void differences_nullInsideContentAgainstAbsent_differs() {
        String withNull = changed(STORY, "{\"content\":{\"b\":1,\"a\":null}}");
        String without = changed(STORY, "{\"content\":{\"b\":1}}");
        assertThat(differences(withNull, without))
                .extracting(Difference::field, Difference::places)
                .containsExactly(tuple("content", List.of(new Difference.Place("/a", null, "null"))));
    }

    @Test
    void differences_dirtyOnBothSidesWithOtherPublishedLayers_namesThePublishedContent() {
        String dirty = changed(STORY, "{\"unpublished_changes\":true}");
        assertThat(Equality.differences(
                        compared(dirty, JSON.readTree("{\"v\":1}")), compared(dirty, JSON.readTree("{\"v\":2}"))))
                .extracting(Difference::field, Difference::places)
                .containsExactly(tuple("published content", List.of(new Difference.Place("/v", "2", "1"))));
    }

    @Test
    void differences_draftWithUnpublishedChangesAgainstDraft_isEqual() {
        // never published, saved twice: a draft like any other (docs/management-api.md)
        String draft = changed(STORY, "{\"published\":false}");
        assertThat(differences(changed(draft, "{\"unpublished_changes\":true}"), draft))
                .isEmpty();
    }

    @Test
    void differences_statesOfFolders_doNotCount() {
        String folder = changed(STORY, "{\"is_folder\":true}");
        assertThat(differences(folder, changed(folder, "{\"published\":false}")))
                .isEmpty();
    }

    @Test
    void differences_sourceWhosePublishedLayerIsMissing_doesNotCountTheState() {
        Story dirty = story(changed(STORY, "{\"unpublished_changes\":true}"));
        Story draft = story(changed(STORY, "{\"published\":false}"));
        assertThat(Equality.differences(
                        StoryField.of(dirty, "blog", null, false), StoryField.of(draft, "blog", null, false)))
                .isEmpty();
    }

    @Test
    void detail_longValues_areCut() {
        List<Difference> found = differences(changed(STORY, "{\"name\":\"" + "x".repeat(500) + "\"}"), STORY);
        assertThat(found.get(0).detail())
                .hasSizeLessThan(100)
                .startsWith("Home → xxx")
                .endsWith("…");
    }

    private static List<Difference> differences(String source, String target) {
        return Equality.differences(compared(source, null), compared(target, null));
    }

    private static Fields compared(String json, @org.jspecify.annotations.Nullable JsonNode published) {
        Story story = story(json);
        String fullSlug = story.fullSlug();
        String parent = fullSlug.contains("/") ? fullSlug.substring(0, fullSlug.lastIndexOf('/')) : "";
        return StoryField.of(story, parent, published, true);
    }

    private static Story story(String json) {
        return Story.of(JSON.readTree(json));
    }

    private static String changed(String json, String change) {
        ObjectNode node = (ObjectNode) JSON.readTree(json);
        node.setAll((ObjectNode) JSON.readTree(change));
        return node.toString();
    }
}
