package dev.sbsync.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.contract.Fact.Confidence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of stories and their parameters. */
abstract class ListRows extends LayerRows {
    private ObjectNode inner = object("{}");
    private String in = "";

    ListRows() {}

    @BeforeAll
    void makeStories() {
        String slug = name();
        inner = (ObjectNode) create(slug, "\"is_folder\":true");
        in = root() + "/" + slug + "/";
        make("a", "\"tag_list\":[\"x\"],\"content\":{\"component\":\"page\",\"_uid\":\"1\",\"topic\":\"lamp\"}");
        make("b", "\"tag_list\":[\"y\"],\"content\":{\"component\":\"post\",\"_uid\":\"2\",\"topic\":\"desk\"}");
        make("c", "\"is_folder\":true");
    }

    @Test
    @Fact(section = "requests-and-refusals", confidence = Confidence.DOCUMENTED)
    void pages_tellTheirSizeInHeaders() {
        ContractAnswer two = get("/stories?per_page=2&starts_with=" + in);
        ContractAnswer many = get("/stories?per_page=1000&starts_with=" + in);
        ContractAnswer beyond = get("/stories?page=9&starts_with=" + in);

        assertThat(two.header("Total")).isEqualTo(3);
        assertThat(two.header("Per-Page")).isEqualTo(2);
        assertThat(two.at("stories").size()).isEqualTo(2);
        assertThat(many.header("Per-Page")).isEqualTo(100);
        assertThat(beyond.at("stories").size()).isZero();
        assertThat(beyond.header("Per-Page")).isEqualTo(25);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void rows_haveNoContentAndNoTranslatedSlugs() {
        JsonNode row = get("/stories?with_slug=" + in + "a").at("stories").path(0);

        assertThat(row.path("full_slug").asString("")).isEqualTo(in + "a");
        for (String member : new String[] {"content", "translated_slugs", "meta_data", "breadcrumbs"}) {
            assertThat(row.has(member)).as(member).isFalse();
        }
        assertThat(row.path("content_type").asString("")).isEqualTo("page");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void startsWith_isALiteralPrefix() {
        assertThat(slugs("starts_with=" + in)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(slugs("starts_with=/" + in)).isEmpty();
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void slugs_listsAndWildcards() {
        assertThat(slugs("by_slugs=" + in + "a," + in + "b")).containsExactlyInAnyOrder("a", "b");
        assertThat(slugs("by_slugs=" + in + "*")).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(slugs("starts_with=" + in + "&excluding_slugs=" + in + "b")).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void tree_parentAndKind() {
        String parent = "with_parent=" + inner.path("id").asString("");

        assertThat(slugs(parent)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(slugs(parent + "&folder_only=1")).containsExactly("c");
        assertThat(slugs(parent + "&story_only=true")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void tags_areJoinedByOr() {
        assertThat(slugs("starts_with=" + in + "&with_tag=x,y")).containsExactlyInAnyOrder("a", "b");
        assertThat(slugs("starts_with=" + in + "&with_tag=x")).containsExactly("a");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void sortBy_attributeAndDirection() {
        assertThat(slugs("starts_with=" + in + "&sort_by=slug:desc")).containsExactly("c", "b", "a");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void content_filterQueryAndComponents() {
        assertThat(slugs("starts_with=" + in + "&filter_query%5Btopic%5D%5Bin%5D=lamp"))
                .containsExactly("a");
        assertThat(slugs("starts_with=" + in + "&contain_component=post")).containsExactly("b");
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.REPORTED)
    void flatFilterQuery_isIgnored() {
        assertThat(slugs("starts_with=" + in + "&filter_query=nonsense")).hasSize(3);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void isPublished_false_listsDrafts() {
        assertThat(slugs("starts_with=" + in + "&story_only=1&is_published=false"))
                .containsExactlyInAnyOrder("a", "b");
    }

    private void make(String slug, String attributes) {
        ContractAnswer answer = post("/stories", storyIn(inner.path("id").asLong(0), slug, attributes));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private List<String> slugs(String query) {
        List<String> slugs = new ArrayList<>();
        get("/stories?" + query)
                .at("stories")
                .forEach(row -> slugs.add(row.path("slug").asString("")));
        return slugs;
    }
}
