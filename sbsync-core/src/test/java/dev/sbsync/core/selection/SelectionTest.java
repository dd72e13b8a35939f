package dev.sbsync.core.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.Rows;
import dev.sbsync.core.TestItem;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    /** A folder with a start page, stories of two types and all states, and another folder. */
    private static final List<StoryRow> ROWS = Rows.source()
            .with("blog/")
            .tagged("news")
            .withStartpage("blog", "s")
            .ofType("overview")
            .with("blog/one", "1", LayerState.PUBLISHED)
            .ofType("post")
            .tagged("news", "big")
            .with("blog/two", "2", LayerState.DIRTY)
            .ofType("post")
            .with("blog/old/")
            .with("blog/old/three", "3", LayerState.DRAFT)
            .ofType("post")
            .with("blog-archive/")
            .with("blog-archive/four")
            .ofType("page")
            .tagged("Big")
            .rows();

    @ParameterizedTest
    @CsvSource({"blog,true", "blog/a,true", "blog/a/b,true", "blog-archive,false", "blo,false", "x/blog,false"})
    void includes_pathsAroundAPrefix_takesThePathAndWhatLiesBelow(String path, boolean included) {
        assertThat(Selection.builder().prefix("blog").build().includes(story(path)))
                .isEqualTo(included);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blog", "blog/", "//blog//", " blog "})
    void below_slashesAndSpaceAtTheEnds_doNotMatter(String prefix) {
        assertThat(Selection.builder().prefix(prefix).build())
                .isEqualTo(Selection.builder().prefix("blog").build())
                .hasToString("below blog");
    }

    @Test
    void includes_severalOfOneKind_takesWhatAnySelects() {
        assertThat(selected(builder -> builder.prefix("blog/old").prefix("blog-archive")))
                .containsExactly("blog/old", "blog/old/three", "blog-archive", "blog-archive/four");
        assertThat(selected(builder -> builder.tag("big").tag("Big"))).containsExactly("blog/one", "blog-archive/four");
        assertThat(selected(builder -> builder.contentType("overview").contentType("page")))
                .containsExactly("blog/", "blog-archive/four");
    }

    @Test
    void includes_severalKinds_takesWhatAllSelect() {
        assertThat(selected(builder -> builder.prefix("blog").tag("news").contentType("post")))
                .containsExactly("blog/one");
        assertThat(selected(
                        builder -> builder.slug("blog/*").only(LayerState.DIRTY).only(LayerState.DRAFT)))
                .containsExactly("blog/two");
    }

    @Test
    void includes_contentTypeOrState_takesNoFolder() {
        assertThat(selected(builder -> builder.contentType("post"))).doesNotContain("blog", "blog/old");
        assertThat(selected(builder -> builder.only(LayerState.DRAFT))).containsExactly("blog/old/three");
    }

    @Test
    void includes_tag_takesAFolderThatCarriesIt() {
        assertThat(selected(builder -> builder.tag("news"))).containsExactly("blog", "blog/one");
    }

    @Test
    void only_published_isNotDirty() {
        assertThat(selected(builder -> builder.prefix("blog").only(LayerState.PUBLISHED)))
                .containsExactly("blog/", "blog/one");
    }

    @Test
    void exclude_folder_takesAllThatLiesInItAlong() {
        assertThat(selected(builder -> builder.prefix("blog").exclude("blog/old")))
                .containsExactly("blog", "blog/", "blog/one", "blog/two");
        assertThat(selected(builder -> builder.exclude("blog*"))).isEmpty();
        assertThat(selected(builder -> builder.exclude("**/o*"))).doesNotContain("blog/one", "blog/old/three");
    }

    @Test
    void all_anyItem_isIncluded() {
        assertThat(ROWS).allMatch(Selection.all()::includes);
        assertThat(Selection.all()).hasToString("everything");
    }

    @Test
    void toString_everyKind_isNamedInAFixedOrder() {
        assertThat(Selection.builder()
                        .only(LayerState.DIRTY)
                        .exclude("a/x")
                        .tag("t")
                        .contentType("c")
                        .slug("a/*")
                        .prefix("b")
                        .prefix("a")
                        .build())
                .hasToString("below a or b; slug a/*; tag t; content type c; only dirty; not a/x");
    }

    @Test
    void ranges_prefixes_areListedOnceEach() {
        assertThat(ranges(builder -> builder.prefix("b").prefix("a/c").prefix("a")))
                .containsExactly(new Range.AtOrBelow("a"), new Range.AtOrBelow("b"));
    }

    @Test
    void ranges_slugs_beginWithWhatIsLiteral() {
        assertThat(ranges(builder ->
                        builder.slug("blog/2026-*").slug("home").slug("shop/**").slug("a\\*b/?")))
                .containsExactly(
                        new Range.BeginningWith("blog/2026-"),
                        new Range.At("home"),
                        new Range.At("home/"),
                        new Range.AtOrBelow("shop"),
                        new Range.BeginningWith("a*b/"));
    }

    @Test
    void ranges_aSlugThatMayBeAnywhere_isNoHelp() {
        assertThat(ranges(builder -> builder.slug("blog/*").slug("**/news"))).containsExactly(new Range.Everything());
        assertThat(ranges(builder -> builder.slug("*/news").tag("t"))).containsExactly(new Range.Tagged(List.of("t")));
    }

    @Test
    void ranges_whatTheApiCannotNarrowBy_isEverything() {
        assertThat(ranges(builder -> builder.tag("a,b"))).containsExactly(new Range.Everything());
        assertThat(ranges(builder -> builder.contentType("c").only(LayerState.DRAFT)))
                .containsExactly(new Range.Everything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "  ", "blog//first"})
    void prefix_unusable_isRefusedWithTheValue(String prefix) {
        assertThatThrownBy(() -> Selection.builder().prefix(prefix).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + prefix + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a//b", "a***", "a\\"})
    void slug_unusablePattern_isRefusedWithTheValue(String pattern) {
        assertThatThrownBy(() -> Selection.builder().slug(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pattern + "'");
        assertThatThrownBy(() -> Selection.builder().exclude(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pattern + "'");
    }

    @Test
    void tagAndContentType_blank_areRefusedWithTheValue() {
        assertThatThrownBy(() -> Selection.builder().tag(" ")).hasMessageContaining("tag ' '");
        assertThatThrownBy(() -> Selection.builder().contentType("")).hasMessageContaining("content type ''");
    }

    @Test
    void build_builderUsedOn_doesNotChangeWhatWasBuilt() {
        SelectionBuilder builder = Selection.builder().prefix("blog");
        Selection selection = builder.build();
        builder.prefix("other");
        assertThat(selection).hasToString("below blog");
    }

    private static List<String> selected(Function<SelectionBuilder, SelectionBuilder> conditions) {
        Selection selection = conditions.apply(Selection.builder()).build();
        return ROWS.stream().filter(selection::includes).map(StoryRow::fullSlug).toList();
    }

    private static List<Range> ranges(Function<SelectionBuilder, SelectionBuilder> conditions) {
        return conditions.apply(Selection.builder()).build().ranges();
    }

    private static StoryRow story(String path) {
        Rows rows = Rows.source();
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            rows.with(path.substring(0, slash + 1));
        }
        List<StoryRow> all = rows.with(path).rows();
        return all.get(all.size() - 1);
    }

    @Test
    void includes_recordsByTheirComponentOrDatasource_storyConditionsDoNotApply() {
        Selection some = Selection.builder()
                .prefix("blog")
                .component("hero*")
                .datasource("labels")
                .build();

        assertThat(includes(some, "components", "hero_big")).isTrue();
        assertThat(includes(some, "components", "teaser")).isFalse();
        assertThat(includes(some, "presets", "hero_big/Dark")).isTrue();
        assertThat(includes(some, "component_groups", "Layout")).isFalse();
        assertThat(includes(some, "datasource_entries", "labels/cta")).isTrue();
        assertThat(includes(some, "datasource_entries", "colors/cta")).isFalse();
        assertThat(includes(some, "settings", "settings")).isTrue();
        assertThat(Selection.of(some.conditions())).isEqualTo(some);
        assertThat(some).hasToString("below blog; component hero*; datasource labels");
    }

    private static boolean includes(Selection selection, String kind, String path) {
        return selection.includes(TestItem.of(kind, 1, kind, path));
    }

    @Test
    void emptiness_componentOrDatasourceThatMatchesNothing_isNamedWithTheKnownOnes() {
        Selection some = Selection.builder()
                .prefix("blog")
                .component("hero*")
                .component("taeser")
                .datasource("none")
                .build();
        List<TestItem> components = List.of(
                TestItem.of("components", 1, "component", "hero_big"),
                TestItem.of("components", 2, "component", "teaser"));

        Emptiness found = Emptiness.of(some, "components", components);

        assertThat(found.unmatched()).hasToString("[component 'taeser']");
        assertThat(found.unmatched().get(0).known()).containsExactly("hero_big", "teaser");
        assertThatThrownBy(() -> found.refuse(some))
                .isInstanceOf(EmptySelectionException.class)
                .hasMessageContaining("component 'taeser'");
        assertThat(Emptiness.of(some, "datasources", List.of()).unmatched()).hasToString("[datasource 'none']");
        assertThatNoException()
                .isThrownBy(() -> Emptiness.of(some, "presets", List.of()).refuse(some));
    }
}
