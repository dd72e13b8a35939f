package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.resource.Resource;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Components: one unpaged list returns them all, and their groups; ids of internal tags are written as numbers and read
 * as strings (docs/management-api.md).
 */
public final class Components extends Resource {
    private static final String KIND = "components";
    private static final String GROUP = "component_group_uuid";

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
                        GROUP,
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

    /** Removes the components of a deleted group from it. */
    static void leaveGroup(SpaceState space, String group) {
        space.records(KIND)
                .changeWhere(
                        component -> Nodes.string(component, GROUP, "").equals(group),
                        component -> component.putNull(GROUP));
    }

    @Override
    protected FakeResponse list(Call call) {
        ObjectNode body = (ObjectNode) Nodes.parse(super.list(call).body());
        ArrayNode groups = body.putArray("component_groups");
        ComponentGroups folders = new ComponentGroups();
        folders.records(call).all().forEach(group -> groups.add(folders.rendered(call, group)));
        return Answer.json(200, body);
    }

    @Override
    protected Predicate<ObjectNode> filter(Call call) {
        Query query = call.query();
        Predicate<ObjectNode> inGroup = query.test(
                "in_group", group -> item -> Nodes.string(item, GROUP, "").equals(group));
        return inGroup.and(query.test("is_root", on -> item -> Nodes.isTrue(item, "is_root") == Query.on(on)))
                .and(query.testAny(
                        "with_tags",
                        tags -> item -> item.path("internal_tag_ids")
                                .valueStream()
                                .anyMatch(id -> tags.contains(id.asString("")))));
    }

    @Override
    protected void complete(ItemChange change) {
        if (change.sends("schema")) {
            change.next().set("schema", SchemaFields.withIds(change));
        }
    }

    @Override
    protected void check(ItemChange change) {
        super.check(change);
        SpaceState space = change.call().space();
        InternalTags.checkTags(change, "component");
        String group = change.text(GROUP);
        boolean unknown = change.sends(GROUP)
                && !group.isEmpty()
                && space.records("component_groups").all().stream()
                        .noneMatch(other -> Nodes.string(other, "uuid", "").equals(group));
        if (unknown && !change.call().state().is(Switch.UNKNOWN_GROUP_STORED)) {
            change.errors().add(GROUP, "is invalid");
        }
        long preset = change.number("preset_id");
        if (change.sends("preset_id") && preset != 0 && !Presets.belongs(space, preset, change.id())) {
            change.errors().add("preset_id", "is invalid");
        }
        if (change.sends("schema")) {
            SchemaFields.check(change);
        }
    }

    /** The default content type of the space cannot be deleted (docs/management-api.md). */
    @Override
    protected FakeResponse delete(Call call) {
        String name = Nodes.string(stored(call), "name", "");
        if (Nodes.string(call.space().settings(), "default_root", "").equals(name)) {
            throw Refusal.error(422, "The default content type " + name + " cannot be deleted");
        }
        return super.delete(call);
    }

    @Override
    protected void afterDelete(Call call, ObjectNode gone) {
        Presets.removeAll(call.space(), id(gone));
    }

    @Override
    protected String readBy() {
        return "name";
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
                Nodes.string(item, "display_name")
                        .filter(name -> !name.isBlank())
                        .orElse(Nodes.string(item, "name", "")));
        ArrayNode ids = Nodes.array();
        item.path("internal_tag_ids").forEach(id -> ids.add(id.asString("")));
        item.set("internal_tags_list", InternalTags.listed(call.space(), item));
        item.set("internal_tag_ids", ids);
        item.set("all_presets", Presets.of(call.space(), id(item)));
        return item;
    }
}
