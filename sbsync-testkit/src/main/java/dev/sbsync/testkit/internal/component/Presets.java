package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.resource.Resource;
import dev.sbsync.testkit.internal.state.Records;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Presets of components; a name is unique for its component (docs/management-api.md). */
public final class Presets extends Resource {
    private static final String KIND = "presets";
    private static final String TRASH = "deleted_presets";
    private static final String COMPONENT = "component_id";

    public Presets() {
        super(
                KIND,
                "preset",
                Set.of("name", "preset", COMPONENT, "image", "color", "icon", "description"),
                "{\"preset\":{},\"image\":null,\"color\":null,\"icon\":null,\"description\":null}");
    }

    @Override
    protected Predicate<ObjectNode> filter(Call call) {
        return call.query().test(COMPONENT, id -> item -> id.equals(Long.toString(Nodes.integer(item, COMPONENT, 0))));
    }

    @Override
    protected void check(ItemChange change) {
        requireFilled(change, "name");
        long component = change.number(COMPONENT);
        if (change.call().space().records("components").find(component).isEmpty()) {
            change.errors().add("component", "must exist");
        }
        if (!change.call().state().is(Switch.PRESET_NAMES_REPEAT)) {
            requireFree(change, "name", other -> Nodes.integer(other, COMPONENT, 0) == component);
        }
    }

    /** Clears a deleted preset as the default of its component. */
    @Override
    protected void afterDelete(Call call, ObjectNode gone) {
        if (call.state().is(Switch.DELETED_PRESETS_COME_BACK)) {
            call.space().records(TRASH).put(id(gone), gone);
        }
        call.space()
                .records("components")
                .changeWhere(
                        component -> Nodes.integer(component, "preset_id", 0) == id(gone),
                        component -> component.putNull("preset_id"));
    }

    /** Returns whether a preset is one of a component. */
    static boolean belongs(SpaceState space, long preset, long component) {
        return space.records(KIND)
                .find(preset)
                .filter(item -> Nodes.integer(item, COMPONENT, 0) == component)
                .isPresent();
    }

    /** Returns the presets of a component, as it shows them. */
    static ArrayNode of(SpaceState space, long component) {
        ArrayNode presets = Nodes.array();
        for (ObjectNode preset : space.records(KIND).all()) {
            if (Nodes.integer(preset, COMPONENT, 0) == component) {
                ObjectNode shown = presets.addObject();
                for (String name : List.of("id", "name", COMPONENT, "preset")) {
                    shown.set(name, preset.path(name));
                }
            }
        }
        return presets;
    }

    /** Removes the presets of a deleted component. */
    static void trashAll(SpaceState space, long component) {
        move(space.records(KIND), space.records(TRASH), component);
    }

    /** Brings the presets of a restored component back. */
    static void restoreAll(SpaceState space, long component) {
        move(space.records(TRASH), space.records(KIND), component);
    }

    private static void move(Records from, Records to, long component) {
        Predicate<ObjectNode> own = preset -> Nodes.integer(preset, COMPONENT, 0) == component;
        from.all().stream().filter(own).forEach(preset -> to.put(id(preset), preset));
        from.removeWhere(own);
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        return item.put("space_id", call.space().id());
    }
}
