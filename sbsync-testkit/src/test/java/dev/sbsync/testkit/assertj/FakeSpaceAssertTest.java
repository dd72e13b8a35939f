package dev.sbsync.testkit.assertj;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import dev.sbsync.testkit.StoryEditor;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class FakeSpaceAssertTest {
    private final FakeManagementApi api =
            FakeManagementApi.builder().spaces(built(1), built(2)).build();
    private final FakeSpace source = api.space(1);
    private final FakeSpace target = api.space(2);

    private static SpaceBuilder built(long id) {
        return SpaceBuilder.space(id, "Space " + id)
                .language("de", "German")
                .language("fr", "French")
                .folder("blog", folder -> folder.uuid("f"))
                .startPage("blog", page -> page.uuid("p").content("{\"component\":\"page\"}"))
                .folder("other", folder -> folder.uuid("g"))
                .story("blog/a", FakeSpaceAssertTest::story)
                .story("blog/b", other -> other.uuid("b").content("{\"v\":2}").dirty(live -> live.put("v", 1)));
    }

    private static void story(StoryBuilder story) {
        story.uuid("a")
                .content("{\"component\":\"page\",\"n\":1.10,\"list\":[{\"x\":1,\"y\":2}]}")
                .tags("t", "u")
                .translatedSlug("de", "ah", "Ah")
                .metaData("m")
                .published();
    }

    @Test
    void mirrors_equalSpaces_passes() {
        assertThat(target).mirrors(source).mirrorsAtLeast(source).mirrorsTextually(source);
    }

    @Test
    void story_placeTagsAndLanguages_areChecked() {
        assertThat(target).hasStory("blog/a").isIn("blog").hasTags("u", "t").publishedIn();

        assertThatThrownBy(() -> assertThat(target).hasStory("blog/a").isIn(""))
                .hasMessageContaining("the folder")
                .hasMessageContaining("\"blog\"");
        assertThatThrownBy(() -> assertThat(target).hasStory("blog/a").hasTags("t"))
                .hasMessageContaining("[t, u]");
        assertThatThrownBy(() -> assertThat(target).hasStory("blog/a").publishedIn("de"))
                .hasMessageContaining("[de]");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("name", editor -> editor.name("Other").publish()),
                change("is missing", editor -> editor.slug("c").publish()),
                change("is missing", editor -> editor.moveTo("other").publish()),
                change("is missing", StoryEditor::delete),
                change("uuid", editor -> editor.uuid("z")),
                change(
                        "content at $.list[0].x",
                        editor -> editor.content(
                                        json("{\"component\":\"page\",\"n\":1.1,\"list\":[{\"x\":9,\"y\":2}]}"))
                                .publish()),
                change(
                        "content at $.list[1]",
                        editor -> editor.field("list", List.of(Map.of("x", 1, "y", 2), 3))
                                .publish()),
                change("content at $.more", editor -> editor.field("more", null).publish()),
                change("content at $.n", editor -> editor.field("n", "1.10").publish()),
                change("tag_list", editor -> editor.tags("t").publish()),
                change("meta_data", editor -> editor.attribute("meta_data", "other")),
                change(
                        "default_root",
                        editor -> editor.attribute("default_root", "x").publish()),
                change(
                        "disable_fe_editor",
                        editor -> editor.attribute("disble_fe_editor", true).publish()),
                change(
                        "sort_by_date",
                        editor -> editor.attribute("sort_by_date", "2026-01-01").publish()),
                change(
                        "expire_at",
                        editor -> editor.attribute("expire_at", "2026-01-01T00:00:00.000Z")
                                .publish()),
                change(
                        "translated slugs",
                        editor -> editor.attribute(
                                        "translated_slugs_attributes", json("[{\"lang\":\"fr\",\"slug\":\"x\"}]"))
                                .publish()),
                change("state", StoryEditor::unpublish),
                change("state", editor -> editor.name("a")));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("changes")
    void mirrors_oneChange_failsAndNamesIt(String named, Consumer<StoryEditor> change) {
        target.edit("blog/a", change);

        assertThatThrownBy(() -> assertThat(target).mirrors(source))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("story blog/a: " + named);
    }

    @Test
    void mirrors_orderOfTagsKeysAndSpellingOfNumbers_doNotCount() {
        target.edit(
                "blog/a",
                editor -> editor.tags("u", "t")
                        .content(json("{\"n\":1.1,\"list\":[{\"y\":2,\"x\":1.0}],\"component\":\"page\"}"))
                        .publish());

        assertThat(target).mirrors(source);
        assertThatThrownBy(() -> assertThat(target).mirrorsTextually(source))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("story blog/a: content is spelled differently at $");
    }

    private static void page(StoryBuilder page) {
        page.uuid("p").name("P").content("{}");
    }

    @Test
    void mirrors_startPageFlag_countsBelowTheRoot() {
        FakeManagementApi spaces = FakeManagementApi.builder()
                .spaces(
                        SpaceBuilder.space(1, "A")
                                .folder("f", folder -> folder.uuid("f"))
                                .story("f/f", FakeSpaceAssertTest::page),
                        SpaceBuilder.space(2, "B")
                                .folder("f", folder -> folder.uuid("f"))
                                .startPage("f", FakeSpaceAssertTest::page))
                .build();

        assertThatThrownBy(() -> assertThat(spaces.space(2)).mirrors(spaces.space(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("story f/f: is missing");
    }

    @Test
    void mirrors_otherPublishedLayer_failsAndNamesIt() {
        target.edit("blog/b", editor -> editor.field("v", 9).publish().field("v", 2));

        assertThatThrownBy(() -> assertThat(target).mirrors(source))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("story blog/b: published content at $.v");
    }

    @Test
    void mirrors_sourceWithoutKnownPublishedLayer_takesAnyStateOfTheTarget() {
        FakeManagementApi spaces = FakeManagementApi.builder()
                .spaces(
                        SpaceBuilder.space(1, "A")
                                .story(
                                        "a",
                                        story -> story.uuid("a").content("{}").dirtyWithoutHistory()),
                        SpaceBuilder.space(2, "B")
                                .story("a", story -> story.uuid("a").content("{}")),
                        SpaceBuilder.space(3, "C")
                                .story(
                                        "a",
                                        story -> story.uuid("a").content("{}").dirty(live -> live.put("old", 1))),
                        SpaceBuilder.space(4, "D")
                                .story("a", story -> story.uuid("a").content("{\"x\":1}")))
                .build();

        assertThat(spaces.space(2)).mirrors(spaces.space(1));
        assertThat(spaces.space(3)).mirrors(spaces.space(1));
        assertThatThrownBy(() -> assertThat(spaces.space(4)).mirrors(spaces.space(1)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void mirrors_sourceThatForgotItsHistory_takesAnyStateOfTheTarget() {
        source.edit("blog/b", StoryEditor::forgetHistory);
        target.edit("blog/b", StoryEditor::unpublish);

        assertThat(target).mirrors(source);
    }

    @Test
    void mirrors_moreThanTheSource_failsUnlessMoreIsAllowed() {
        source.edit("blog/b", StoryEditor::delete);

        assertThat(target).mirrorsAtLeast(source);
        assertThatThrownBy(() -> assertThat(target).mirrors(source))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("story blog/b: is too much");
    }

    @Test
    void hasStory_states_areToldApart() {
        assertThat(target).hasStory("blog/a").published().hasUuid("a").hasName("a");
        assertThat(target).hasStory("blog/b").dirty().hasField("v", "2").hasPublishedField("v", "1");
        assertThat(target).hasStory("blog").draft();
        assertThat(target).hasFolder("blog/").draft();
        assertThat(target).hasNoStory("other").hasNoFolder("blog/a");
    }

    @Test
    void hasStory_wrong_failsAndShowsWhatIsThere() {
        assertThatThrownBy(() -> assertThat(target).hasStory("blog/z"))
                .hasMessageContaining("story blog/a (PUBLISHED)");
        assertThatThrownBy(() -> assertThat(target).hasFolder("blog/a")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(target).hasStory("blog/a").dirty()).hasMessageContaining("\"DIRTY\"");
        assertThatThrownBy(() -> assertThat(target).hasStory("blog/a").draft()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(target).hasStory("blog/b").published())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(target).hasStory("blog/a").hasUuid("x"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(target).hasNoStory("blog/a")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(target).isEmpty()).isInstanceOf(AssertionError.class);
    }

    @Test
    void edit_whatTheApiWouldRefuse_isRefused() {
        assertThatThrownBy(() -> target.edit("blog/a", editor -> editor.slug("b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has already been taken");
        assertThatCode(() -> target.editFolder("blog", editor -> editor.slug("news")))
                .doesNotThrowAnyException();
        assertThat(target).hasStory("news/a").published();
    }

    private static Arguments change(String named, Consumer<StoryEditor> change) {
        return Arguments.of(named, change);
    }

    private static JsonNode json(String text) {
        return Nodes.parse(text);
    }
}
