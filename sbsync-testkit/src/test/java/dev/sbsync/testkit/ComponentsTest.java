package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Components and what they refer to: groups, internal tags, datasources, presets (docs/management-api.md). */
class ComponentsTest {
    private static final String NO_TAG = "{\"error\":{\"internal_tag_ids\":"
            + "[\"Invalid internal_tag, there is at least one internal_tag not found in our database\"]}}";

    private Client client = new Client();

    @Test
    void component_isReadByItsName() {
        long id = component("hero", "");

        assertThat(Client.json(client.get("/components/hero"))
                        .path("component")
                        .path("id")
                        .longValue())
                .isEqualTo(id);
        assertThat(client.get("/components/none").status()).isEqualTo(404);
    }

    @Test
    void fieldsOfASchema_getIds_thatStay() {
        JsonNode made = Client.json(client.post(
                        "/components",
                        "{\"component\":{\"name\":\"c\",\"schema\":{\"a\":{\"type\":\"text\"},\"b\":{\"type\":\"text\",\"id\":\"own\"},"
                                + "\"_uid\":\"old\"}}}"))
                .path("component");
        String id = made.path("schema").path("a").path("id").asString("");

        assertThat(id).matches("[\\w-]{22}");
        assertThat(made.path("schema").path("b").path("id").asString("")).isEqualTo("own");
        assertThat(made.path("schema").path("_uid").asString("")).isEqualTo("old");
        JsonNode changed = Client.json(client.put(
                "/components/" + made.path("id"), "{\"component\":{\"schema\":{\"a\":{\"type\":\"textarea\"}}}}"));
        assertThat(changed.path("component").path("schema").toString())
                .isEqualTo("{\"a\":{\"type\":\"textarea\",\"id\":\"" + id + "\"}}");
    }

    @Test
    void unknownGroup_isInvalid_unlessSwitched() {
        String body = "{\"component\":{\"name\":\"c\",\"schema\":{},\"component_group_uuid\":\"elsewhere\"}}";

        assertThat(client.post("/components", body).text()).isEqualTo("{\"component_group_uuid\":[\"is invalid\"]}");
        assertThat(new Client(Switch.UNKNOWN_GROUP_STORED)
                        .post("/components", body)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void group_isClearedWithNull() {
        long id = component(
                "c", ",\"component_group_uuid\":\"" + group("G").path("uuid").stringValue() + "\"");

        assertThat(put(id, "\"component_group_uuid\":null")
                        .path("component_group_uuid")
                        .isNull())
                .isTrue();
    }

    @Test
    void tag_ofAnotherKindOrUnknown_isRefused() {
        long asset = tag("T", "asset");

        assertThat(client.post(
                                "/components",
                                "{\"component\":{\"name\":\"c\",\"schema\":{},\"internal_tag_ids\":[" + asset + "]}}")
                        .text())
                .isEqualTo(NO_TAG);
        assertThat(client.post("/components", "{\"component\":{\"name\":\"c\",\"internal_tag_ids\":[1]}}")
                        .text())
                .isEqualTo(NO_TAG);
    }

    @Test
    void deletedTag_leavesItsComponents_whichCanStillBeSaved() {
        long tag = tag("T", "component");
        long id = component("c", ",\"internal_tag_ids\":[" + tag + "]");
        client.delete("/internal_tags/" + tag);

        JsonNode saved = put(id, "\"color\":\"#123456\"");

        assertThat(saved.path("color").asString("")).isEqualTo("#123456");
        assertThat(saved.path("internal_tag_ids")).isEmpty();
    }

    @Test
    void internalTag_needsAKnownType() {
        assertThat(client.post("/internal_tags", "{\"internal_tag\":{\"name\":\"T\"}}")
                        .text())
                .isEqualTo("{\"object_type\":[\"is not included in the list\"]}");
        assertThat(tag("T", "component")).isNotEqualTo(tag("T", "asset"));
        assertThat(client.post("/internal_tags", "{\"internal_tag\":{\"name\":\"T\",\"object_type\":\"asset\"}}")
                        .text())
                .isEqualTo("{\"name\":[\"has already been taken\"]}");
    }

    @Test
    void unknownDatasource_isRefused_butAStaleOneKeepsNothingElseFromBeingSaved() {
        long source = datasource("colours");
        long id = component("c", ",\"schema\":{\"f\":{\"type\":\"option\",\"datasource_slug\":\"colours\"}}");
        client.delete("/datasources/" + source);

        assertThat(client.post(
                                "/components",
                                "{\"component\":{\"name\":\"d\",\"schema\":{\"f\":{\"type\":\"option\",\"datasource_slug\":\"no\"}}}}")
                        .text())
                .startsWith("{\"error\":\"");
        assertThat(put(id, "\"color\":\"#123456\"").path("color").asString("")).isEqualTo("#123456");
    }

    @Test
    void schemaWithIdsOfAnotherSpace_isStoredAndNoted() {
        component(
                "c",
                ",\"schema\":{\"body\":{\"type\":\"bloks\",\"component_group_whitelist\":[\"elsewhere\"],"
                        + "\"component_tag_denylist\":[5]},\"image\":{\"type\":\"asset\",\"asset_folder_id\":6}}");

        assertThat(client.api.violations())
                .extracting(Violation::kind)
                .containsOnly(Violation.Kind.UNKNOWN_REFERENCE)
                .hasSize(3);
    }

    @Test
    void preset_ofAnotherComponent_isNotItsDefault() {
        long hero = component("hero", "");
        long card = component("card", "");
        long preset = preset(hero, "p");

        assertThat(client.put("/components/" + card, "{\"component\":{\"preset_id\":" + preset + "}}")
                        .text())
                .isEqualTo("{\"preset_id\":[\"is invalid\"]}");
        assertThat(put(hero, "\"preset_id\":" + preset).path("preset_id").longValue())
                .isEqualTo(preset);
        client.delete("/presets/" + preset);
        assertThat(Client.json(client.get("/components/hero"))
                        .path("component")
                        .path("preset_id")
                        .isNull())
                .isTrue();
    }

    @Test
    void presets_ofADeletedComponent_areGone() {
        long hero = component("hero", "");
        preset(hero, "p");

        client.delete("/components/" + hero);

        assertThat(client.get("/presets").text()).isEqualTo("{\"presets\":[]}");
    }

    @Test
    void preset_withSeveralFaults_namesThemAll() {
        assertThat(client.post("/presets", "{\"preset\":{\"name\":\"\",\"component_id\":1}}")
                        .text())
                .isEqualTo("{\"name\":[\"can't be blank\"],\"component\":[\"must exist\"]}");
    }

    @Test
    void presetsOfOneName_fromAnOldSpace_canBeSaved() {
        Client old = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
                .with("components", "{\"id\":5,\"name\":\"hero\",\"schema\":{}}")
                .with("presets", "{\"id\":6,\"name\":\"p\",\"component_id\":5}")
                .with("presets", "{\"id\":8,\"name\":\"p\",\"component_id\":5}"));

        assertThat(old.put("/presets/8", "{\"preset\":{\"name\":\"p\",\"preset\":{\"title\":\"x\"}}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void groupName_isUniqueInTheSpace_whateverItsCaseAndParent() {
        long outer = group("Outer").path("id").longValue();
        group("Heroes");

        assertThat(client.post(
                                "/component_groups",
                                "{\"component_group\":{\"name\":\"heroes\",\"parent_id\":" + outer + "}}")
                        .text())
                .isEqualTo("{\"name\":[\"has already been taken\"]}");
    }

    @Test
    void group_movedBelowItself_isRefused() {
        long outer = group("Outer").path("id").longValue();
        long inner = Client.json(client.post(
                        "/component_groups", "{\"component_group\":{\"name\":\"Inner\",\"parent_id\":" + outer + "}}"))
                .path("component_group")
                .path("id")
                .longValue();

        assertThat(client.put("/component_groups/" + outer, "{\"component_group\":{\"parent_id\":" + inner + "}}")
                        .text())
                .isEqualTo("{\"parent_id\":[\"is invalid\"]}");
    }

    @Test
    void groupsInADeletedGroup_moveUp() {
        long outer = group("Outer").path("id").longValue();
        client.post("/component_groups", "{\"component_group\":{\"name\":\"Inner\",\"parent_id\":" + outer + "}}");

        client.delete("/component_groups/" + outer);

        assertThat(client.get("/component_groups").text()).contains("\"parent_id\":null", "\"parent_uuid\":null");
    }

    @Test
    void groupThatIsItsOwnParent_asInOldSpaces_isServed() {
        Client old = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
                .with("component_groups", "{\"id\":5,\"name\":\"Old\",\"uuid\":\"u\",\"parent_uuid\":\"u\"}"));

        assertThat(old.get("/components").text())
                .contains("{\"id\":5,\"name\":\"Old\",\"uuid\":\"u\",\"parent_uuid\":\"u\",\"parent_id\":null}");
    }

    @Test
    void defaultComponent_cannotBeDeleted() {
        long page = component("page", "");
        client.put("", "{\"space\":{\"default_root\":\"page\"}}");

        assertThat(client.delete("/components/" + page).status()).isEqualTo(422);
        assertThat(client.get("/components/page").status()).isEqualTo(200);
    }

    @Test
    void story_ofANestableComponent_isRefused() {
        component("teaser", ",\"is_root\":false");

        assertThat(client.post(
                                "/stories",
                                "{\"story\":{\"name\":\"s\",\"slug\":\"s\",\"parent_id\":0,"
                                        + "\"content\":{\"component\":\"teaser\"}}}")
                        .text())
                .contains("please select a content type component as your root component");
    }

    @Test
    void orderOfAList_isNotServed() {
        assertThat(client.get("/components?sort_by=name:asc").status()).isEqualTo(501);
    }

    @Test
    void attributesThatAreNotSent_stay_andTheSchemaIsReplacedAsAWhole() {
        long id = component(
                "c",
                ",\"image\":\"//i\",\"preview_tmpl\":\"<p>\",\"description\":\"d\",\"metadata\":{\"app_slug\":\"a\"},"
                        + "\"schema\":{\"a\":{\"type\":\"text\"},\"b\":{\"type\":\"text\"}}");

        JsonNode changed =
                put(id, "\"description\":\"\",\"schema\":{\"b\":{\"type\":\"hologram\",\"unheard_of\":null}}");

        assertThat(changed.path("image").stringValue()).isEqualTo("//i");
        assertThat(changed.path("preview_tmpl").stringValue()).isEqualTo("<p>");
        assertThat(changed.path("metadata").toString()).isEqualTo("{\"app_slug\":\"a\"}");
        assertThat(changed.path("description").stringValue()).isEmpty();
        assertThat(changed.path("schema").has("a")).isFalse();
        assertThat(changed.path("schema").path("b").path("unheard_of").isNull()).isTrue();
    }

    @Test
    void deletedComponent_isRestoredWithItsPresets_unlessItsNameIsTaken() {
        long id = component("c", "");
        long preset = preset(id, "p");
        put(id, "\"preset_id\":" + preset);
        client.delete("/components/" + id);

        assertThat(client.get("/components/" + id).status()).isEqualTo(404);
        long other = component("c", "");
        assertThat(client.post("/components/" + id + "/restore", "").status()).isEqualTo(422);
        client.put("/components/" + other, "{\"component\":{\"name\":\"d\"}}");
        FakeResponse restored = client.post("/components/" + id + "/restore", "");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(Client.json(restored).path("component").path("preset_id").longValue())
                .isEqualTo(preset);
        assertThat(client.get("/presets/" + preset).status()).isEqualTo(200);
        assertThat(client.post("/components/" + id + "/restore", "").status()).isEqualTo(404);
        assertThat(client.api.commits()).extracting(Commit::kind).contains(Commit.Kind.RESTORED);
    }

    @Test
    void unknownTag_isRefusedByField_whereSwitched() {
        client = new Client(Switch.UNKNOWN_TAG_REFUSED_BY_FIELD);

        assertThat(client.post("/components", "{\"component\":{\"name\":\"c\",\"internal_tag_ids\":[5]}}")
                        .text())
                .startsWith("{\"internal_tag_ids\":[\"Invalid internal_tag");
    }

    @Test
    void tagWithoutAType_isOneOfAssets_whereSwitched() {
        client = new Client(Switch.TAG_WITHOUT_TYPE_STORED);

        FakeResponse made = client.post("/internal_tags", "{\"internal_tag\":{\"name\":\"t\"}}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(Client.json(made).path("internal_tag").path("object_type").stringValue())
                .isEqualTo("asset");
    }

    @Test
    void presetsOfOneName_areStored_whereSwitched() {
        client = new Client(Switch.PRESET_NAMES_REPEAT);
        long id = component("c", "");

        assertThat(preset(id, "p")).isNotEqualTo(preset(id, "p"));
    }

    @Test
    void presetOfAnotherComponent_isIgnored_whereSwitched() {
        client = new Client(Switch.FOREIGN_PRESET_IGNORED);
        long id = component("c", "");
        long own = preset(id, "p");
        long foreign = preset(component("d", ""), "p");

        assertThat(put(id, "\"preset_id\":" + foreign).path("preset_id").isNull())
                .isTrue();
        put(id, "\"preset_id\":" + own);
        assertThat(put(id, "\"preset_id\":" + foreign).path("preset_id").longValue())
                .isEqualTo(own);
    }

    @Test
    void deletedGroup_staysNamed_whereSwitched() {
        client = new Client(Switch.DELETED_GROUP_STAYS_NAMED);
        JsonNode group = group("G");
        long id = component(
                "c", ",\"component_group_uuid\":\"" + group.path("uuid").stringValue() + "\"");

        client.delete("/component_groups/" + group.path("id"));

        assertThat(put(id, "\"color\":\"#fff\"").path("component_group_uuid")).isEqualTo(group.path("uuid"));
    }

    @Test
    void schemaWithIdsOfAnotherSpace_isRefused_whereSwitched() {
        client = new Client(Switch.SCHEMA_REFERENCES_CHECKED);

        assertThat(client.post(
                                "/components",
                                "{\"component\":{\"name\":\"c\",\"schema\":{\"a\":{\"component_group_whitelist\":[\"gone\"]}}}}")
                        .status())
                .isEqualTo(422);
        assertThat(client.api.violations()).isEmpty();
    }

    @Test
    void group_movedToTheRoot_hasNoParent_andItsOldNameIsFree() {
        JsonNode outer = group("Outer");
        JsonNode inner = Client.json(client.post(
                        "/component_groups",
                        "{\"component_group\":{\"name\":\"Inner\",\"parent_id\":" + outer.path("id") + "}}"))
                .path("component_group");

        FakeResponse moved = client.put(
                "/component_groups/" + inner.path("id"),
                "{\"component_group\":{\"name\":\"Free\",\"parent_id\":null}}");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(Client.json(moved)
                        .path("component_group")
                        .path("parent_uuid")
                        .isNull())
                .isTrue();
        assertThat(group("Inner").path("uuid")).isNotEqualTo(inner.path("uuid"));
        assertThat(client.post("/component_groups", "{\"component_group\":{\"name\":\"X\",\"parent_id\":5}}")
                        .status())
                .isEqualTo(422);
    }

    private long component(String name, String more) {
        String schema = more.contains("\"schema\"") ? "" : ",\"schema\":{}";
        return id("/components", "component", "{\"component\":{\"name\":\"" + name + "\"" + schema + more + "}}");
    }

    private long tag(String name, String type) {
        return id(
                "/internal_tags",
                "internal_tag",
                "{\"internal_tag\":{\"name\":\"" + name + "\",\"object_type\":\"" + type + "\"}}");
    }

    private long datasource(String slug) {
        return id(
                "/datasources", "datasource", "{\"datasource\":{\"name\":\"" + slug + "\",\"slug\":\"" + slug + "\"}}");
    }

    private long preset(long component, String name) {
        return id(
                "/presets",
                "preset",
                "{\"preset\":{\"name\":\"" + name + "\",\"component_id\":" + component + ",\"preset\":{}}}");
    }

    private JsonNode group(String name) {
        return Client.json(client.post("/component_groups", "{\"component_group\":{\"name\":\"" + name + "\"}}"))
                .path("component_group");
    }

    private JsonNode put(long component, String attributes) {
        FakeResponse answer = client.put("/components/" + component, "{\"component\":{" + attributes + "}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Client.json(answer).path("component");
    }

    private long id(String path, String key, String body) {
        FakeResponse answer = client.post(path, body);
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return Client.json(answer).path(key).path("id").longValue();
    }
}
