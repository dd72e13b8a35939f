package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordsTest {

    @Test
    void component_everyAccessor_readsItsAttribute() {
        Component component = Component.of(
                Nodes.node(
                        "{\"id\":119082868868375,\"name\":\"hero\",\"display_name\":\"Hero\","
                                + "\"schema\":{\"a\":{\"type\":\"text\"}},\"is_root\":true,\"is_nestable\":true,"
                                + "\"component_group_uuid\":\"g\",\"preset_id\":3,\"internal_tag_ids\":[\"12\",13,\"x\",null]}"));

        assertThat(component.id()).isEqualTo(119_082_868_868_375L);
        assertThat(component.displayName()).isEqualTo("Hero");
        assertThat(component.schema().path("a").path("type").stringValue()).isEqualTo("text");
        assertThat(component.root()).isTrue();
        assertThat(component.nestable()).isTrue();
        assertThat(component.componentGroupUuid()).isEqualTo("g");
        assertThat(component.presetId()).isEqualTo(3);
        assertThat(component.internalTagIds()).containsExactly(12L, 13L);
        assertThat(component).hasToString("Component[id=119082868868375, name=hero]");
    }

    @Test
    void toPayload_component_keepsTheUnknownDropsWhatTheApiSetsAndSendsTagsAsNumbers() {
        Component component = Component.of(
                Nodes.node(
                        "{\"id\":1,\"name\":\"hero\",\"created_at\":\"x\",\"real_name\":\"H\","
                                + "\"brand_new\":{\"n\":1.10},\"internal_tag_ids\":[\"12\"],\"internal_tags_list\":[{}],\"all_presets\":[]}"));

        assertThat(Nodes.text(component.toPayload().json()))
                .isEqualTo("{\"name\":\"hero\",\"brand_new\":{\"n\":1.10},\"internal_tag_ids\":[12]}");
    }

    @Test
    void toPayload_datasource_sendsDimensionsAsRowsWithoutIds() {
        assertThat(Nodes.text(datasource("7").toPayload().json()))
                .isEqualTo("{\"name\":\"D\",\"slug\":\"d\",\"dimensions_attributes\":"
                        + "[{\"name\":\"German\",\"entry_value\":\"de\"}]}");
    }

    @Test
    void toPayloadFor_datasource_carriesTheTargetsIds() {
        assertThat(Nodes.text(datasource("7").toPayloadFor(datasource("99")).json()))
                .contains("[{\"id\":99,\"name\":\"German\",\"entry_value\":\"de\"}]");
    }

    @Test
    void toPayload_otherRecords_dropWhatTheApiSets() {
        assertThat(Nodes.text(ComponentGroup.of(Nodes.node("{\"id\":1,\"uuid\":\"u\",\"name\":\"n\",\"parent_id\":2}"))
                        .toPayload()
                        .json()))
                .isEqualTo("{\"name\":\"n\",\"parent_id\":2}");
        assertThat(Nodes.text(Preset.of(Nodes.node("{\"id\":1,\"space_id\":2,\"name\":\"n\",\"preset\":{}}"))
                        .toPayload()
                        .json()))
                .isEqualTo("{\"name\":\"n\",\"preset\":{}}");
        assertThat(Nodes.text(Asset.of(Nodes.node(
                                "{\"id\":1,\"filename\":\"f\",\"alt\":\"a\",\"internal_tag_ids\":[\"4\"],\"file\":{}}"))
                        .toPayload()
                        .json()))
                .isEqualTo("{\"alt\":\"a\",\"internal_tag_ids\":[4]}");
    }

    @Test
    void payload_withoutAndSetAgain_changesACopy() {
        ComponentPayload first = ComponentPayload.empty().set("name", "a").set("is_root", true);

        assertThat(Nodes.text(first.without("name").set("preset_id", 5).json()))
                .isEqualTo("{\"is_root\":true,\"preset_id\":5}");
        assertThat(first).hasToString("ComponentPayload[name, is_root]");
    }

    @Test
    void toString_recordsThatHoldSecrets_showNone() {
        assertThat(ApiKey.of(Nodes.node("{\"id\":1,\"access\":\"private\",\"token\":\"s3cret\"}")))
                .hasToString("ApiKey[id=1, access=private]");
        assertThat(AssetUpload.of(Nodes.node("{\"id\":1,\"fields\":{\"policy\":\"s3cret\"}}")))
                .hasToString("AssetUpload[id=1]");
        assertThat(User.of(Nodes.node("{\"id\":1,\"email\":\"a@b\"}"))).hasToString("User[id=1]");
    }

    @Test
    void equals_sameJsonOfAnotherType_isAnotherThing() {
        assertThat(Component.of(Nodes.node("{\"id\":1}")))
                .isEqualTo(Component.of(Nodes.node("{\"id\":1}")))
                .hasSameHashCodeAs(Component.of(Nodes.node("{\"id\":1}")))
                .isNotEqualTo(Preset.of(Nodes.node("{\"id\":1}")));
    }

    @Test
    void upload_fields_comeInTheApisOrder() {
        AssetUpload upload = AssetUpload.of(Nodes.node(
                "{\"id\":1,\"post_url\":\"p\",\"fields\":{\"key\":\"k\",\"acl\":\"a\",\"Expires\":3,\"x\":{}}}"));

        assertThat(upload.fields().toString()).isEqualTo("{key=k, acl=a, Expires=3}");
        assertThat(upload.postUrl()).isEqualTo("p");
    }

    @Test
    void space_limits_areTheWholeNumbers() {
        Space space = Space.of(
                Nodes.node("{\"limits\":{\"stories\":20000,\"folders\":null,\"components\":\"many\",\"x\":1.5},"
                        + "\"use_translated_stories\":true}"));

        assertThat(space.limits().toString()).isEqualTo("{stories=20000}");
        assertThat(space.translatedStories()).isTrue();
    }

    private static Datasource datasource(String dimension) {
        return Datasource.of(Nodes.node("{\"id\":5,\"name\":\"D\",\"slug\":\"d\",\"dimensions\":[{\"id\":" + dimension
                + ",\"name\":\"German\",\"entry_value\":\"de\",\"datasource_id\":5}]}"));
    }
}
