package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.UnwritablePayloadException;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.model.StoryVersion;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class StoryOperationsTest {

    private static final String UUID = "17067eef-aa84-4f9a-b36e-4318356a0b9a";
    private static final String BASE = "/v1/spaces/" + Clients.SPACE + "/stories";
    private static final String ANSWER = "{\"story\":{\"id\":7,\"uuid\":\"" + UUID + "\",\"slug\":\"a\"}}";

    private final ScriptedTransport transport = new ScriptedTransport();
    private final StoryOperations stories = Clients.storiesOn(transport);

    @Test
    void get_id_readsTheStory() {
        transport.thenAnswer(200, ANSWER.replace(":7,", ":178888427520390,"));

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
        assertThat(request.retrySafety()).isEqualTo(RetrySafety.IF_NOT_APPLIED);
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
    void undelete_story_isAGetThatWrites() {
        transport.thenAnswer(200, "{\"success\":true,\"moved_to_root\":false}");

        stories.undelete(7);

        assertThat(transport.onlyLine()).isEqualTo("GET " + BASE + "/7/undelete");
        assertRepeatable(true);
    }

    @Test
    void unpublish_story_isAGetThatWrites() {
        transport.thenAnswer(200, ANSWER);

        stories.unpublish(7);

        assertThat(transport.onlyLine()).isEqualTo("GET " + BASE + "/7/unpublish");
        assertRepeatable(true);
    }

    @Test
    void publishAndUnpublish_languages_areListed() {
        transport.thenAnswer(200, ANSWER).thenAnswer(200, ANSWER);

        stories.publish(7, List.of(StoryOperations.DEFAULT_LANGUAGE, "fr", "de"));
        stories.unpublish(7, List.of("fr"));

        assertThat(transport.queries()).containsExactly("lang=%5Bdefault%5D%2Cfr%2Cde", "lang=fr");
        assertThat(transport.requests()).allMatch(TransportRequest::write);
        assertThatIllegalArgumentException().isThrownBy(() -> stories.publish(7, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> stories.unpublish(7, List.of("a,b")));
    }

    @Test
    void discardChanges_isAGetThatWritesAndIsNotRepeatedAfterALostAnswer() {
        transport.thenAnswer(200, ANSWER);

        stories.discardChanges(7);

        assertThat(transport.onlyLine()).isEqualTo("GET " + BASE + "/7/discard_changes");
        assertThat(transport.onlyRequest().write()).isTrue();
        assertThat(transport.onlyRequest().retrySafety()).isEqualTo(RetrySafety.IF_NOT_APPLIED);
    }

    @Test
    void delete_story_mayBeRepeated() {
        transport.thenAnswer(200, ANSWER);

        stories.delete(7);

        assertThat(transport.onlyLine()).isEqualTo("DELETE " + BASE + "/7");
        assertRepeatable(true);
    }

    @Test
    void delete_goneAfterALostAnswer_isSuccessAndGoneBeforeIsNot() {
        TransportResponse gone = ScriptedTransport.response(404, Map.of(), "[\"This record could not be found\"]");
        CallCounts counts = new CallCounts(2, 1, 0, Duration.ZERO);
        transport
                .then(new TransportOutcome.Answered(gone, true, counts))
                .then(new TransportOutcome.Answered(gone, false, counts));

        stories.delete(7);

        assertThatThrownBy(() -> stories.delete(7)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void move_folderAndPlace_goIntoTheQuery() {
        transport.thenAnswer(200, "").thenAnswer(200, "{}");

        stories.move(7, 0);
        stories.move(7, 8, 9);

        assertThat(transport.requests()).extracting(TransportRequest::toString).containsOnly("PUT " + BASE + "/7/move");
        assertThat(transport.queries()).containsExactly("to_folder=0", "to_folder=8&after_id=9");
        assertThat(transport.requests())
                .extracting(TransportRequest::retrySafety)
                .containsOnly(RetrySafety.ALWAYS);
        assertThatIllegalArgumentException().isThrownBy(() -> stories.move(7, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> stories.move(7, 8, 0));
    }

    @Test
    void validateSlugs_sendsWhatMattersAndIsAReadAlthoughAPost() {
        transport.thenAnswer(200, "{\"success\":true}");
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        rows.addObject().put("id", 5).put("lang", "de").put("slug", "a-de").put("name", "A");
        rows.addObject().put("id", 6).put("lang", "fr").put("_destroy", true);

        assertThat(stories.validateSlugs(payload().set("translated_slugs_attributes", rows)))
                .isEqualTo(new SlugCheck(true, List.of()));

        assertThat(transport.onlyLine())
                .isEqualTo("POST " + BASE + "/validate_slugs {\"story\":{\"is_startpage\":false,\"parent_id\":0,"
                        + "\"slug\":\"a\",\"translated_slugs_attributes\":[{\"lang\":\"de\",\"slug\":\"a-de\"}]}}");
        assertRepeatable(false);
    }

    @Test
    void validateSlugs_refused_saysWhatIsWrong() {
        transport.thenAnswer(422, "{\"slug\":[\"has already been taken\"]}").thenAnswer(200, "{\"success\":false}");

        SlugCheck check = stories.validateSlugs(payload());

        assertThat(check.accepted()).isFalse();
        assertThat(check.messages()).hasToString("[slug: has already been taken]");
        assertThat(stories.validateSlugs(payload()).accepted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, ALWAYS", "null, IF_NOT_APPLIED"})
    void update_translatedSlugs_areRepeatedOnlyWhereTheyHaveTheirIds(String id, RetrySafety expected) {
        transport.thenAnswer(200, ANSWER);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        ObjectNode row = rows.addObject().put("lang", "de").put("slug", "a-de");
        if (!id.equals("null")) {
            row.put("id", Long.parseLong(id));
        }

        stories.update(7, payload().set("translated_slugs_attributes", rows));

        assertThat(transport.onlyRequest().retrySafety()).isEqualTo(expected);
    }

    @Test
    void versions_withContentOfARelease_comeTenAPage() {
        transport.thenPage(1, 10, "{\"story_versions\":[{\"id\":9,\"content\":{\"a\":1.10}}]}");

        assertThat(stories.versions(StoryVersionQuery.ofStory(7).withContent().ofRelease(3)))
                .singleElement()
                .satisfies(version -> assertThat(version.content().toString()).isEqualTo("{\"a\":1.10}"));
        assertThat(transport.queries())
                .containsExactly("by_story_id=7&by_release_id=3&show_content=true&page=1&per_page=10");
        assertThatIllegalArgumentException().isThrownBy(() -> StoryVersionQuery.ofStory(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoryVersionQuery.ofStory(1).perPage(101));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"story\":{}}", "[]", "null"})
    void updateUuid_anyJsonOrNothing_isAcceptedAndNotShown(String untyped) {
        transport.thenAnswer(200, untyped);

        assertThat(stories.updateUuid(7, UUID)).isEmpty();

        assertThat(transport.onlyLine()).isEqualTo("PUT " + BASE + "/7/update_uuid {\"uuid\":\"" + UUID + "\"}");
        assertRepeatable(true);
    }

    @Test
    void updateUuid_answeredWithTheStory_isShown() {
        transport.thenAnswer(200, "{\"story\":{\"id\":7,\"uuid\":\"" + UUID + "\"}}");
        assertThat(stories.updateUuid(7, UUID).orElseThrow().uuid()).isEqualTo(UUID);

        transport.thenAnswer(200, "{\"story\":{\"id\":7}}");
        assertThat(stories.updateUuid(7, UUID)).isEmpty();
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
        assertThat(transport.onlyRequest().retrySafety()).isEqualTo(RetrySafety.ALWAYS);
        assertThat(transport.onlyRequest().write()).isEqualTo(write);
    }
}
