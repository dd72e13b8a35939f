package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.assertj.FakeAssertions;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plain copy of every kind of item through the API is a mirror, and violates no rule. */
class ItemCopyTest {
    private static final long COPY = 8;

    @Test
    void schemaGallery_isCopiedThroughTheApi() {
        copied(
                FakeManagementApi.builder()
                        .dataset(SampleSpaces.schemaGallery())
                        .with(Switch.PRESET_NAMES_REPEAT)
                        .build(),
                SampleSpaces.GALLERY_ID,
                SampleSpaces.GALLERY_TARGET_ID);
    }

    @Test
    void demo_isCopiedThroughTheApi() {
        copied(
                FakeManagementApi.builder().dataset(SampleSpaces.demo()).build(),
                SampleSpaces.SOURCE_ID,
                SampleSpaces.TARGET_ID);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void generatedModel_isCopiedThroughTheApi(long seed) {
        SpaceBuilder source = RandomModel.of(seed).addTo(SpaceBuilder.space(Client.SPACE, "Source"));
        copied(
                FakeManagementApi.builder()
                        .spaces(source, SpaceBuilder.space(COPY, "Copy").asNew())
                        .build(),
                Client.SPACE,
                COPY);
    }

    private static void copied(FakeManagementApi api, long source, long target) {
        new Copier(api, source, target).copy();

        FakeAssertions.assertThat(api).hasNoViolations();
        FakeAssertions.assertThat(api.space(target)).mirrorsItemsAtLeast(api.space(source));
        assertThat(api.commits())
                .filteredOn(commit -> commit.spaceId() == source)
                .isEmpty();
    }

    /** Copies by the order of the kinds, and maps ids by what creates answered. */
    private static final class Copier {
        private final FakeManagementApi api;
        private final String from;
        private final String to;
        private final Map<String, JsonNode> ids = new HashMap<>();

        Copier(FakeManagementApi api, long source, long target) {
            this.api = api;
            this.from = "/v1/spaces/" + source;
            this.to = "/v1/spaces/" + target;
        }

        void copy() {
            for (JsonNode tag : list("internal_tags")) {
                map(tag, write("internal_tags", "internal_tag", pick(tag, "name", "object_type")), "id");
            }
            folders("component_groups", "component_group");
            folders("asset_folders", "asset_folder");
            list("datasources").forEach(this::datasource);
            List<JsonNode> components = list("components");
            components.forEach(this::component);
            for (JsonNode preset : list("presets")) {
                ObjectNode body = pick(preset, "name", "preset", "image", "color", "icon", "description");
                body.set("component_id", mapped(preset.path("component_id")));
                map(preset, write("presets", "preset", body), "id");
            }
            for (JsonNode component : components) {
                if (!Nodes.missing(component, "preset_id")) {
                    ObjectNode second = Nodes.object();
                    second.set("preset_id", mapped(component.path("preset_id")));
                    put("/components/" + mapped(component.path("id")), "component", second);
                }
            }
            settings();
        }

        /** Parents first. */
        private void folders(String kind, String wrapper) {
            List<JsonNode> left = new ArrayList<>(list(kind));
            while (!left.isEmpty()) {
                int before = left.size();
                left.removeIf(folder -> {
                    JsonNode parent = folder.path("parent_id");
                    if (Nodes.integer(folder, "parent_id", 0) != 0 && !ids.containsKey(parent.asString(""))) {
                        return false;
                    }
                    ObjectNode body = pick(folder, "name");
                    body.set("parent_id", parent.isNull() ? parent : mapped(parent));
                    JsonNode made = write(kind, wrapper, body);
                    map(folder, made, "id");
                    map(folder, made, "uuid");
                    return true;
                });
                assertThat(left).hasSizeLessThan(before);
            }
        }

        private void datasource(JsonNode source) {
            ObjectNode body = pick(source, "name", "slug");
            ArrayNode rows = body.putArray("dimensions_attributes");
            source.path("dimensions").forEach(row -> rows.add(pick(row, "name", "entry_value")));
            JsonNode made = write("datasources", "datasource", body);
            int position = 0;
            Map<String, JsonNode> entries = new HashMap<>();
            for (JsonNode entry : entries(source, "")) {
                ObjectNode row = pick(entry, "name", "value").put("position", ++position);
                row.set("datasource_id", made.path("id"));
                entries.put(
                        entry.path("name").stringValue(),
                        write("datasource_entries", "datasource_entry", row).path("id"));
            }
            for (int i = 0; i < source.path("dimensions").size(); i++) {
                String there = made.path("dimensions").path(i).path("id").asString("");
                String here = source.path("dimensions").path(i).path("id").asString("");
                for (JsonNode entry : entries(source, "&dimension=" + here)) {
                    if (!Nodes.missing(entry, "dimension_value")) {
                        put(
                                "/datasource_entries/"
                                        + entries.get(entry.path("name").stringValue()) + "?dimension_id=" + there,
                                "datasource_entry",
                                pick(entry, "name", "value", "dimension_value"));
                    }
                }
            }
        }

        private List<JsonNode> entries(JsonNode source, String query) {
            return list("datasource_entries", "?per_page=1000&datasource_id=" + source.path("id") + query);
        }

        private void component(JsonNode component) {
            ObjectNode body = pick(
                    component,
                    "name",
                    "display_name",
                    "description",
                    "image",
                    "preview_field",
                    "preview_tmpl",
                    "is_root",
                    "is_nestable",
                    "color",
                    "icon",
                    "content_type_asset_preview",
                    "metadata",
                    "schema");
            if (!Nodes.missing(component, "component_group_uuid")) {
                body.set("component_group_uuid", mapped(component.path("component_group_uuid")));
            }
            body.set("internal_tag_ids", known(component.path("internal_tag_ids")));
            for (JsonNode field : body.path("schema")) {
                if (field instanceof ObjectNode object) {
                    references(object);
                }
            }
            map(component, writeComponent(body), "id");
        }

        /** A new space has a component already. */
        private JsonNode writeComponent(ObjectNode body) {
            FakeResponse there = api.handle(
                    FakeRequest.get(to + "/components/" + body.path("name").stringValue())
                            .withToken("t"));
            if (there.status() == 404) {
                return write("components", "component", body);
            }
            JsonNode existing = Client.json(there).path("component");
            put("/components/" + existing.path("id"), "component", body);
            return existing;
        }

        private void references(ObjectNode field) {
            for (String list : new String[] {"whitelist", "denylist"}) {
                for (String kind : new String[] {"component_group_", "component_tag_"}) {
                    if (field.path(kind + list).isArray()) {
                        field.set(kind + list, known(field.path(kind + list)));
                    }
                }
            }
            JsonNode folder = field.remove("asset_folder_id");
            if (folder != null && ids.containsKey(folder.asString(""))) {
                field.set("asset_folder_id", mapped(folder));
            }
        }

        private void settings() {
            JsonNode space = json(FakeRequest.get(from)).path("space");
            put(
                    "",
                    "space",
                    pick(
                            space,
                            "domain",
                            "environments",
                            "languages",
                            "default_root",
                            "default_lang_name",
                            "show_stories_alternative_versions",
                            "hide_flag_icons",
                            "flag_icons_display_mode",
                            "encode_preview_urls",
                            "asset_custom_meta_data_schema",
                            "translatable_asset_fields",
                            "required_assest_fields",
                            "tablet_size",
                            "mobile_size",
                            "auto_delete_old_versions_after_days",
                            "enable_extended_char_set_in_stories_slug"));
        }

        private ArrayNode known(JsonNode references) {
            ArrayNode known = Nodes.array();
            references
                    .valueStream()
                    .filter(id -> ids.containsKey(id.asString("")))
                    .forEach(id -> known.add(mapped(id)));
            return known;
        }

        private JsonNode mapped(JsonNode id) {
            return Objects.requireNonNull(ids.get(id.asString("")));
        }

        private void map(JsonNode source, JsonNode target, String identity) {
            ids.put(source.path(identity).asString(""), target.path(identity));
        }

        private static ObjectNode pick(JsonNode item, String... attributes) {
            ObjectNode body = Nodes.object();
            for (String attribute : attributes) {
                if (item.has(attribute)) {
                    body.set(attribute, item.get(attribute).deepCopy());
                }
            }
            return body;
        }

        private List<JsonNode> list(String kind) {
            return list(kind, "?per_page=100");
        }

        private List<JsonNode> list(String kind, String query) {
            return json(FakeRequest.get(from + "/" + kind + query))
                    .path(kind)
                    .valueStream()
                    .toList();
        }

        private JsonNode write(String kind, String wrapper, ObjectNode body) {
            return json(FakeRequest.post(
                            to + "/" + kind, Nodes.text(Nodes.object().set(wrapper, body))))
                    .path(wrapper);
        }

        private void put(String path, String wrapper, ObjectNode body) {
            send(FakeRequest.put(to + path, Nodes.text(Nodes.object().set(wrapper, body))));
        }

        private JsonNode json(FakeRequest request) {
            return Client.json(send(request));
        }

        private FakeResponse send(FakeRequest request) {
            FakeResponse answer = api.handle(request.withToken("t"));
            assertThat(answer.status()).as(request + ": " + answer.text()).isBetween(200, 204);
            return answer;
        }
    }
}
