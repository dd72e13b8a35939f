package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.FieldErrors;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
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
    private static final String TRASH = "deleted_components";
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

    @Override
    public void addTo(RouteTable routes) {
        super.addTo(routes);
        routes.changes("POST", "/v1/spaces/{space}/components/{id}/restore", this::restore);
    }

    /** Removes the components of a deleted group from it. */
    static void leaveGroup(Call call, String group) {
        if (call.state().is(Switch.DELETED_GROUP_STAYS_NAMED)) {
            return;
        }
        call.space()
                .records(KIND)
                .changeWhere(
                        component -> Nodes.string(component, GROUP, "").equals(group),
                        component -> component.putNull(GROUP));
    }

    @Override
    protected FakeResponse list(Call call) {
        FakeResponse components = super.list(call);
        ObjectNode body = (ObjectNode) Nodes.parse(components.body());
        ArrayNode groups = body.putArray("component_groups");
        ComponentGroups folders = new ComponentGroups();
        folders.records(call).all().stream()
                .filter(group -> listed(call, group))
                .forEach(group -> groups.add(folders.rendered(call, group)));
        return components.withBody(Nodes.bytes(body));
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
            refusePreset(change);
        }
        if (change.sends("schema")) {
            SchemaFields.check(change);
        }
    }

    private static void refusePreset(ItemChange change) {
        if (change.call().state().is(Switch.FOREIGN_PRESET_IGNORED)) {
            ObjectNode before = change.before();
            change.next().put("preset_id", before == null ? 0 : Nodes.integer(before, "preset_id", 0));
        } else {
            change.errors().add("preset_id", "is invalid");
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
        call.space().records(TRASH).put(id(gone), gone);
        Presets.trashAll(call.space(), id(gone));
    }

    /** Brings a deleted component back, with its presets, if its name is free (docs/management-api.md). */
    private FakeResponse restore(Call call) {
        ObjectNode item = call.space().records(TRASH).find(call.id("id")).orElseThrow(Refusal::notFound);
        ItemChange change = new ItemChange(call, Nodes.object(), null, item, new FieldErrors());
        requireFree(change, "name", other -> true);
        if (!change.errors().isEmpty()) {
            throw refusal(change.errors());
        }
        call.space().records(TRASH).remove(id(item));
        records(call).put(id(item), item);
        if (call.state().is(Switch.COMPONENT_RESTORED_WITHOUT_PRESETS)) {
            item.putNull("preset_id");
        } else {
            Presets.restoreAll(call.space(), id(item));
        }
        call.state().committed(Commit.Kind.RESTORED, call.space(), KIND, item);
        return Answer.wrapped(200, "component", rendered(call, item));
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
        if (Nodes.integer(item, "preset_id", 0) == 0) {
            item.putNull("preset_id");
        }
        item.set("all_presets", Presets.of(call.space(), id(item)));
        return item;
    }
}
