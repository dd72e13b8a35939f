package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.internal.json.Nodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a save publishes, and when publishing is refused. */
class PublishSwitchesTest {
    private static final String REQUIRED = """
            {"spaces":[{"id":7,"name":"S","components":[{"name":"page","is_root":true,"schema":{"seo":{"type":"text","required":true}}}],
             "stories":[{"id":1,"slug":"a","published":true,"content":{"component":"page","seo":"live"}}]}]}
            """;
    private static final String BLANK = "{\"story\":{\"content\":{\"component\":\"page\",\"seo\":\"\"}},\"publish\":1}";

    @ParameterizedTest
    @CsvSource({"2020-01-01T00:00:00.000Z,true", "2020-01-01 00:00,true", "2099-01-01 00:00,false", "'',false"})
    void pastPublishAtPublishes_savedStory_isLive(String publishAt, boolean live) {
        Client client = new Client(Switch.PAST_PUBLISH_AT_PUBLISHES);

        client.create("\"slug\":\"a\",\"publish_at\":\"" + publishAt + "\"");

        assertThat(client.space().story("a").orElseThrow().publishedContent().isPresent())
                .isEqualTo(live);
        assertThat(client.api.commits().stream().anyMatch(commit -> commit.kind() == Commit.Kind.PUBLISHED))
                .isEqualTo(live);
    }

    @Test
    void pastPublishAt_withoutTheSwitch_isADate() {
        Client client = new Client();

        client.create("\"slug\":\"a\",\"publish_at\":\"2020-01-01T00:00:00.000Z\"");

        assertThat(client.space().story("a").orElseThrow().state()).isEqualTo(FakeStory.State.DRAFT);
    }

    @ParameterizedTest
    @CsvSource({"PUBLISH_NEEDS_REQUIRED_FIELDS,PUBLISHED", "PUBLISH_SAVES_BEFORE_REFUSAL,DIRTY"})
    void requiredFieldBlank_publishingWrite_isRefused(Switch behaviour, FakeStory.State left) {
        Client client = client(behaviour);

        FakeResponse answer = client.put("/stories/1", BLANK);

        FakeStory story = client.space().story("a").orElseThrow();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).isEqualTo("{\"error\":\"The field page.seo can't be blank\"}");
        assertThat(story.state()).isEqualTo(left);
        assertThat(story.publishedContent().orElseThrow().path("seo").stringValue())
                .isEqualTo("live");
        assertThat(story.content().path("seo").stringValue()).isEqualTo(left == FakeStory.State.DIRTY ? "" : "live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISH_NEEDS_REQUIRED_FIELDS", "PUBLISH_SAVES_BEFORE_REFUSAL"})
    void requiredFieldBlank_draft_isSavedAndNotPublished(Switch behaviour) {
        Client client = client(behaviour);

        assertThat(client.put("/stories/1", BLANK.replace(",\"publish\":1", "")).status())
                .isEqualTo(200);
        assertThat(client.get("/stories/1/publish").status()).isEqualTo(422);
        assertThat(client.space().story("a").orElseThrow().state()).isEqualTo(FakeStory.State.DIRTY);
    }

    @ParameterizedTest
    @CsvSource({"PUBLISH_NEEDS_REQUIRED_FIELDS,0", "PUBLISH_SAVES_BEFORE_REFUSAL,1"})
    void requiredFieldBlank_publishingCreate_storesNothingOrTheDraft(Switch behaviour, int stored) {
        Client client = client(behaviour);

        FakeResponse answer = client.post(
                "/stories",
                "{\"story\":{\"parent_id\":0,\"name\":\"N\",\"slug\":\"b\",\"content\":{\"component\":\"page\"}},\"publish\":1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(client.space().story("b").stream()).hasSize(stored);
    }

    private static Client client(Switch... switches) {
        return new Client(FakeManagementApi.builder().dataset(Dataset.of(Nodes.parse(REQUIRED))), switches);
    }
}
