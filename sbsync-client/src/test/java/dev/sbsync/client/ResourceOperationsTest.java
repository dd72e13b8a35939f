package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.UnusableAnswerException;
import dev.sbsync.client.internal.Json;
import dev.sbsync.client.model.ApiKeyPayload;
import dev.sbsync.client.model.AssetFolderPayload;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.AssetUploadPayload;
import dev.sbsync.client.model.ComponentGroupPayload;
import dev.sbsync.client.model.ComponentPayload;
import dev.sbsync.client.model.Datasource;
import dev.sbsync.client.model.DatasourceEntryPayload;
import dev.sbsync.client.model.DatasourcePayload;
import dev.sbsync.client.model.InternalTagPayload;
import dev.sbsync.client.model.PresetPayload;
import dev.sbsync.client.model.TokenInfo;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.TransportRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The requests of each resource, and which of them may be repeated. */
class ResourceOperationsTest {

    private static final long SPACE = Clients.SPACE;
    private static final String BASE = "/v1/spaces/" + SPACE;

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManagementClient client = Clients.on(transport);

    @ParameterizedTest
    @MethodSource("reads")
    void read_anyResource_isOneGetThatMayBeRepeated(Consumer<ManagementClient> call, String answer, String line) {
        transport.thenPage(0, 100, answer);

        call.accept(client);

        assertThat(transport.onlyLine()).isEqualTo("GET " + line);
        assertThat(transport.onlyRequest().retrySafety()).isEqualTo(RetrySafety.ALWAYS);
        assertThat(transport.onlyRequest().write()).isFalse();
    }

    static Stream<Arguments> reads() {
        return Stream.of(
                row(c -> c.tokens().validate(), "{\"valid\":true}", "/v1/tokens/validate"),
                row(c -> c.users().me(), "{\"user\":{\"id\":1}}", "/v1/users/me"),
                row(c -> c.apiKeys(SPACE).list(), "{\"api_keys\":[]}", BASE + "/api_keys"),
                row(
                        c -> c.components(SPACE).list(),
                        "{\"components\":[],\"component_groups\":[]}",
                        BASE + "/components"),
                row(c -> c.components(SPACE).get(7), "{\"component\":{\"id\":7}}", BASE + "/components/7"),
                row(c -> c.componentGroups(SPACE).list(), "{\"component_groups\":[]}", BASE + "/component_groups"),
                row(
                        c -> c.componentGroups(SPACE).get(7),
                        "{\"component_group\":{\"id\":7}}",
                        BASE + "/component_groups/7"),
                row(c -> c.presets(SPACE).list(), "{\"presets\":[]}", BASE + "/presets"),
                row(c -> c.presets(SPACE).ofComponent(3), "{\"presets\":[]}", BASE + "/presets?component_id=3"),
                row(c -> c.presets(SPACE).get(7), "{\"preset\":{\"id\":7}}", BASE + "/presets/7"),
                row(
                        c -> c.internalTags(SPACE).list().forEach(item -> {}),
                        "{\"internal_tags\":[]}",
                        BASE + "/internal_tags?page=1&per_page=100"),
                row(
                        c -> c.internalTags(SPACE).list("asset").forEach(item -> {}),
                        "{\"internal_tags\":[]}",
                        BASE + "/internal_tags?by_object_type=asset&page=1&per_page=100"),
                row(
                        c -> c.datasources(SPACE).list().forEach(item -> {}),
                        "{\"datasources\":[]}",
                        BASE + "/datasources?page=1&per_page=100"),
                row(c -> c.datasources(SPACE).get(7), "{\"datasource\":{\"id\":7}}", BASE + "/datasources/7"),
                row(
                        c -> c.datasourceEntries(SPACE).list(5).forEach(item -> {}),
                        "{\"datasource_entries\":[]}",
                        BASE + "/datasource_entries?datasource_id=5&page=1&per_page=1000"),
                row(
                        c -> c.datasourceEntries(SPACE).list(5, 6).forEach(item -> {}),
                        "{\"datasource_entries\":[]}",
                        BASE + "/datasource_entries?datasource_id=5&dimension=6&page=1&per_page=1000"),
                row(
                        c -> c.datasourceEntries(SPACE).get(7),
                        "{\"datasource_entry\":{\"id\":7}}",
                        BASE + "/datasource_entries/7"),
                row(
                        c -> c.assets(SPACE).list().forEach(item -> {}),
                        "{\"assets\":[]}",
                        BASE + "/assets?page=1&per_page=100"),
                row(c -> c.assets(SPACE).get(7), "{\"id\":7}", BASE + "/assets/7"),
                row(c -> c.assetFolders(SPACE).list(), "{\"asset_folders\":[]}", BASE + "/asset_folders"),
                row(c -> c.assetFolders(SPACE).get(7), "{\"asset_folder\":{\"id\":7}}", BASE + "/asset_folders/7"));
    }

    @ParameterizedTest
    @MethodSource("creates")
    void create_anyResource_isOnePostThatIsNotRepeatedAfterALostAnswer(
            Consumer<ManagementClient> call, String answer, String line) {
        transport.thenAnswer(201, answer);

        call.accept(client);

        assertThat(transport.onlyLine()).isEqualTo("POST " + BASE + line);
        assertThat(transport.onlyRequest().retrySafety()).isEqualTo(RetrySafety.IF_NOT_APPLIED);
        assertThat(transport.onlyRequest().write()).isTrue();
    }

    static Stream<Arguments> creates() {
        return Stream.of(
                row(
                        c -> c.apiKeys(SPACE).create(ApiKeyPayload.empty().set("access", "public")),
                        "{\"id\":7,\"token\":\"x\"}",
                        "/api_keys {\"api_key\":{\"access\":\"public\"}}"),
                row(
                        c -> c.components(SPACE).create(ComponentPayload.empty().set("name", "hero")),
                        "{\"component\":{\"id\":7}}",
                        "/components {\"component\":{\"name\":\"hero\"}}"),
                row(
                        c -> c.componentGroups(SPACE)
                                .create(ComponentGroupPayload.empty().set("name", "g")),
                        "{\"component_group\":{\"id\":7}}",
                        "/component_groups {\"component_group\":{\"name\":\"g\"}}"),
                row(
                        c -> c.presets(SPACE).create(PresetPayload.empty().set("component_id", 5)),
                        "{\"preset\":{\"id\":7}}",
                        "/presets {\"preset\":{\"component_id\":5}}"),
                row(
                        c -> c.internalTags(SPACE)
                                .create(InternalTagPayload.empty().set("name", "t")),
                        "{\"internal_tag\":{\"id\":7}}",
                        "/internal_tags {\"internal_tag\":{\"name\":\"t\"}}"),
                row(
                        c -> c.datasources(SPACE)
                                .create(DatasourcePayload.empty().set("slug", "d")),
                        "{\"datasource\":{\"id\":7}}",
                        "/datasources {\"datasource\":{\"slug\":\"d\"}}"),
                row(
                        c -> c.datasourceEntries(SPACE)
                                .create(DatasourceEntryPayload.empty().set("datasource_id", 5)),
                        "{\"datasource_entry\":{\"id\":7}}",
                        "/datasource_entries {\"datasource_entry\":{\"datasource_id\":5}}"),
                row(
                        c -> c.assets(SPACE)
                                .create(AssetUploadPayload.of("x.png").set("is_private", true)),
                        "{\"id\":7,\"fields\":{}}",
                        "/assets {\"filename\":\"x.png\",\"is_private\":true}"),
                row(
                        c -> c.assetFolders(SPACE)
                                .create(AssetFolderPayload.empty().set("parent_id", 3)),
                        "{\"asset_folder\":{\"id\":7}}",
                        "/asset_folders {\"asset_folder\":{\"parent_id\":3}}"));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void update_anyResource_isOnePutThatMayBeRepeated(Consumer<ManagementClient> call, String answer, String line) {
        transport.thenAnswer(answer.isEmpty() ? 204 : 200, answer);

        call.accept(client);

        assertThat(transport.onlyLine()).isEqualTo("PUT " + BASE + line);
        assertThat(transport.onlyRequest().retrySafety()).isEqualTo(RetrySafety.ALWAYS);
        assertThat(transport.onlyRequest().write()).isTrue();
    }

    static Stream<Arguments> updates() {
        return Stream.of(
                row(
                        c -> c.components(SPACE).update(7, ComponentPayload.empty()),
                        "{\"component\":{\"id\":7}}",
                        "/components/7 {\"component\":{}}"),
                row(
                        c -> c.componentGroups(SPACE).update(7, ComponentGroupPayload.empty()),
                        "{\"component_group\":{\"id\":7}}",
                        "/component_groups/7 {\"component_group\":{}}"),
                row(
                        c -> c.presets(SPACE).update(7, PresetPayload.empty()),
                        "{\"preset\":{\"id\":7}}",
                        "/presets/7 {\"preset\":{}}"),
                row(
                        c -> c.internalTags(SPACE).update(7, InternalTagPayload.empty()),
                        "",
                        "/internal_tags/7 {\"internal_tag\":{}}"),
                row(
                        c -> c.internalTags(SPACE).update(7, InternalTagPayload.empty()),
                        "{\"internal_tag\":{\"id\":7}}",
                        "/internal_tags/7 {\"internal_tag\":{}}"),
                row(
                        c -> c.datasources(SPACE).update(7, DatasourcePayload.empty()),
                        "{\"datasource\":{\"id\":7}}",
                        "/datasources/7 {\"datasource\":{}}"),
                row(
                        c -> c.datasourceEntries(SPACE).update(7, DatasourceEntryPayload.empty()),
                        "",
                        "/datasource_entries/7 {\"datasource_entry\":{}}"),
                row(
                        c -> c.datasourceEntries(SPACE)
                                .update(7, 8, DatasourceEntryPayload.empty().set("dimension_value", "rot")),
                        "",
                        "/datasource_entries/7?dimension_id=8 {\"datasource_entry\":{\"dimension_value\":\"rot\"}}"),
                row(c -> c.assets(SPACE).update(7, AssetPayload.empty()), "", "/assets/7 {\"asset\":{}}"),
                row(
                        c -> c.assetFolders(SPACE).update(7, AssetFolderPayload.empty()),
                        "",
                        "/asset_folders/7 {\"asset_folder\":{}}"));
    }

    @Test
    void updateDatasource_dimensionWithoutId_isNotRepeatedBecauseItWouldBeAddedTwice() {
        transport.thenAnswer(200, "{\"datasource\":{\"id\":7}}").thenAnswer(200, "{\"datasource\":{\"id\":7}}");
        Datasource source = Datasource.of(json("{\"dimensions\":[{\"id\":1,\"name\":\"G\",\"entry_value\":\"de\"}]}"));
        Datasource target = Datasource.of(json("{\"dimensions\":[{\"id\":9,\"name\":\"g\",\"entry_value\":\"de\"}]}"));

        client.datasources(SPACE).update(7, source.toPayload());
        client.datasources(SPACE).update(7, source.toPayloadFor(target));

        assertThat(transport.requests())
                .extracting(TransportRequest::retrySafety)
                .containsExactly(RetrySafety.IF_NOT_APPLIED, RetrySafety.ALWAYS);
    }

    @Test
    void finishUpload_isAGetThatWritesAndIsNotRepeatedAfterALostAnswer() {
        transport.thenAnswer(200, "{\"id\":7,\"filename\":\"x\"}");

        assertThat(client.assets(SPACE).finishUpload(7).filename()).isEqualTo("x");

        assertThat(transport.onlyLine()).isEqualTo("GET " + BASE + "/assets/7/finish_upload");
        assertThat(transport.onlyRequest().write()).isTrue();
        assertThat(transport.onlyRequest().retrySafety()).isEqualTo(RetrySafety.IF_NOT_APPLIED);
    }

    @Test
    void validate_scopedToken_saysWhatItMayDoWhere() {
        transport.thenAnswer(
                200,
                "{\"valid\":true,\"type\":\"pat\",\"scopes\":[\"stories:write\"],\"space_ids\":[\"281474976710999\",2],"
                        + "\"expires_at\":\"2026-11-30T00:00:00.000Z\"}");

        TokenInfo token = client.tokens().validate();

        assertThat(token.valid()).isTrue();
        assertThat(token.type()).isEqualTo("pat");
        assertThat(token.scopes()).containsExactly("stories:write");
        assertThat(token.spaceIds()).containsExactly(281_474_976_710_999L, 2L);
        assertThat(token.expiresAt()).contains(Instant.parse("2026-11-30T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("useless")
    void anyResource_answerOfAnotherShape_isUnusable(Consumer<ManagementClient> call, String answer, String problem) {
        transport.thenAnswer(200, answer);

        assertThatThrownBy(() -> call.accept(client))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining(problem);
    }

    static Stream<Arguments> useless() {
        return Stream.of(
                row(c -> c.tokens().validate(), "{\"valid\":\"yes\"}", "no \"valid\" that is true or false"),
                row(c -> c.assets(SPACE).get(7), "{\"asset\":{\"id\":7}}", "its body has no id"),
                row(c -> c.assets(SPACE).get(7), "[]", "its body is not an object"),
                row(c -> c.components(SPACE).get(7), "{\"id\":7}", "no object \"component\""),
                row(c -> c.presets(SPACE).list(), "{\"preset\":[]}", "no array \"presets\""),
                row(c -> c.apiKeys(SPACE).create(ApiKeyPayload.empty()), "", "empty"),
                row(c -> c.assets(SPACE).update(7, AssetPayload.empty()), "<html>", "not well-formed"));
    }

    @Test
    void set_attributeThatTheApiSetsItself_isRefusedWithWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComponentPayload.empty().set("internal_tags_list", "x"))
                .withMessageContaining("set \"internal_tag_ids\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AssetPayload.empty().setUnknown("id", JsonNodeFactory.instance.numberNode(1)))
                .withMessageContaining("leave it out");
    }

    @Test
    void set_attributeThatIsUnknown_isRefusedUnlessInsistedOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComponentPayload.empty().set("nmae", "x"))
                .withMessageContaining("\"nmae\"")
                .withMessageContaining("preview_field")
                .withMessageContaining("setUnknown");
        assertThat(ComponentPayload.empty()
                        .setUnknown("brand_new", JsonNodeFactory.instance.booleanNode(true))
                        .json()
                        .toString())
                .isEqualTo("{\"brand_new\":true}");
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Arguments row(Consumer<ManagementClient> call, String answer, String expected) {
        return Arguments.of(call, answer, expected);
    }
}
