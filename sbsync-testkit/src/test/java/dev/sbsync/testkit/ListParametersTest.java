package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lists can be asked about contents, schedules and stages (docs/management-api.md). */
class ListParametersTest {
    private final Client client = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
            .workflowStage("Review", true, false)
            .folder("f")
            .story("a", story -> story.name("Desk lamp").stage("Review").content("""
                            {"component":"page","topic":"lamp","price":12.5,"count":"3","on":true,"tags":["x","y"],"empty":"",
                             "at":"2026-01-31 09:00","ref":"uuid-1","body":[{"component":"teaser","text":"Bright"}]}
                            """))
            .story(
                    "b",
                    story -> story.attribute("publish_at", "2026-05-01T10:00:00.000Z")
                            .content("{\"component\":\"post\",\"topic\":\"desk\",\"price\":20,\"tags\":[]}"))
            .story("c", story -> story.content("{\"component\":\"post\",\"topic\":null}")));

    @ParameterizedTest
    @CsvSource({
        "search=lamp, a",
        "text_search=bright, a",
        "text_search=lamp, a",
        "reference_search=uuid-1, a",
        "'contain_component=teaser,other', a",
        "'contain_component=post', b c",
        "in_workflow_stages=0, b c f",
        "has_workflow_stages=true, a",
        "scheduled_at_gt=2026-04-01 00:00, b",
        "scheduled_at_lt=2026-04-01 00:00, ''",
        "scheduled_by_status=scheduled, b",
    })
    void list_textsStagesAndSchedules(String query, String slugs) {
        assertThat(listed(query)).containsExactlyInAnyOrderElementsOf(words(slugs));
    }

    @ParameterizedTest
    @CsvSource({
        "'[topic][in]=lamp,desk', a b",
        "'[topic][not_in]=lamp', b c",
        "'[topic][like]=L*', a",
        "'[topic][not_like]=d*', a c",
        "'[price][exists]=true', a b",
        "'[price][exists]=false', c",
        "'[tags][in_array]=x,z', a",
        "'[tags][all_in_array]=x,y', a",
        "'[at][gt_date]=2026-01-31T08:59', a",
        "'[at][lt_date]=2026-01-31 09:00', ''",
        "'[price][gt_int]=12', a b",
        "'[price][lt_float]=12.6', a",
        "'[count][gt_int]=2', a",
        "'[empty][is]=empty', a b c",
        "'[topic][is]=not_empty', a b",
        "'[tags][is]=empty_array', b",
        "'[tags][is]=not_empty_array', a",
        "'[topic][is]=null', c",
        "'[topic][is]=not_null', a b",
        "'[on][is]=true', a",
        "'[component][in]=post', b c",
    })
    void filterQuery_operations(String condition, String slugs) {
        assertThat(listed("filter_query" + condition)).containsExactlyInAnyOrderElementsOf(words(slugs));
    }

    @Test
    void filterQuery_several_mustAllHoldOrOneOfThem() {
        assertThat(listed("filter_query[component][in]=post&filter_query[topic][in]=desk"))
                .containsExactly("b");
        assertThat(listed("filter_query[__or][][topic][in]=desk&filter_query[__or][][topic][in]=lamp"))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void filterQuery_unknownOperation_isInvalid() {
        assertThat(client.get("/stories?" + encoded("filter_query[topic][near]=x"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void list_withSummaryAndTranslatedStories_showsThem() {
        assertThat(client.get("/stories?with_slug=a&with_summary=1&with_translated_stories=1")
                        .text())
                .contains("\"content_summary\":{\"component\":\"page\",\"topic\":\"lamp\"")
                .contains("\"translated_stories\":[]");
    }

    @Test
    void list_changedSpace_isNotAnsweredFromMemory() {
        assertThat(listed("sort_by=slug:asc&search=lamp")).containsExactly("a");
        client.space().edit("b", story -> story.name("Another lamp"));

        assertThat(listed("sort_by=slug:asc&search=lamp")).containsExactly("a", "b");
    }

    private List<String> listed(String query) {
        return client.list(encoded(query));
    }

    private static String encoded(String query) {
        StringBuilder text = new StringBuilder();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            text.append('&')
                    .append(URLEncoder.encode(parts[0], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parts[1], StandardCharsets.UTF_8));
        }
        return text.substring(1);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
