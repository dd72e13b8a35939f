package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.assertj.FakeAssertions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Settings and languages of spaces (docs/management-api.md). */
class SpacesTest {
    private static final String SETTINGS = """
            {"domain":"https://preview.example/","environments":[{"name":"Live","location":"https://example.test/"}],
             "default_lang_name":"English","default_ai_lang_code":"en","use_translated_stories":true,
             "asset_custom_meta_data_schema":[{"key":"license","required":true}],"translatable_asset_fields":["alt"],
             "required_assest_fields":["alt"],"tablet_size":"700","mobile_size":"300","hide_flag_icons":true,
             "flag_icons_display_mode":"none","encode_preview_urls":true,"show_stories_alternative_versions":true,
             "auto_delete_old_versions_after_days":30,"enable_extended_char_set_in_stories_slug":true,
             "dimensions_app_folders":[{"folder_id":5}],"default_root":"page"}
            """;

    private final Client client =
            Client.over(SpaceBuilder.space(Client.SPACE, "Test").asNew());

    @Test
    void settings_thatCanBeWritten_areRead() {
        JsonNode sent = Client.json(FakeResponse.json(200, SETTINGS.getBytes(StandardCharsets.UTF_8)));

        client.put("", "{\"space\":" + SETTINGS + "}");

        JsonNode space = Client.json(client.get("")).path("space");
        sent.properties()
                .forEach(setting -> assertThat(space.path(setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo(setting.getValue()));
    }

    @Test
    void settings_thatAreNotPortable_areDropped() {
        client.put(
                "", "{\"space\":{\"plan_level\":0,\"owner_id\":5,\"story_published_hook\":\"https://example.test\"}}");

        JsonNode space = Client.json(client.get("")).path("space");
        assertThat(space.path("plan_level").intValue()).isEqualTo(3);
        assertThat(space.has("story_published_hook")).isFalse();
    }

    @Test
    void settings_ofADataset_areServed() {
        JsonNode dataset = Client.json(FakeResponse.json(
                200,
                "{\"spaces\":[{\"id\":7,\"name\":\"S\",\"mobile_size\":\"300\",\"languages\":[{\"code\":\"de\",\"name\":\"German\",\"ai_translation_code\":\"DE\"}]}]}"
                        .getBytes(StandardCharsets.UTF_8)));
        Client given = new Client(FakeManagementApi.builder().dataset(Dataset.of(dataset)));

        JsonNode space = Client.json(given.get("")).path("space");

        assertThat(space.path("mobile_size").stringValue()).isEqualTo("300");
        assertThat(space.path("languages").toString())
                .isEqualTo("[{\"code\":\"de\",\"name\":\"German\",\"ai_translation_code\":\"DE\"}]");
    }

    @Test
    void languages_areReplacedAsAWhole_andNeedCodes() {
        client.put(
                "",
                "{\"space\":{\"languages\":[{\"code\":\"fr\",\"name\":\"French\",\"ai_translation_code\":\"FR\"}]}}");

        assertThat(Client.json(client.get("")).path("space").path("languages").toString())
                .isEqualTo("[{\"code\":\"fr\",\"name\":\"French\",\"ai_translation_code\":\"FR\"}]");
        assertThat(client.put("", "{\"space\":{\"languages\":[{\"name\":\"French\"}]}}")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"languages\":{}",
                "\"languages\":[{\"code\":\"de\",\"name\":\"a\"},{\"code\":\"de\",\"name\":\"b\"}]",
                "\"use_translated_stories\":\"yes\"",
                "\"environments\":[{\"name\":\"Live\"}]",
                "\"asset_custom_meta_data_schema\":[{\"display_name\":\"no key\"}]",
                "\"required_assest_fields\":[1]",
                "\"mobile_size\":\"wide\"",
                "\"auto_delete_old_versions_after_days\":0",
                "\"dimensions_app_folders\":[{}]",
                "\"default_root\":\"a component that the space lacks\""
            })
    void invalidSetting_isRefused_andNothingOfTheBodyIsStored(String setting) {
        FakeResponse refused = client.put("", "{\"space\":{\"domain\":\"https://other.example/\"," + setting + "}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).startsWith("{" + setting.substring(0, setting.indexOf(':')) + ":[\"is invalid\"]");
        assertThat(client.space().settings().has("domain")).isFalse();
    }

    @Test
    void unknownDefaultRoot_isStored_whereSwitched() {
        Client lenient = new Client(Switch.UNKNOWN_DEFAULT_ROOT_STORED);

        assertThat(lenient.put("", "{\"space\":{\"default_root\":\"later\"}}").status())
                .isEqualTo(200);
        assertThat(lenient.api.switchesInEffect()).containsExactly(Switch.UNKNOWN_DEFAULT_ROOT_STORED);
    }

    @Test
    void settings_ofOlderPayloads_areUnderOptions() {
        Client old = new Client(Switch.SETTINGS_UNDER_OPTIONS, Switch.ASSET_SCHEMA_READ_AS_MAP);
        old.put(
                "",
                "{\"space\":{\"asset_custom_meta_data_schema\":[{\"key\":\"license\"}],\"required_assest_fields\":[\"alt\"]}}");

        JsonNode space = Client.json(old.get("")).path("space");

        assertThat(space.has("languages")).isFalse();
        assertThat(space.has("required_assest_fields")).isFalse();
        assertThat(space.path("options").path("languages").path(0).path("code").stringValue())
                .isEqualTo("de");
        assertThat(space.path("options").path("asset_custom_meta_data_schema").toString())
                .isEqualTo("{\"license\":{\"key\":\"license\"}}");
    }

    @Test
    void folderOfAnotherSpace_isStoredAndNoted() {
        client.put("", "{\"space\":{\"dimensions_app_folders\":[{\"folder_id\":5}]}}");

        assertThat(client.api.violations())
                .extracting(Violation::kind)
                .containsExactly(Violation.Kind.UNKNOWN_REFERENCE);
    }

    @Test
    void write_isLoggedAsACommit_andCounted() {
        client.put("", "{\"space\":{\"mobile_size\":\"300\"}}");
        client.post("/component_groups", "{\"component_group\":{\"name\":\"G\"}}");
        client.post("/component_groups", "{\"component_group\":{\"name\":\"g\"}}");

        FakeAssertions.assertThat(client.api)
                .committedTo("spaces", Commit.Kind.UPDATED, "Test")
                .committedTo("component_groups", Commit.Kind.CREATED, "G")
                .wrote("component_groups", 2);
        assertThat(client.api.writesByResource())
                .containsExactlyInAnyOrderEntriesOf(Map.of("spaces", 1L, "component_groups", 2L));
    }

    @Test
    void newSpace_hasAPageComponent_thatCannotBeDeleted() {
        FakeResponse made = client.api.handle(
                FakeRequest.post("/v1/spaces", "{\"space\":{\"name\":\"New\"}}").withToken("t"));
        String components = "/v1/spaces/" + Client.json(made).path("space").path("id") + "/components/page";

        JsonNode page = Client.json(
                        client.api.handle(FakeRequest.get(components).withToken("t")))
                .path("component");

        assertThat(page.path("is_root").booleanValue()).isTrue();
        assertThat(Client.json(made).path("space").path("default_root").stringValue())
                .isEqualTo("page");
        assertThat(client.api
                        .handle(FakeRequest.of(
                                        "DELETE",
                                        components.replace(
                                                "page", page.path("id").toString()))
                                .withToken("t"))
                        .status())
                .isEqualTo(422);
    }
}
