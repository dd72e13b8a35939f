package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lists (docs/management-api.md). */
class StoryListTest {
    private final Client client = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
            .story("home", story -> story.published().tags("a", "b"))
            .folder("blog")
            .startPage("blog", story -> story.tags("b"))
            .story("blog/one", story -> story.dirty(live -> {}))
            .story("blog/two")
            .folder("blog-old")
            .story("blog-old/one", story -> story.tags("c")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "starts_with=blog                    | blog blog/ blog/one blog/two blog-old blog-old/one",
                "starts_with=blog/                   | blog/ blog/one blog/two",
                "starts_with=/blog                   | ''",
                "with_slug=blog                      | blog blog/",
                "with_slug=blog/one                  | blog/one",
                "by_slugs=home,blog/*                | home blog/one blog/two",
                "by_slugs=*one                       | blog/one blog-old/one",
                "excluding_slugs=blog*               | home",
                "folder_only=1                       | blog blog-old",
                "folder_only=true&sort_by=slug:desc  | blog-old blog",
                "story_only=1&starts_with=blog-      | blog-old/one",
                "root_folders_only=true              | blog blog-old",
                "is_published=true                   | home blog/one",
                "is_published=false&story_only=1     | blog/ blog/two blog-old/one",
                "with_tag=a,c                        | home blog-old/one",
                "sort_by=full_slug:asc               | blog blog-old blog-old/one blog/ blog/one blog/two home",
                "sort_by=id:desc&per_page=2          | blog-old/one blog-old",
                "sort_by=slug:asc,id:desc&story_only=1 | blog/ home blog-old/one blog/one blog/two",
                "per_page=3&page=2                   | blog/one blog/two blog-old",
                "per_page=3&page=4                   | ''",
                "with_parent=0&folder_only=1         | blog blog-old"
            })
    void list_withParameters_choosesAndOrders(String query, String expected) {
        assertThat(String.join(" ", client.list(query))).isEqualTo(expected);
    }

    @Test
    void list_byIdsUuidsAndParent_choosesThose() {
        FakeStory one = client.space().story("blog/one").orElseThrow();
        FakeStory home = client.space().story("home").orElseThrow();

        assertThat(client.list("by_ids=" + one.id() + ",1")).containsExactly("blog/one");
        assertThat(client.list("by_uuids=" + one.uuid() + "," + home.uuid())).containsExactly("home", "blog/one");
        assertThat(client.list("by_uuids_ordered=" + one.uuid() + "," + home.uuid()))
                .containsExactly("blog/one", "home");
        assertThat(client.list("with_parent=" + one.parentId())).containsExactly("blog/", "blog/one", "blog/two");
    }

    @Test
    void list_rows_haveNoContentButAContentType() {
        JsonNode row = Client.json(client.get("/stories?with_slug=home"))
                .path("stories")
                .path(0);
        JsonNode single = Client.story(client.get("/stories/" + row.path("id")));

        assertThat(row.path("content_type").stringValue()).isEqualTo("page");
        for (String name :
                List.of("content", "meta_data", "translated_slugs", "breadcrumbs", "parent", "localized_paths")) {
            assertThat(row.has(name)).as(name + " in the row").isFalse();
            assertThat(single.has(name)).as(name + " in the story").isTrue();
        }
        assertThat(single.has("content_type")).isFalse();
    }

    @Test
    void list_moreThanAHundredAsked_isCappedWithoutAWord() {
        FakeResponse response = client.get("/stories?per_page=1000");

        assertThat(response.header("per-page")).hasValue("100");
        assertThat(client.get("/stories").header("Per-Page")).hasValue("25");
    }

    @Test
    void list_questionsThatMatchNothingOrEverything_areViolations() {
        client.list("starts_with=/blog");
        client.list("filter_query=nonsense");

        assertThat(client.api.violations())
                .extracting(Violation::kind)
                .containsExactly(Violation.Kind.PREFIX_WITH_SLASH, Violation.Kind.FLAT_FILTER_QUERY);
    }

    @Test
    void list_parameterNotServed_isRefusedRatherThanIgnored() {
        assertThat(client.get("/stories?in_release=7").status()).isEqualTo(501);
        assertThat(client.get("/stories?in_release=0").status()).isEqualTo(200);
    }

    @Test
    void get_versionQuery_isLookedUpAsAVersionAndNotFound() {
        FakeStory home = client.space().story("home").orElseThrow();

        assertThat(client.get("/stories/" + home.id() + "?version=draft").status())
                .isEqualTo(404);
    }

    @Test
    void get_alternatesAndBreadcrumbs_followFromTheOthers() {
        Client linked = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
                .folder("a")
                .story("a/x", story -> story.group("g"))
                .story("y", story -> story.group("g")));

        JsonNode x = Client.story(linked.get(
                "/stories/" + linked.space().story("a/x").orElseThrow().id()));

        assertThat(x.path("alternates").path(0).path("full_slug").stringValue()).isEqualTo("y");
        assertThat(x.path("breadcrumbs").path(0).path("slug").stringValue()).isEqualTo("a");
    }
}
