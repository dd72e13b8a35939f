package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ContentFilter.Comparison;
import dev.sbsync.client.model.Story;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.JsonNode;

/** The fake lists the same stories for a query as a filter over all of them in this test. */
class StoryQueryProperties {

    private static final long SPACE = 281_474_976_710_706L;

    private final FakeManagementApi api =
            FakeManagementApi.builder().spaces(space()).build();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of(Clients.SECRET))
            .transport(new FakeTransport(api))
            .readAhead(0)
            .build();
    private final List<Story> all = client.stories(SPACE).list(StoryQuery.all()).toList();
    private final Map<Long, JsonNode> contents = all.stream()
            .collect(Collectors.toMap(
                    Story::id, story -> client.stories(SPACE).get(story.id()).content()));

    /** A filter of the query, its expected parameter, and the stories it should find. */
    private record Part(Consumer<StoryQueryBuilder> call, String parameter, Predicate<Story> fits) {
        @Override
        public String toString() {
            return parameter;
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void list_anyFilters_findsWhatTheyMean(
            @ForAll("parts") List<Part> parts, @ForAll @IntRange(min = 1, max = 100) int perPage) {
        StoryQueryBuilder builder = StoryQuery.builder().perPage(perPage);
        parts.forEach(part -> part.call().accept(builder));
        StoryQuery query = built(builder);
        api.clearRequests();

        List<Story> found = client.stories(SPACE).list(query).toList();

        assertThat(found)
                .extracting(Story::id)
                .containsExactlyElementsOf(all.stream()
                        .filter(story ->
                                parts.stream().allMatch(part -> part.fits().test(story)))
                        .map(Story::id)
                        .toList());
        List<String> expected =
                new ArrayList<>(parts.stream().map(Part::parameter).toList());
        expected.addAll(List.of("sort_by=created_at:asc,id:asc", "page=1", "per_page=" + perPage));
        assertThat(received()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(api.violations()).isEmpty();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void list_anyOrder_isThatOrderWhateverThePageSize(
            @ForAll("orders") List<StorySort> keys, @ForAll @IntRange(min = 1, max = 100) int perPage) {
        StoryQuery query = StoryQuery.builder()
                .sortBy(keys.toArray(StorySort[]::new))
                .perPage(perPage)
                .build();
        Comparator<Story> order = keys.stream()
                .map(StoryQueryProperties::comparator)
                .reduce(Comparator::thenComparing)
                .orElseThrow()
                .thenComparing(Story::id);

        assertThat(client.stories(SPACE).list(query))
                .extracting(Story::id)
                .containsExactlyElementsOf(
                        all.stream().sorted(order).map(Story::id).toList());
    }

    @Property(tries = 50)
    void list_uuidsInAnyOrder_comeInThatOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int perPage) {
        List<String> uuids = new ArrayList<>(all.stream().map(Story::uuid).toList());
        Collections.shuffle(uuids, new Random(seed));

        assertThat(client.stories(SPACE)
                        .list(StoryQuery.builder()
                                .byUuidsOrdered(uuids)
                                .perPage(perPage)
                                .build()))
                .extracting(Story::uuid)
                .containsExactlyElementsOf(uuids);
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        return Arbitraries.of(candidates())
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(parts -> parts.stream()
                                .map(part -> part.parameter().replaceFirst("=.*", ""))
                                .distinct()
                                .count()
                        == parts.size());
    }

    @Provide
    Arbitrary<List<StorySort>> orders() {
        Arbitrary<StorySort> key = Arbitraries.of("name", "slug", "id", "created_at")
                .flatMap(attribute -> Arbitraries.of(StorySort.asc(attribute), StorySort.desc(attribute)));
        return key.list().ofMinSize(1).ofMaxSize(3);
    }

    private List<Part> candidates() {
        List<Part> parts = new ArrayList<>();
        for (String prefix : List.of("blog", "blog/", "blog/a", "sh", "x", "100%", "a&b", "né", "q+", "k=v")) {
            parts.add(part(
                    q -> q.startsWith(prefix),
                    "starts_with=" + prefix,
                    story -> story.fullSlug().startsWith(prefix)));
        }
        for (String slug : List.of("blog", "blog/a", "blog/deep/er", "100%", "a&b", "né", "q+", "k=v", "nothing")) {
            parts.add(part(
                    q -> q.withSlug(slug),
                    "with_slug=" + slug,
                    story -> path(story).equals(slug)));
        }
        for (List<String> slugs : List.of(List.of("blog/a", "shop"), List.of("a&b", "né", "q+"), List.of("none"))) {
            parts.add(part(
                    q -> q.bySlugs(slugs),
                    "by_slugs=" + String.join(",", slugs),
                    story -> slugs.contains(path(story))));
            parts.add(part(
                    q -> q.excludingSlugs(slugs),
                    "excluding_slugs=" + String.join(",", slugs),
                    story -> !slugs.contains(path(story))));
        }
        parts.add(part(
                q -> q.bySlugPatterns(List.of("blog/*", "*v")),
                "by_slugs=blog/*,*v",
                story -> path(story).matches("blog/.*|.*v")));
        parts.add(part(
                q -> q.excludingSlugPatterns(List.of("*o*")),
                "excluding_slugs=*o*",
                story -> !path(story).contains("o")));
        List<Long> ids = all.stream().map(Story::id).filter(id -> id % 3 != 0).toList();
        parts.add(part(q -> q.byIds(ids), "by_ids=" + joined(ids), story -> ids.contains(story.id())));
        parts.add(part(q -> q.excludingIds(ids), "excluding_ids=" + joined(ids), story -> !ids.contains(story.id())));
        List<String> uuids = all.stream().map(Story::uuid).skip(4).toList();
        parts.add(part(
                q -> q.byUuids(uuids), "by_uuids=" + String.join(",", uuids), story -> uuids.contains(story.uuid())));
        all.stream()
                .filter(Story::folder)
                .map(Story::id)
                .forEach(id ->
                        parts.add(part(q -> q.withParent(id), "with_parent=" + id, story -> story.parentId() == id)));
        parts.add(part(q -> q.folderOnly(), "folder_only=1", Story::folder));
        parts.add(part(q -> q.storyOnly(), "story_only=1", story -> !story.folder()));
        parts.add(part(
                q -> q.rootFoldersOnly(), "root_folders_only=1", story -> story.folder() && story.parentId() == 0));
        parts.add(part(q -> q.published(true), "is_published=true", Story::published));
        parts.add(part(q -> q.published(false), "is_published=false", story -> !story.published()));
        for (List<String> tags : List.of(List.of("red"), List.of("red", "two words"), List.of("R&D", "né"))) {
            parts.add(part(
                    q -> q.withTag(tags),
                    "with_tag=" + String.join(",", tags),
                    story -> story.tagList().stream().anyMatch(tags::contains)));
        }
        parts.addAll(contentParts());
        return parts;
    }

    private List<Part> contentParts() {
        List<Part> parts = new ArrayList<>();
        parts.add(content(
                ContentFilter.of("component", Comparison.IN, "page", "post"),
                "filter_query[component][in]=page,post",
                content -> text(content, "component").matches("page|post")));
        parts.add(content(
                ContentFilter.of("color", Comparison.NOT_IN, "red & blue"),
                "filter_query[color][not_in]=red & blue",
                content -> !text(content, "color").equals("red & blue")));
        parts.add(content(
                ContentFilter.of("color", Comparison.LIKE, "re*"),
                "filter_query[color][like]=re*",
                content -> text(content, "color").startsWith("re")));
        parts.add(content(
                ContentFilter.of("n", Comparison.GT_INT, "2"),
                "filter_query[n][gt_int]=2",
                content -> content.path("n").asInt(0) > 2));
        parts.add(content(
                ContentFilter.of("n", Comparison.LT_FLOAT, "2.5"),
                "filter_query[n][lt_float]=2.5",
                content -> content.path("n").isNumber() && content.path("n").asInt(0) < 3));
        parts.add(content(
                ContentFilter.of("color", Comparison.IS, "not_empty"),
                "filter_query[color][is]=not_empty",
                content -> !text(content, "color").isEmpty()));
        parts.add(new Part(
                q -> q.filterAnyOf(ContentFilter.of("n", Comparison.IN, "1")),
                "filter_query[__or][][n][in]=1",
                ofContent(content -> content.path("n").asInt(0) == 1)));
        return parts;
    }

    private Part content(ContentFilter filter, String parameter, Predicate<JsonNode> fits) {
        return new Part(q -> q.filter(filter), parameter, ofContent(fits));
    }

    /** Folders have no content type, so filters on it do not find them. */
    private Predicate<Story> ofContent(Predicate<JsonNode> fits) {
        return story -> !story.folder() && fits.test(contents.get(story.id()));
    }

    private static StoryQuery built(StoryQueryBuilder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException contradiction) {
            Assume.that(false);
            throw contradiction;
        }
    }

    /** Decodes the query of the first request as any server would. */
    private List<String> received() {
        return Stream.of(api.requests().get(0).query().split("&", -1))
                .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .toList();
    }

    private static SpaceBuilder space() {
        SpaceBuilder space = SpaceBuilder.space(SPACE, "Space")
                .folder("blog")
                .startPage("blog", story -> story.published())
                .folder("blog/deep")
                .folder("shop");
        List<String> slugs = List.of(
                "blog/a", "blog/b", "blog/deep/er", "blogroll", "shop/x", "100%", "a&b", "né", "q+", "k=v", "z");
        for (int i = 0; i < slugs.size(); i++) {
            int n = i;
            space.story(slugs.get(i), story -> {
                story.content("{\"component\":\""
                        + List.of("page", "post", "other").get(n % 3) + "\",\"n\":" + n + ",\"color\":\""
                        + List.of("red", "red & blue", "", "né").get(n % 4) + "\"}");
                story.tags(List.of(new String[][] {{"red"}, {"two words"}, {"R&D", "né"}, {}})
                        .get(n % 4));
                if (n % 2 == 0) {
                    story.published();
                }
            });
        }
        return space;
    }

    private static Comparator<Story> comparator(StorySort key) {
        Comparator<Story> order = switch (key.attribute()) {
            case "name" -> Comparator.comparing(Story::name);
            case "slug" -> Comparator.comparing(Story::slug);
            case "id" -> Comparator.comparing(Story::id);
            default ->
                Comparator.comparing(story -> story.raw().path("created_at").stringValue(""));
        };
        return key.direction() == StorySort.Direction.DESC ? order.reversed() : order;
    }

    private static String path(Story story) {
        return story.fullSlug().endsWith("/")
                ? story.fullSlug().substring(0, story.fullSlug().length() - 1)
                : story.fullSlug();
    }

    private static String text(JsonNode content, String field) {
        return content.path(field).stringValue("");
    }

    private static String joined(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Part part(Consumer<StoryQueryBuilder> call, String parameter, Predicate<Story> fits) {
        return new Part(call, parameter, fits);
    }
}
