package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryQueryTest {

    @Test
    void all_nothingSet_isAHundredAPageInAFixedOrder() {
        assertThat(StoryQuery.all().parameters(3))
                .containsOnlyKeys("sort_by", "page", "per_page")
                .containsEntry("sort_by", "created_at:asc,id:asc")
                .containsEntry("page", "3")
                .containsEntry("per_page", "100");
    }

    @Test
    void parameters_everyFilter_isSentUnderItsName() {
        StoryQuery query = StoryQuery.builder()
                .startsWith("blog/")
                .withSlug("blog/a")
                .bySlugs(List.of("blog/*", "home"))
                .storyOnly()
                .perPage(25)
                .build();

        assertThat(query.parameters(1))
                .containsEntry("starts_with", "blog/")
                .containsEntry("with_slug", "blog/a")
                .containsEntry("by_slugs", "blog/*,home")
                .containsEntry("story_only", "1")
                .containsEntry("per_page", "25")
                .doesNotContainKey("folder_only");
    }

    @Test
    void folderOnly_afterStoryOnly_replacesIt() {
        assertThat(StoryQuery.builder().storyOnly().folderOnly().build().parameters(1))
                .containsEntry("folder_only", "1")
                .doesNotContainKey("story_only");
        assertThat(StoryQuery.builder().folderOnly().storyOnly().build().parameters(1))
                .doesNotContainKey("folder_only");
    }

    @Test
    void build_builderChangedAfterwards_leavesTheQueryAsItWas() {
        StoryQuery.Builder builder = StoryQuery.builder().startsWith("a");
        StoryQuery query = builder.build();
        builder.startsWith("b").perPage(1);

        assertThat(query.parameters(1)).containsEntry("starts_with", "a").containsEntry("per_page", "100");
    }

    @ParameterizedTest
    @MethodSource("leadingSlashes")
    void anySlug_leadingSlash_isRefusedWithTheReason(Consumer<StoryQuery.Builder> filter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter.accept(StoryQuery.builder()))
                .withMessageContaining("\"/blog\"")
                .withMessageContaining("match nothing");
    }

    static Stream<Consumer<StoryQuery.Builder>> leadingSlashes() {
        return Stream.of(
                builder -> builder.startsWith("/blog"),
                builder -> builder.withSlug("/blog"),
                builder -> builder.bySlugs(List.of("home", "/blog")));
    }

    @ParameterizedTest
    @MethodSource("empties")
    void anySlug_empty_isRefusedBecauseItWouldListEverything(Consumer<StoryQuery.Builder> filter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter.accept(StoryQuery.builder()))
                .withMessageContaining("list everything");
    }

    static Stream<Consumer<StoryQuery.Builder>> empties() {
        return Stream.of(
                builder -> builder.startsWith(""),
                builder -> builder.withSlug(" "),
                builder -> builder.bySlugs(List.of()),
                builder -> builder.bySlugs(List.of("")));
    }

    @Test
    void bySlugs_comma_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryQuery.builder().bySlugs(List.of("a,b")))
                .withMessageContaining("\"a,b\"");
    }

    @Test
    void list_halfASurrogatePair_isRefusedRatherThanAskedForAsAQuestionMark() {
        StoryQuery query = StoryQuery.builder().startsWith("a\ud83d").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Clients.storiesOn(new ScriptedTransport()).list(query).toList())
                .withMessageContaining("surrogate");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101})
    void perPage_outsideOfOneToAHundred_isRefused(int items) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryQuery.builder().perPage(items))
                .withMessageContaining("got " + items);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void perPage_limits_areAccepted(int items) {
        assertThat(StoryQuery.builder().perPage(items).build().perPage()).isEqualTo(items);
    }
}
