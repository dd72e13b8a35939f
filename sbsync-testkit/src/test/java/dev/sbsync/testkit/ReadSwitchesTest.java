package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.internal.json.Nodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What reads of a space show, and what they leave out. */
class ReadSwitchesTest {
    private static final String HIDDEN = """
            {"spaces":[{"id":7,"name":"S","stories":[{"id":1,"slug":"a","can_not_view":true,
             "content":{"component":"page"}},{"id":2,"slug":"f","is_folder":true}]}]}
            """;

    @ParameterizedTest
    @CsvSource({"VERSION_BY_ID_MISSING,null", "CAN_NOT_VIEW_READ_AS_EMPTY,{}", "CAN_NOT_VIEW_READ_WITHOUT_CONTENT,''"})
    void canNotView_singleStory_hasNoContent(Switch behaviour, String content) {
        Client client = client(HIDDEN, behaviour);

        JsonNode story = Client.story(client.get("/stories/1"));
        JsonNode version = Client.json(client.get("/story_versions?by_story_id=1&show_content=1"))
                .path("story_versions")
                .path(0);

        assertThat(story.path("content").toString()).isEqualTo(content);
        assertThat(version.path("content").toString()).isEqualTo(content);
        assertThat(client.list("")).contains("a");
    }

    @Test
    void folderContent_none_isReadAsAnEmptyObjectOrNull() {
        assertThat(Client.story(client(HIDDEN).get("/stories/2"))
                        .path("content")
                        .toString())
                .isEqualTo("{}");
        assertThat(Client.story(client(HIDDEN, Switch.FOLDER_CONTENT_READ_AS_NULL)
                                .get("/stories/2"))
                        .path("content")
                        .isNull())
                .isTrue();
    }

    @Test
    void versionByIdMissing_listHasItWithContent() {
        Client client = new Client(Switch.VERSION_BY_ID_MISSING);
        JsonNode story = client.create("\"slug\":\"a\",\"content\":{\"component\":\"page\"}");

        JsonNode row = Client.json(client.get("/story_versions?show_content=1&by_story_id=" + story.path("id")))
                .path("story_versions")
                .path(0);

        assertThat(row.path("content").toString()).isEqualTo("{\"component\":\"page\"}");
        assertThat(client.get("/story_versions/" + row.path("id")).status()).isEqualTo(404);
    }

    @Test
    void listsWithoutTotal_everyList_hasNeitherHeader() {
        Client client = new Client(Switch.LISTS_WITHOUT_TOTAL);
        client.create("\"slug\":\"a\"");

        FakeResponse list = client.get("/stories?per_page=100");

        assertThat(client.list("per_page=100")).containsExactly("a");
        assertThat(list.header("Total")).isEmpty();
        assertThat(list.header("Per-Page")).isEmpty();
        assertThat(client.get("/datasources").header("Total")).isEmpty();
    }

    @Test
    void storiesCountTooHigh_space_countsOneMore() {
        assertThat(Client.json(new Client().get("")).at("/space/stories_count").intValue())
                .isZero();
        assertThat(Client.json(new Client(Switch.STORIES_COUNT_TOO_HIGH).get(""))
                        .at("/space/stories_count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void versions_ofADataset_areTheHistory() {
        Client client = client("""
                {"spaces":[{"id":7,"name":"S","stories":[{"id":1,"slug":"a","published":true,"unpublished_changes":true,
                 "content":{"v":3},"published_content":{"v":2},"versions":[
                  {"status":"draft","created_at":"2025-04-03T10:00:00.000Z","content":{"v":3}},
                  {"status":"published","release_id":777,"created_at":"2025-04-02T11:00:00.000Z","content":{"v":9}},
                  {"status":"released","created_at":"2025-04-02T10:00:00.000Z","content":{"v":2}}]}]}]}
                """);

        JsonNode rows = Client.json(client.get("/story_versions?show_content=1&by_story_id=1"))
                .path("story_versions");

        assertThat(rows.valueStream().map(row -> row.path("status").stringValue()))
                .containsExactly("draft", "published", "released");
        assertThat(rows.valueStream().map(row -> row.path("release_id").toString()))
                .containsExactly("null", "777", "null");
        assertThat(rows.path(2).path("content").toString()).isEqualTo("{\"v\":2}");
        assertThat(client.space().story("a").orElseThrow().publishedContent())
                .hasValueSatisfying(live -> assertThat(live.toString()).isEqualTo("{\"v\":2}"));
    }

    private static Client client(String dataset, Switch... switches) {
        return new Client(FakeManagementApi.builder().dataset(Dataset.of(Nodes.parse(dataset))), switches);
    }
}
