package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Draft and published layers and the history (docs/management-api.md). */
class LayersTest {
    private final Client client = new Client();

    @Test
    void post_withoutPublish_isADraftWithoutUnpublishedChanges() {
        JsonNode story = client.create("\"slug\":\"a\"");

        assertState(story, false, false);
        assertThat(story.path("published_at").isNull()).isTrue();
        assertThat(story.path("created_at")).isEqualTo(story.path("updated_at"));
    }

    @Test
    void put_draftNeverPublished_hasUnpublishedChanges() {
        JsonNode story = client.create("\"slug\":\"a\"");

        assertState(save(story, "{\"story\":{\"name\":\"M\"}}"), false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"publish\":1", "\"publish\":\"1\"", "\"publish\":true"})
    void put_publishInBody_publishesWhatWasSaved(String flag) {
        JsonNode story = client.create("\"slug\":\"a\",\"content\":{\"v\":1}");
        client.clock.advance(Duration.ofSeconds(1));

        JsonNode published = save(story, "{\"story\":{\"content\":{\"v\":2}}," + flag + "}");

        assertState(published, true, false);
        assertThat(published.path("updated_at").stringValue()).isEqualTo("2026-03-01T12:00:01.250Z");
        assertThat(published.path("published_at").stringValue()).isEqualTo("2026-03-01T12:00:01.247Z");
        assertThat(published.path("first_published_at").stringValue()).isEqualTo("2026-03-01T12:00:01.250Z");
        assertThat(live("a")).isEqualTo("{\"v\":2}");
    }

    @Test
    void put_publishInQuery_publishes() {
        JsonNode story = client.create("\"slug\":\"a\"");

        FakeResponse response = client.put(
                "/stories/" + story.path("id") + "?force_update=false&publish=true", "{\"story\":{\"name\":\"N\"}}");

        assertState(Client.story(response), true, false);
    }

    @Test
    void put_afterPublish_makesItDirtyAndKeepsWhatIsLive() {
        JsonNode story = client.create("\"slug\":\"a\",\"content\":{\"v\":1}");
        client.get("/stories/" + story.path("id") + "/publish");

        assertState(save(story, "{\"story\":{\"content\":{\"v\":2}}}"), true, true);
        assertThat(live("a")).isEqualTo("{\"v\":1}");
    }

    @Test
    void put_metaDataAlone_makesNoUnpublishedChanges() {
        JsonNode story = client.create("\"slug\":\"a\"");
        client.get("/stories/" + story.path("id") + "/publish");

        assertState(save(story, "{\"story\":{\"meta_data\":{\"x\":1}}}"), true, false);
    }

    @Test
    void publish_again_keepsTheFirstPublication() {
        JsonNode story = client.create("\"slug\":\"a\"");
        client.get("/stories/" + story.path("id") + "/publish");
        client.clock.advance(Duration.ofHours(1));

        JsonNode again = Client.story(client.get("/stories/" + story.path("id") + "/publish"));

        assertThat(again.path("first_published_at").stringValue()).isEqualTo("2026-03-01T12:00:00.250Z");
        assertThat(again.path("published_at").stringValue()).isEqualTo("2026-03-01T13:00:00.247Z");
    }

    @Test
    void unpublish_publishedStory_leavesTheDraft() {
        JsonNode story = client.create("\"slug\":\"a\",\"content\":{\"v\":1}");
        client.get("/stories/" + story.path("id") + "/publish");

        JsonNode unpublished = Client.story(client.get("/stories/" + story.path("id") + "/unpublish/"));

        assertThat(unpublished.path("published").booleanValue()).isFalse();
        assertThat(client.space().story("a").orElseThrow().publishedContent()).isEmpty();
        assertThat(client.space().story("a").orElseThrow().versionStates())
                .containsExactly("draft", "published", "unpublished");
    }

    @Test
    void storyVersions_withContent_areNewestFirst() {
        JsonNode story = client.create("\"slug\":\"a\",\"content\":{\"v\":1}");
        client.get("/stories/" + story.path("id") + "/publish");
        save(story, "{\"story\":{\"content\":{\"v\":2}}}");

        FakeResponse response =
                client.get("/story_versions/?by_story_id=" + story.path("id") + "&show_content=true&per_page=2");

        JsonNode versions = Client.json(response).path("story_versions");
        assertThat(versions.valueStream().map(version -> version.path("status").stringValue()))
                .containsExactly("draft", "published");
        assertThat(versions.path(1).path("content").toString()).isEqualTo("{\"v\":1}");
        assertThat(response.header("Total")).hasValue("3");
        JsonNode one =
                Client.json(client.get("/story_versions/" + versions.path(1).path("id")));
        assertThat(one.path("story_versions").path("status").stringValue()).isEqualTo("published");
        assertThat(one.path("story_versions").has("content")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "\"0\"", "\"false\""})
    void put_publishZero_isRefusedLoudlyAndChangesNothing(String value) {
        JsonNode story = client.create("\"slug\":\"a\"");

        FakeResponse response =
                client.put("/stories/" + story.path("id"), "{\"story\":{\"name\":\"M\"},\"publish\":" + value + "}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(client.api.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.PUBLISH_ZERO);
        assertThat(client.space().story("a").orElseThrow().name()).isEqualTo("N");
    }

    @Test
    void put_publishZero_savesOrPublishesWhereSwitchedOn() {
        Client today = new Client(Switch.PUBLISH_ZERO_SAVES);
        Client once = new Client(Switch.PUBLISH_ZERO_PUBLISHES);

        today.post("/stories", "{\"story\":{\"name\":\"N\",\"slug\":\"a\",\"parent_id\":0},\"publish\":0}");
        once.post("/stories", "{\"story\":{\"name\":\"N\",\"slug\":\"a\",\"parent_id\":0},\"publish\":0}");

        assertThat(today.space().story("a").orElseThrow().state()).isEqualTo(FakeStory.State.DRAFT);
        assertThat(once.space().story("a").orElseThrow().state()).isEqualTo(FakeStory.State.PUBLISHED);
        assertThat(today.api.violations()).isEmpty();
    }

    @Test
    void publish_folder_isAViolation() {
        JsonNode folder = client.create("\"slug\":\"a\",\"is_folder\":true");

        client.get("/stories/" + folder.path("id") + "/publish");

        assertThat(client.api.violations())
                .extracting(Violation::kind)
                .containsExactly(Violation.Kind.FOLDER_PUBLISHED);
    }

    private JsonNode save(JsonNode story, String body) {
        return Client.story(client.put("/stories/" + story.path("id"), body));
    }

    private String live(String path) {
        return client.space()
                .story(path)
                .orElseThrow()
                .publishedContent()
                .orElseThrow()
                .toString();
    }

    private static void assertState(JsonNode story, boolean published, boolean unpublishedChanges) {
        assertThat(story.path("published").booleanValue()).as("published").isEqualTo(published);
        assertThat(story.path("unpublished_changes").booleanValue())
                .as("unpublished_changes")
                .isEqualTo(unpublishedChanges);
    }
}
