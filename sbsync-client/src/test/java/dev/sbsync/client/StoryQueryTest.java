package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sbsync.client.ContentFilter.Comparison;
import dev.sbsync.client.StorySort.Missing;
import dev.sbsync.client.StorySort.Values;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryQueryTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:59Z");

    @Test
    void all_nothingSet_isAHundredAPageInAFixedOrder() {
        assertThat(query(StoryQuery.all())).isEqualTo("sort_by=created_at:asc,id:asc&page=3&per_page=100");
        assertThat(StoryQuery.all().fixedOrder()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void parameters_everyFilter_isSentUnderItsName(Consumer<StoryQueryBuilder> filter, String expected) {
        assertThat(query(filter)).isEqualTo(expected + "&sort_by=created_at:asc,id:asc&page=3&per_page=100");
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                row(q -> q.startsWith("blog/"), "starts_with=blog/"),
                row(q -> q.withSlug("blog/a"), "with_slug=blog/a"),
                row(q -> q.bySlugs(List.of("blog/a", "home")), "by_slugs=blog/a,home"),
                row(q -> q.bySlugPatterns(List.of("blog/*")), "by_slugs=blog/*"),
                row(q -> q.excludingSlugs(List.of("blog/a")), "excluding_slugs=blog/a"),
                row(q -> q.excludingSlugPatterns(List.of("*/a")), "excluding_slugs=*/a"),
                row(q -> q.byIds(List.of(178_888_427_520_390L, 2L)), "by_ids=178888427520390,2"),
                row(q -> q.excludingIds(List.of(3L)), "excluding_ids=3"),
                row(q -> q.byUuids(List.of("a-1", "b-2")), "by_uuids=a-1,b-2"),
                row(q -> q.withParent(4), "with_parent=4"),
                row(q -> q.folderOnly(), "folder_only=1"),
                row(q -> q.storyOnly(), "story_only=1"),
                row(q -> q.rootFoldersOnly(), "root_folders_only=1"),
                row(q -> q.search("a, b"), "search=a, b"),
                row(q -> q.textSearch("c"), "text_search=c"),
                row(q -> q.referenceSearch("d"), "reference_search=d"),
                row(q -> q.containComponent(List.of("hero", "teaser")), "contain_component=hero,teaser"),
                row(q -> q.published(false), "is_published=false"),
                row(q -> q.published(true), "is_published=true"),
                row(q -> q.inTrash(), "in_trash=1"),
                row(q -> q.pinned(), "pinned=1"),
                row(q -> q.favourite(), "favourite=1"),
                row(q -> q.mine(), "mine=1"),
                row(q -> q.withTag(List.of("x", "y z")), "with_tag=x,y z"),
                row(q -> q.inWorkflowStages(List.of(5L, 6L)), "in_workflow_stages=5,6"),
                row(q -> q.hasWorkflowStages(true), "has_workflow_stages=true"),
                row(q -> q.scheduledAfter(NOON), "scheduled_at_gt=2026-01-31 12:00"),
                row(q -> q.scheduledBefore(NOON), "scheduled_at_lt=2026-01-31 12:00"),
                row(q -> q.scheduledByStatus("pending"), "scheduled_by_status=pending"),
                row(q -> q.inRelease(7), "in_release=7"),
                row(q -> q.releaseId(8), "release_id=8"),
                row(q -> q.branchId(9), "branch_id=9"),
                row(q -> q.withSummary(), "with_summary=1"),
                row(q -> q.withAlts(), "with_alts=1"),
                row(q -> q.withTranslatedStories(), "with_translated_stories=1"),
                row(
                        q -> q.filter(ContentFilter.of("component", Comparison.IN, "page", "post"))
                                .filter(ContentFilter.of("price", Comparison.GT_FLOAT, "1.5")),
                        "filter_query[component][in]=page,post&filter_query[price][gt_float]=1.5"),
                row(
                        q -> q.filterAnyOf(
                                ContentFilter.of("color", Comparison.LIKE, "re*"),
                                ContentFilter.of("color", Comparison.IS, "empty")),
                        "filter_query[__or][][color][like]=re*&filter_query[__or][][color][is]=empty"));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void parameters_everyOrder_isSentWithTiesBrokenById(
            Consumer<StoryQueryBuilder> order, String expected, boolean fixed) {
        StoryQueryBuilder builder = StoryQuery.builder();
        order.accept(builder);

        assertThat(query(builder.build())).isEqualTo(expected + "&page=3&per_page=100");
        assertThat(builder.build().fixedOrder()).isEqualTo(fixed);
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                order(q -> q.sortBy(StorySort.desc("updated_at")), "sort_by=updated_at:desc,id:asc", false),
                order(q -> q.sortBy(StorySort.desc("created_at")), "sort_by=created_at:desc,id:asc", true),
                order(q -> q.sortBy(StorySort.desc("id")), "sort_by=id:desc", true),
                order(
                        q -> q.sortBy(
                                StorySort.asc("content.price").as(Values.FLOAT).missing(Missing.FIRST),
                                StorySort.desc("content.n").as(Values.INT)),
                        "sort_by=content.price:asc:float:nulls_first,content.n:desc:int,id:asc",
                        false),
                order(q -> q.customSorting(), "custom_sorting=1", false),
                order(q -> q.byUuidsOrdered(List.of("b", "a")), "by_uuids_ordered=b,a", true));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void build_filtersThatContradictEachOther_isRefusedWithTheReason(
            Consumer<StoryQueryBuilder> filters, List<String> names) {
        StoryQueryBuilder builder = StoryQuery.builder();
        filters.accept(builder);

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .satisfies(thrown ->
                        assertThat(thrown.getMessage()).contains(names).contains("leave out"));
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                contradiction(q -> q.folderOnly().storyOnly(), "folder_only", "story_only"),
                contradiction(q -> q.rootFoldersOnly().storyOnly(), "root_folders_only", "story_only"),
                contradiction(q -> q.rootFoldersOnly().withParent(1), "root_folders_only", "with_parent"),
                contradiction(
                        q -> q.byUuidsOrdered(List.of("a")).sortBy(StorySort.asc("name")),
                        "by_uuids_ordered",
                        "sort_by"),
                contradiction(q -> q.customSorting().sortBy(StorySort.asc("name")), "custom_sorting", "sort_by"),
                contradiction(
                        q -> q.folderOnly().storyOnly().customSorting().sortBy(StorySort.asc("name")),
                        "folder_only",
                        "custom_sorting"));
    }

    @Test
    void byIds_moreThanFitOneRequest_takesSeveral() {
        StoryQuery query = StoryQuery.builder()
                .startsWith("a")
                .byIds(LongStream.rangeClosed(1, 201).boxed().toList())
                .build();

        assertThat(query.parts()).isEqualTo(3);
        assertThat(query.parameters(0, 1).toString())
                .contains("starts_with")
                .contains("value=1,2,3,")
                .contains(",100]");
        assertThat(query.parameters(2, 1).toString()).contains("starts_with").contains("name=by_ids, value=201]");
    }

    @Test
    void bySlugs_longSlugs_stayBelowWhatServersTakeForALine() {
        List<String> slugs =
                IntStream.range(0, 100).mapToObj(i -> "\u00e9".repeat(50) + i).toList();
        StoryQuery query = StoryQuery.builder().bySlugs(slugs).build();

        assertThat(query.parts()).isGreaterThan(5);
        assertThat(IntStream.range(0, query.parts())
                        .mapToObj(part -> query.parameters(part, 1).get(0).value())
                        .flatMap(value -> Stream.of(value.split(",", -1))))
                .containsExactlyElementsOf(slugs);
    }

    @Test
    void build_moreExclusionsThanFitOneRequest_isRefusedWithWhatToDo() {
        List<Long> ids = LongStream.rangeClosed(1, 101).boxed().toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryQuery.builder().excludingIds(ids).build())
                .withMessageContaining("excluding_ids has 101 elements")
                .withMessageContaining("filter what the list returns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryQuery.builder()
                        .byIds(ids)
                        .bySlugs(ids.stream().map(String::valueOf).toList())
                        .build())
                .withMessageContaining("by_ids and by_slugs");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anyFilter_valueThatTheApiMisunderstands_isRefused(Consumer<StoryQueryBuilder> filter, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter.accept(StoryQuery.builder()))
                .withMessageContaining(reason);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                row(q -> q.bySlugs(List.of("blog/*")), "use bySlugPatterns"),
                row(q -> q.excludingSlugs(List.of("*")), "use excludingSlugPatterns"),
                row(q -> q.withParent(0), "positive"),
                row(q -> q.byIds(List.of(1L, -1L)), "got -1"),
                row(q -> q.byUuids(List.of("a,b")), "not a uuid"),
                row(q -> q.byUuidsOrdered(List.of("../x")), "not a uuid"),
                row(q -> q.withTag(List.of("a,b")), "comma"),
                row(q -> q.search(" "), "list everything"),
                row(q -> q.sortBy(), "no keys"),
                row(q -> q.sortBy(StorySort.asc("a:b")), "colon"),
                row(q -> q.sortBy(StorySort.asc("a,b")), "comma"),
                row(q -> q.filter(ContentFilter.of("[a]", Comparison.IN, "x")), "without brackets"),
                row(q -> q.filter(ContentFilter.of(" ", Comparison.IN, "x")), "one field"),
                row(q -> q.filter(ContentFilter.of("a", Comparison.IN)), "list everything"),
                row(q -> q.filter(ContentFilter.of("a", Comparison.LIKE, "x", "y")), "takes one value, got 2"),
                row(q -> q.filter(ContentFilter.of("a", Comparison.GT_INT, "1.5")), "a whole number, got \"1.5\""),
                row(q -> q.filter(ContentFilter.of("a", Comparison.LT_FLOAT, "many")), "a number"),
                row(q -> q.filter(ContentFilter.of("a", Comparison.IS, "nothing")), "not_empty"),
                row(q -> q.filter(ContentFilter.of("a", Comparison.EXISTS, "yes")), "true or false"),
                row(q -> q.filter(ContentFilter.of("a", Comparison.GT_DATE, "")), "not empty"),
                row(q -> q.filterAnyOf(), "no alternatives"),
                row(
                        q -> q.filterAnyOf(ContentFilter.of("a", Comparison.IN, "x"))
                                .filterAnyOf(ContentFilter.of("a", Comparison.IN, "x")),
                        "in one call"));
    }

    @Test
    void build_builderChangedAfterwards_leavesTheQueryAsItWas() {
        StoryQueryBuilder builder = StoryQuery.builder().startsWith("a");
        StoryQuery query = builder.build();
        builder.startsWith("b").perPage(1);

        assertThat(query(query)).isEqualTo("starts_with=a&sort_by=created_at:asc,id:asc&page=3&per_page=100");
    }

    @ParameterizedTest
    @MethodSource("leadingSlashes")
    void anySlug_leadingSlash_isRefusedWithTheReason(Consumer<StoryQueryBuilder> filter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter.accept(StoryQuery.builder()))
                .withMessageContaining("\"/blog\"")
                .withMessageContaining("match nothing");
    }

    static Stream<Consumer<StoryQueryBuilder>> leadingSlashes() {
        return Stream.of(
                builder -> builder.startsWith("/blog"),
                builder -> builder.withSlug("/blog"),
                builder -> builder.bySlugs(List.of("home", "/blog")));
    }

    @ParameterizedTest
    @MethodSource("empties")
    void anySlug_empty_isRefusedBecauseItWouldListEverything(Consumer<StoryQueryBuilder> filter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter.accept(StoryQuery.builder()))
                .withMessageContaining("list everything");
    }

    static Stream<Consumer<StoryQueryBuilder>> empties() {
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

    private static String query(Consumer<StoryQueryBuilder> filter) {
        StoryQueryBuilder builder = StoryQuery.builder();
        filter.accept(builder);
        return query(builder.build());
    }

    private static String query(StoryQuery query) {
        return query.parameters(0, 3).stream()
                .map(each -> each.name() + "=" + each.value())
                .collect(Collectors.joining("&"));
    }

    private static Arguments row(Consumer<StoryQueryBuilder> filter, String expected) {
        return Arguments.of(filter, expected);
    }

    private static Arguments order(Consumer<StoryQueryBuilder> order, String expected, boolean fixed) {
        return Arguments.of(order, expected, fixed);
    }

    private static Arguments contradiction(Consumer<StoryQueryBuilder> filters, String... names) {
        return Arguments.of(filters, List.of(names));
    }
}
