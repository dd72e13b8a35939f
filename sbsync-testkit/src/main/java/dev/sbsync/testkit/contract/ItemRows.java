package dev.sbsync.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.contract.Fact.Confidence;
import dev.sbsync.testkit.internal.json.Nodes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings, components and what they refer to: the details that a copy relies on. */
abstract class ItemRows extends ListRows {
    ItemRows() {}

    /** Changes one setting, and restores it. */
    @Test
    @Fact(section = "other-resources", confidence = Confidence.DOCUMENTED)
    void settings_areWrittenAtTheTop_andTheOthersStay() {
        JsonNode before = get("").at("space");
        String size = before.path("mobile_size").asString("").equals("391") ? "392" : "391";

        ContractAnswer written = put("", "{\"space\":{\"mobile_size\":\"" + size + "\"}}");
        JsonNode after = get("").at("space");
        ObjectNode restored = Nodes.object();
        restored.set("mobile_size", before.has("mobile_size") ? before.path("mobile_size") : Nodes.valueToTree(null));
        put("", Nodes.text(Nodes.object().set("space", restored)));

        assertThat(written.status()).isEqualTo(200);
        assertThat(after.path("mobile_size").asString("")).isEqualTo(size);
        assertThat(after.path("languages")).isEqualTo(before.path("languages"));
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.UNKNOWN)
    void unknown_languageWithoutACode() {
        JsonNode space = get("").at("space");
        JsonNode languages = space.has("languages")
                ? space.path("languages")
                : space.path("options").path("languages");
        ArrayNode invalid = Nodes.array().addAll(languages.valueStream().toList());
        invalid.addObject().put("name", "No code");

        ContractAnswer answer = put("", "{\"space\":{\"languages\":" + Nodes.text(invalid) + "}}");
        if (answer.status() == 200) {
            put("", "{\"space\":{\"languages\":" + Nodes.text(languages) + "}}");
        }

        observed("A language without a code is answered with", answer.status(), 422);
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.CODE)
    void component_attributesThatAreNotSent_stay_andUnknownOnesAreDropped() {
        JsonNode made = component("\"image\":\"//i\",\"preview_tmpl\":\"<p>\",\"description\":\"d\",\"rank\":5");
        String path = "/components/" + made.path("id").asString("");

        JsonNode changed = put(path, "{\"component\":{\"description\":\"\",\"is_nestable\":false}}")
                .at("component");

        assertThat(changed.path("image").asString("")).isEqualTo("//i");
        assertThat(changed.path("preview_tmpl").asString("")).isEqualTo("<p>");
        assertThat(changed.path("description").asString("")).isEmpty();
        assertThat(changed.has("rank")).isFalse();
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.REPORTED)
    void component_withAnUnknownTagOrDatasource_isRefused() {
        ContractAnswer tag = post("/components", body("component", "\"internal_tag_ids\":[5]"));
        ContractAnswer source = post(
                "/components",
                body("component", "\"schema\":{\"a\":{\"type\":\"option\",\"datasource_slug\":\"none-of-that\"}}"));

        assertThat(tag.status()).isEqualTo(422);
        assertThat(tag.text()).contains("internal_tag_ids", "Invalid internal_tag");
        assertThat(source.status()).isEqualTo(422);
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.UNKNOWN)
    void unknown_schemaWithUnknownReferences() {
        ContractAnswer made = post(
                "/components",
                body(
                        "component",
                        "\"schema\":{\"a\":{\"type\":\"bloks\",\"component_group_whitelist\":[\"5bc0ffee-2222-4000-8000-000000000000\"],\"component_tag_whitelist\":[5]}}"));
        observed("A schema with an unknown group and tag is answered with", made.status(), 201);
        if (made.status() == 201) {
            cleanUpLater("/components/" + made.at("component").path("id").asString(""));
        }
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.DOCUMENTED)
    void preset_becomesTheDefault_ofItsOwnComponent() {
        JsonNode component = component("");
        JsonNode other = component("");
        String preset = preset(component, "p").at("preset").path("id").asString("");

        ContractAnswer own = put(
                "/components/" + component.path("id").asString(""), "{\"component\":{\"preset_id\":" + preset + "}}");
        ContractAnswer foreign =
                put("/components/" + other.path("id").asString(""), "{\"component\":{\"preset_id\":" + preset + "}}");

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.at("component").path("preset_id").asString("")).isEqualTo(preset);
        assertThat(own.at("component").path("all_presets").size()).isEqualTo(1);
        observed("A default preset of another component is answered with", foreign.status(), 422);
        observed(
                "A second preset of the same name is answered with",
                preset(component, "p").status(),
                422);
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.UNKNOWN)
    void unknown_restoredComponent() {
        JsonNode component = component("");
        String path = "/components/" + component.path("id").asString("");
        delete(path);

        observed(
                "The restore of a component is answered with",
                post(path + "/restore", "").status(),
                200);
        observed("and the component is then read with", get(path).status(), 200);
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.CODE)
    void groupName_isUniqueInTheSpace_andAParentMustExist() {
        String name = spaceWideName();
        JsonNode group = group(name, "").at("component_group");
        JsonNode outer = group(spaceWideName(), "").at("component_group");
        String path = "/component_groups/" + group.path("id").asString("");
        cleanUpLater(path);
        cleanUpLater("/component_groups/" + outer.path("id").asString(""));

        ContractAnswer inside = group(name, ",\"parent_id\":" + outer.path("id").asString(""));
        ContractAnswer nowhere = group(spaceWideName(), ",\"parent_id\":5");
        JsonNode moved = put(
                        path,
                        "{\"component_group\":{\"parent_id\":"
                                + outer.path("id").asString("") + "}}")
                .at("component_group");

        assertThat(inside.status()).isEqualTo(422);
        assertThat(inside.at("name").path(0).asString("")).isEqualTo("has already been taken");
        assertThat(nowhere.status()).isEqualTo(422);
        assertThat(moved.path("parent_uuid")).isEqualTo(outer.path("uuid"));
        assertThat(moved.path("uuid")).isEqualTo(group.path("uuid"));
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.UNKNOWN)
    void unknown_componentOfADeletedGroup() {
        JsonNode group = group(spaceWideName(), "").at("component_group");
        JsonNode component =
                component("\"component_group_uuid\":\"" + group.path("uuid").asString("") + "\"");

        delete("/component_groups/" + group.path("id").asString(""));

        observed(
                "The component of a deleted group keeps its uuid:",
                !get("/components/" + component.path("id").asString(""))
                        .at("component")
                        .path("component_group_uuid")
                        .isNull(),
                false);
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.UNKNOWN)
    void unknown_internalTagTwiceOrWithoutAType() {
        String tag = "{\"internal_tag\":{\"name\":\"" + spaceWideName() + "\",\"object_type\":\"component\"}}";
        ContractAnswer made = post("/internal_tags", tag);
        cleanUpLater("/internal_tags/" + made.at("internal_tag").path("id").asString(""));
        ContractAnswer untyped = post("/internal_tags", "{\"internal_tag\":{\"name\":\"" + spaceWideName() + "\"}}");
        if (untyped.status() == 200) {
            cleanUpLater(
                    "/internal_tags/" + untyped.at("internal_tag").path("id").asString(""));
        }

        observed(
                "A second tag of the same name is answered with",
                post("/internal_tags", tag).text(),
                "{\"name\":[\"has already been taken\"]}");
        observed("A tag without a type is answered with", untyped.status(), 422);
        assertThat(get("/internal_tags?by_object_type=component&per_page=1").header("Per-Page"))
                .isEqualTo(1);
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.CODE)
    void dimensions_areAddedChangedAndDestroyed() {
        String slug = spaceWideName();
        JsonNode source = post(
                        "/datasources",
                        "{\"datasource\":{\"name\":\"" + slug + "\",\"slug\":\"" + slug
                                + "\",\"dimensions_attributes\":[{\"name\":\"German\",\"entry_value\":\"de\"},{\"name\":\"Old\",\"entry_value\":\"xx\"}]}}")
                .at("datasource");
        String path = "/datasources/" + source.path("id").asString("");
        cleanUpLater(path);
        JsonNode rows = source.path("dimensions");

        JsonNode changed = put(
                        path,
                        "{\"datasource\":{\"dimensions_attributes\":[{\"name\":\"French\",\"entry_value\":\"fr\"},{\"id\":"
                                + rows.path(0).path("id").asString("")
                                + ",\"name\":\"Deutsch\",\"entry_value\":\"de\"},{\"id\":"
                                + rows.path(1).path("id").asString("") + ",\"_destroy\":true}]}}")
                .at("datasource")
                .path("dimensions");

        assertThat(changed.valueStream().map(row -> row.path("name").asString("")))
                .containsExactlyInAnyOrder("Deutsch", "French");
    }

    @Test
    @Fact(section = "other-resources", confidence = Confidence.REPORTED)
    void entries_haveUniqueNames_areAppendedAtPositionZero_andComeInPagesOfAThousand() {
        String slug = spaceWideName();
        String source = post("/datasources", "{\"datasource\":{\"name\":\"" + slug + "\",\"slug\":\"" + slug + "\"}}")
                .at("datasource")
                .path("id")
                .asString("");
        cleanUpLater("/datasources/" + source);
        entry(source, "first", 1);
        entry(source, "last", 0);

        ContractAnswer again = entry(source, "first", 0);
        ContractAnswer list = get("/datasource_entries?per_page=1000&datasource_id=" + source);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.at("error").isArray() || again.at("error").isString()).isTrue();
        assertThat(list.header("Per-Page")).isEqualTo(1000);
        assertThat(list.at("datasource_entries").path(1).path("name").asString(""))
                .isEqualTo("last");
        assertThat(list.at("datasource_entries").path(0).has("datasource_id")).isFalse();
    }

    private ContractAnswer entry(String source, String name, int position) {
        return post(
                "/datasource_entries",
                "{\"datasource_entry\":{\"name\":\"" + name + "\",\"value\":\"v\",\"position\":" + position
                        + ",\"datasource_id\":" + source + "}}");
    }

    private ContractAnswer preset(JsonNode component, String name) {
        return post(
                "/presets",
                "{\"preset\":{\"name\":\"" + name + "\",\"component_id\":"
                        + component.path("id").asString("") + ",\"preset\":{}}}");
    }

    private ContractAnswer group(String name, String attributes) {
        return post("/component_groups", "{\"component_group\":{\"name\":\"" + name + "\"" + attributes + "}}");
    }

    private JsonNode component(String attributes) {
        ContractAnswer made = post("/components", body("component", attributes));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        cleanUpLater("/components/" + made.at("component").path("id").asString(""));
        return made.at("component");
    }

    private String body(String wrapper, String attributes) {
        return "{\"" + wrapper + "\":{\"name\":\"" + spaceWideName() + "\""
                + (attributes.contains("\"schema\"") ? "" : ",\"schema\":{}")
                + (attributes.isEmpty() ? "" : "," + attributes) + "}}";
    }
}
