package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sbsync.client.error.UnwritablePayloadException;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.model.StoryVersion;
import dev.sbsync.transport.Repeat;
import dev.sbsync.transport.TransportRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class StoryOperationsTest {

    private static final String UUID = "17067eef-aa84-4f9a-b36e-4318356a0b9a";
    private static final String BASE = "/v1/spaces/" + Clients.SPACE + "/stories";
    private static final String ANSWER = "{\"story\":{\"id\":178888427520390,\"slug\":\"a\"}}";

    private final ScriptedTransport transport = new ScriptedTransport();
    private final StoryOperations stories = Clients.storiesOn(transport);

    @Test
    void get_id_readsTheStory() {
        transport.thenAnswer(200, ANSWER);

        Story story = stories.get(178_888_427_520_390L);

        assertThat(story.id()).isEqualTo(178_888_427_520_390L);
        assertThat(transport.onlyLine()).isEqualTo("GET " + BASE + "/178888427520390");
        assertRepeatable(false);
    }

    @Test
    void get_uuid_readsTheStory() {
        transport.thenAnswer(200, ANSWER);

        stories.get(UUID);

        assertThat(transport.onlyLine()).isEqualTo("GET " + BASE + "/" + UUID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a?b=c", "..", "a b", "\u00e9"})
    void get_notAUuid_isRefusedBeforeAnyRequest(String uuid) {
        assertThatIllegalArgumentException().isThrownBy(() -> stories.get(uuid)).withMessageContaining("not a uuid");
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void updateUuid_blank_isRefusedBeforeAnyRequest() {
        assertThatIllegalArgumentException().isThrownBy(() -> stories.updateUuid(1, " "));
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void create_noOption_sendsTheStoryAlone() {
        transport.thenAnswer(201, ANSWER);

        stories.create(payload());

        assertThat(transport.onlyLine()).isEqualTo("POST " + BASE + " {\"story\":{\"slug\":\"a\",\"parent_id\":0}}");
        TransportRequest request = transport.onlyRequest();
        assertThat(request.repeat()).isEqualTo(Repeat.IF_NOT_APPLIED);
        assertThat(request.write()).isTrue();
    }

    @Test
    void create_publishAndForce_sendsPublishOnly() {
        transport.thenAnswer(201, ANSWER);

        stories.create(payload(), WriteOption.PUBLISH, WriteOption.FORCE_UPDATE);

        assertThat(transport.onlyLine())
                .isEqualTo("POST " + BASE + " {\"story\":{\"slug\":\"a\",\"parent_id\":0},\"publish\":1}");
    }

    @Test
    void update_force_sendsForceUpdateAndNothingAboutPublishing() {
        transport.thenAnswer(200, ANSWER);

        stories.update(7, payload(), WriteOption.FORCE_UPDATE);

        assertThat(transport.onlyLine())
                .isEqualTo("PUT " + BASE + "/7 {\"story\":{\"slug\":\"a\",\"parent_id\":0},\"force_update\":\"1\"}");
        assertRepeatable(true);
    }

    @Test
    void update_bothOptions_sendsBoth() {
        transport.thenAnswer(200, ANSWER);

        stories.update(7, payload(), WriteOption.FORCE_UPDATE, WriteOption.PUBLISH);

        assertThat(transport.onlyLine()).endsWith(",\"publish\":1,\"force_update\":\"1\"}");
    }

    @Test
    void publishOption_folder_isRefusedBeforeAnyRequest() {
        StoryPayload folder = payload().set("is_folder", JsonNodeFactory.instance.booleanNode(true));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> stories.update(7, folder, WriteOption.PUBLISH))
                .withMessageContaining("Folder \"a\"");
        assertThatIllegalArgumentException().isThrownBy(() -> stories.create(folder, WriteOption.PUBLISH));
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void publish_story_isAGetThatWrites() {
        transport.thenAnswer(200, ANSWER);

        assertThat(stories.publish(7).slug()).isEqualTo("a");

        assertThat(transport.onlyLine()).isEqualTo("GET " + BASE + "/7/publish");
        assertRepeatable(true);
    }

    @Test
    void unpublish_story_isAGetThatWrites() {
        transport.thenAnswer(200, ANSWER);

        stories.unpublish(7);

        assertThat(transport.onlyLine()).isEqualTo("GET " + BASE + "/7/unpublish");
        assertRepeatable(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"story\":{}}", "[]", "null"})
    void updateUuid_anyJsonOrNothing_isSuccess(String untyped) {
        transport.thenAnswer(200, untyped);

        stories.updateUuid(7, UUID);

        assertThat(transport.onlyLine()).isEqualTo("PUT " + BASE + "/7/update_uuid {\"uuid\":\"" + UUID + "\"}");
        assertRepeatable(true);
    }

    @Test
    void versions_history_comesWithoutContentInTheApisOrder() {
        transport.thenPage(
                2, 100, "{\"story_versions\":[{\"id\":9,\"status\":\"draft\"},{\"id\":8,\"status\":\"published\"}]}");

        assertThat(stories.versions(7))
                .extracting(StoryVersion::id, StoryVersion::published)
                .containsExactly(tuple(9L, false), tuple(8L, true));
        assertThat(transport.onlyLine())
                .isEqualTo("GET /v1/spaces/" + Clients.SPACE + "/story_versions?by_story_id=7&page=1&per_page=100");
    }

    @Test
    void version_byId_comesWithContentUnderThePluralKey() {
        transport.thenAnswer(200, "{\"story_versions\":{\"id\":8,\"status\":\"published\",\"content\":{\"a\":1.10}}}");

        assertThat(stories.version(8).content().toString()).isEqualTo("{\"a\":1.10}");
        assertThat(transport.onlyLine())
                .isEqualTo("GET /v1/spaces/" + Clients.SPACE + "/story_versions/8?show_content=true");
    }

    @Test
    void write_halfASurrogatePair_isRefusedBeforeAnyRequest() {
        StoryPayload payload = payload().set("name", JsonNodeFactory.instance.stringNode("\ud83d"));

        assertThatThrownBy(() -> stories.create(payload))
                .isInstanceOf(UnwritablePayloadException.class)
                .hasMessageContaining("\"name\"");
        assertThat(transport.requests()).isEmpty();
    }

    private static StoryPayload payload() {
        return StoryPayload.empty()
                .set("slug", JsonNodeFactory.instance.stringNode("a"))
                .parentId(0);
    }

    private void assertRepeatable(boolean write) {
        assertThat(transport.onlyRequest().repeat()).isEqualTo(Repeat.ALWAYS);
        assertThat(transport.onlyRequest().write()).isEqualTo(write);
    }
}
