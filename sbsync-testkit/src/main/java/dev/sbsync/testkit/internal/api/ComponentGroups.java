package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.internal.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The folders of components; a name is taken in the whole space. */
final class ComponentGroups extends Folders {
    ComponentGroups() {
        super("component_groups", "component_group");
    }

    @Override
    void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        super.check(call, next, before);
        requireFree(call, next, "name", other -> true);
    }

    @Override
    void refuseParent() {
        throw Refusal.invalid("parent_id", "is invalid");
    }

    @Override
    void afterDelete(Call call, ObjectNode gone) {
        Components.leaveGroup(call.space(), Json.string(gone, "uuid", ""));
    }
}
