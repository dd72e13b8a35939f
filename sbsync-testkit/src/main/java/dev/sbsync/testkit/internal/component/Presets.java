package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.resource.Resource;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Presets of components; a name is unique for its component (docs/management-api.md). */
public final class Presets extends Resource {
    public Presets() {
        super(
                "presets",
                "preset",
                Set.of("name", "preset", "component_id", "image", "color", "icon", "description"),
                "{\"preset\":{},\"image\":null,\"color\":null,\"icon\":null,\"description\":null}");
    }

    @Override
    protected Predicate<ObjectNode> filter(Call call) {
        return call.query()
                .test("component_id", id -> item -> id.equals(Long.toString(Json.integer(item, "component_id", 0))));
    }

    @Override
    protected void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        requireName(next);
        long component = Json.integer(next, "component_id", 0);
        if (call.space().records("components").find(component).isEmpty()) {
            throw Refusal.invalid("component", "must exist");
        }
        requireFree(call, next, "name", other -> Json.integer(other, "component_id", 0) == component);
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        return item.put("space_id", call.space().id());
    }
}
