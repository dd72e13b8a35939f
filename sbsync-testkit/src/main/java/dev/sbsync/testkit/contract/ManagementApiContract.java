package dev.sbsync.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.contract.Fact.Confidence;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The behaviour of the Management API, one test per fact, each with its source and confidence ({@link Fact}). Extend it
 * and set the target:
 *
 * <pre>{@code
 * class MyFakeContractTest extends ManagementApiContract {
 *     @Override protected ContractTarget target() { return ContractTarget.fake(api.baseUrl(), 101001, 101002); }
 * }
 * }</pre>
 *
 * <p>It works in two spaces, inside a folder that it creates in each, and deletes everything at the end; deleted
 * stories remain in the trash, which the API cannot empty. It fails if it needs more than 260 requests. Components
 * named {@code page}, {@code post} and {@code other} are used in contents; a real space needs none of them unless it
 * validates contents. One instance runs all rows, one after the other.
 */
public abstract class ManagementApiContract extends AssetRows {
    /** Creates the contract. */
    protected ManagementApiContract() {}

    @Test
    @Fact(section = "other-resources", confidence = Confidence.DOCUMENTED)
    void spaces_listAndOne() {
        ContractAnswer all = send("GET", "/v1/spaces/", "");
        JsonNode one = get("").at("space");

        assertThat(all.at("spaces").size()).isGreaterThanOrEqualTo(2);
        assertThat(one.path("id").asLong(0)).isEqualTo(targeted().first());
        assertThat(one.has("plan_level")).isTrue();
        assertThat(one.has("languages") || one.path("options").has("languages")).isTrue();
    }

    @Test
    @Fact(section = "further-assumptions-of-the-client", confidence = Confidence.DOCUMENTED)
    void token_tellsWhatItIs() {
        assertThat(send("GET", "/v1/tokens/validate", "").at("valid").asBoolean(false))
                .isTrue();
        assertThat(send("GET", "/v1/users/me", "").at("user").has("id")).isTrue();
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.DOCUMENTED)
    void components_areUnpagedWithTheirGroups_andKeepWhatIsNotSent() {
        String name = spaceWideName();
        ContractAnswer made = post(
                "/components",
                "{\"component\":{\"name\":\"" + name
                        + "\",\"color\":\"#123456\",\"schema\":{\"a\":{\"type\":\"text\",\"pos\":0}}}}");
        assertThat(made.status()).isEqualTo(201);
        String path = "/components/" + made.at("component").path("id").asString("");
        cleanUpLater(path);

        JsonNode updated = put(path, "{\"component\":{\"schema\":{\"b\":{\"type\":\"text\",\"pos\":0}}}}")
                .at("component");
        ContractAnswer list = get("/components?per_page=1");

        assertThat(updated.path("color").asString("")).isEqualTo("#123456");
        assertThat(updated.path("schema").has("a")).isFalse();
        assertThat(list.json().has("component_groups")).isTrue();
        assertThat(list.header("Total")).isEqualTo(-1);
        ContractAnswer taken = post("/components", "{\"component\":{\"name\":\"" + name + "\",\"schema\":{}}}");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.at("name").path(0).asString("")).isEqualTo("has already been taken");
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.DOCUMENTED)
    void internalTags_createIs200_deleteIs204_idsComeAsTexts() {
        ContractAnswer made = post(
                "/internal_tags",
                "{\"internal_tag\":{\"name\":\"" + spaceWideName() + "\",\"object_type\":\"component\"}}");
        String id = made.at("internal_tag").path("id").asString("");
        ContractAnswer component = post(
                "/components",
                "{\"component\":{\"name\":\"" + spaceWideName() + "\",\"schema\":{},\"internal_tag_ids\":[" + id
                        + "]}}");
        cleanUpLater("/components/" + component.at("component").path("id").asString(""));

        assertThat(made.status()).isEqualTo(200);
        assertThat(component.at("component").path("internal_tag_ids").toString())
                .isEqualTo("[\"" + id + "\"]");
        assertThat(delete("/internal_tags/" + id).status()).isEqualTo(204);
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.CODE)
    void componentGroups_haveUuidsAndParents() {
        JsonNode outer = post("/component_groups", "{\"component_group\":{\"name\":\"" + spaceWideName() + "\"}}")
                .at("component_group");
        JsonNode inner = post(
                        "/component_groups",
                        "{\"component_group\":{\"name\":\"" + spaceWideName() + "\",\"parent_id\":"
                                + outer.path("id").asString("") + "}}")
                .at("component_group");
        cleanUpLater("/component_groups/" + inner.path("id").asString(""));
        cleanUpLater("/component_groups/" + outer.path("id").asString(""));

        assertThat(inner.path("parent_uuid")).isEqualTo(outer.path("uuid"));
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.CODE)
    void datasources_dimensionsAndEntries() {
        String slug = spaceWideName();
        JsonNode source = post(
                        "/datasources",
                        "{\"datasource\":{\"name\":\"" + slug + "\",\"slug\":\"" + slug
                                + "\",\"dimensions_attributes\":[{\"name\":\"German\",\"entry_value\":\"de\"}]}}")
                .at("datasource");
        cleanUpLater("/datasources/" + source.path("id").asString(""));
        String dimension = source.path("dimensions").path(0).path("id").asString("");
        JsonNode entry = post(
                        "/datasource_entries",
                        "{\"datasource_entry\":{\"name\":\"one\",\"value\":\"1\",\"datasource_id\":"
                                + source.path("id").asString("") + "}}")
                .at("datasource_entry");

        ContractAnswer changed = put(
                "/datasource_entries/" + entry.path("id").asString("") + "?dimension_id=" + dimension,
                "{\"datasource_entry\":{\"name\":\"one\",\"value\":\"1\",\"dimension_value\":\"eins\"}}");
        ContractAnswer list = get("/datasource_entries?datasource_slug=" + slug + "&dimension=" + dimension);

        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.text()).isEmpty();
        assertThat(list.at("datasource_entries").path(0).path("dimension_value").asString(""))
                .isEqualTo("eins");
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.REPORTED)
    void datasourceEntries_comeInTheOrderOfTheirPositions() {
        String slug = spaceWideName();
        String source = post("/datasources", "{\"datasource\":{\"name\":\"" + slug + "\",\"slug\":\"" + slug + "\"}}")
                .at("datasource")
                .path("id")
                .asString("");
        cleanUpLater("/datasources/" + source);
        for (String entry : new String[] {
            "\"name\":\"second\",\"value\":\"2\",\"position\":2", "\"name\":\"first\",\"value\":\"1\",\"position\":1"
        }) {
            post("/datasource_entries", "{\"datasource_entry\":{" + entry + ",\"datasource_id\":" + source + "}}");
        }

        JsonNode list = get("/datasource_entries?datasource_id=" + source).at("datasource_entries");

        assertThat(list.path(0).path("name").asString("")).isEqualTo("first");
        assertThat(list.path(0).has("position")).isFalse();
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.DOCUMENTED)
    void component_isReadByItsName_andItsFieldsHaveIds() {
        String name = spaceWideName();
        String body = "{\"component\":{\"name\":\"" + name
                + "\",\"schema\":{\"a\":{\"type\":\"text\",\"pos\":0,\"unheard_of\":1}},\"component_group_uuid\":";
        ContractAnswer unknownGroup = post("/components", body + "\"5bc0ffee-2222-4000-8000-000000000000\"}}");
        observed("A component with an unknown group is answered with", unknownGroup.status(), 422);
        String made = (unknownGroup.status() == 201 ? unknownGroup : post("/components", body + "null}}"))
                .at("component")
                .path("id")
                .asString("");
        cleanUpLater("/components/" + made);

        JsonNode field =
                get("/components/" + name).at("component").path("schema").path("a");

        assertThat(field.path("unheard_of").asInt(0)).isEqualTo(1);
        assertThat(field.path("id").asString("")).isNotEmpty();
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.DOCUMENTED)
    void presets_belongToAComponent() {
        String component = post("/components", "{\"component\":{\"name\":\"" + spaceWideName() + "\",\"schema\":{}}}")
                .at("component")
                .path("id")
                .asString("");
        cleanUpLater("/components/" + component);

        ContractAnswer made = post(
                "/presets",
                "{\"preset\":{\"name\":\"p\",\"component_id\":" + component + ",\"preset\":{\"title\":\"t\"}}}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(get("/presets?component_id=" + component)
                        .at("presets")
                        .path(0)
                        .path("preset")
                        .path("title")
                        .asString(""))
                .isEqualTo("t");
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.REPORTED)
    void assetFolders_areUnpaged_andAssetsWantOneThatIsThere() {
        JsonNode folder = post("/asset_folders", "{\"asset_folder\":{\"name\":\"" + spaceWideName() + "\"}}")
                .at("asset_folder");
        cleanUpLater("/asset_folders/" + folder.path("id").asString(""));

        ContractAnswer refused = post("/assets", "{\"filename\":\"x.png\",\"asset_folder_id\":1}");

        assertThat(folder.has("uuid")).isTrue();
        assertThat(get("/asset_folders").json().has("asset_folders")).isTrue();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).isEqualTo("{\"error\":{\"base\":[\"This asset folder is not valid\"]}}");
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.CODE)
    void tags_comeWithTheStoriesThatHaveThem() {
        String tag = spaceWideName();
        create(name(), "\"tag_list\":[\"" + tag + "\"]");

        assertThat(get("/tags?search=" + tag).at("tags").path(0).path("name").asString(""))
                .isEqualTo(tag);
        cleanUpLater("/tags/" + tag);
    }
}
