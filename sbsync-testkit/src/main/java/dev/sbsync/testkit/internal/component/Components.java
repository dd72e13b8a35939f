package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.resource.Resource;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Components: one unpaged list holds them all, and their groups as well; ids of internal tags go in as numbers and come
 * out as strings (docs/management-api.md).
 */
public final class Components extends Resource {
    private static final String KIND = "components";

    public Components() {
        super(
                KIND,
                "component",
                Set.of(
                        "name",
                        "display_name",
                        "description",
                        "schema",
                        "image",
                        "preview_field",
                        "preview_tmpl",
                        "is_root",
                        "is_nestable",
                        "preset_id",
                        "component_group_uuid",
                        "color",
                        "icon",
                        "internal_tag_ids",
                        "content_type_asset_preview",
                        "metadata"),
                """
                {"display_name":null,"schema":{},"image":null,"preview_field":null,"is_root":false,"preview_tmpl":null,
                 "is_nestable":true,"all_presets":[],"preset_id":null,"real_name":"","component_group_uuid":null,
                 "color":null,"icon":null,"internal_tags_list":[],"internal_tag_ids":[],
                 "content_type_asset_preview":null,"description":null,"metadata":{}}
                """);
    }

    /** Takes the components out of a group that is gone. */
    static void leaveGroup(SpaceState space, String group) {
        space.records(KIND)
                .setWhere(
                        component -> Json.string(component, "component_group_uuid", "")
                                .equals(group),
                        "component_group_uuid",
                        Json.valueToTree(null));
    }

    @Override
    protected FakeResponse list(Call call) {
        ObjectNode body = (ObjectNode) Json.parse(super.list(call).body());
        ArrayNode groups = body.putArray("component_groups");
        ComponentGroups folders = new ComponentGroups();
        folders.records(call).all().forEach(group -> groups.add(folders.rendered(call, group)));
        return Answer.json(200, body);
    }

    @Override
    protected Predicate<ObjectNode> filter(Call call) {
        Query query = call.query();
        Predicate<ObjectNode> inGroup = query.test(
                "in_group",
                group -> item -> Json.string(item, "component_group_uuid", "").equals(group));
        return inGroup.and(query.test("is_root", on -> item -> Json.isTrue(item, "is_root") == Query.on(on)))
                .and(query.testAny(
                        "with_tags",
                        tags -> item -> item.path("internal_tag_ids")
                                .valueStream()
                                .anyMatch(id -> tags.contains(id.asString("")))));
    }

    @Override
    protected void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        super.check(call, next, before);
        for (JsonNode id : next.path("internal_tag_ids")) {
            if (!id.isIntegralNumber()
                    || call.space()
                            .records(InternalTags.KIND)
                            .find(id.longValue())
                            .isEmpty()) {
                throw Refusal.errorMap(422, "internal_tag_ids", "Invalid internal_tag, " + id);
            }
        }
        for (JsonNode field : next.path("schema")) {
            String slug = Json.string(field, "datasource_slug", "");
            boolean known = slug.isEmpty()
                    || call.space().records("datasources").all().stream()
                            .anyMatch(source -> Json.string(source, "slug", "").equals(slug));
            if (!known) {
                throw Refusal.invalid("schema", "has an unknown datasource " + slug);
            }
        }
    }

    @Override
    protected FakeResponse update(Call call) {
        if (call.isOn("update_content")) {
            throw Refusal.error(501, "this fake does not rename components in contents: update_content");
        }
        return super.update(call);
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        item.put(
                "real_name",
                Json.string(item, "display_name")
                        .filter(name -> !name.isBlank())
                        .orElse(Json.string(item, "name", "")));
        ArrayNode ids = Json.array();
        ArrayNode tags = Json.array();
        for (JsonNode id : item.path("internal_tag_ids")) {
            ids.add(id.asString(""));
            call.space()
                    .records(InternalTags.KIND)
                    .find(id.asLong(0))
                    .ifPresent(
                            tag -> tags.addObject().put("id", id.asLong(0)).put("name", Json.string(tag, "name", "")));
        }
        item.set("internal_tag_ids", ids);
        item.set("internal_tags_list", tags);
        ArrayNode presets = Json.array();
        for (ObjectNode preset : call.space().records("presets").all()) {
            if (Json.integer(preset, "component_id", 0) == Json.integer(item, "id", 0)) {
                presets.addObject()
                        .put("id", Json.integer(preset, "id", 0))
                        .put("name", Json.string(preset, "name", ""))
                        .put("component_id", Json.integer(preset, "component_id", 0))
                        .set("preset", preset.path("preset"));
            }
        }
        item.set("all_presets", presets);
        return item;
    }
}
