package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.resource.Folders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The folders of components; a name is taken in the whole space. */
public final class ComponentGroups extends Folders {
    public ComponentGroups() {
        super("component_groups", "component_group");
    }

    @Override
    protected void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        super.check(call, next, before);
        requireFree(call, next, "name", other -> true);
    }

    @Override
    protected void refuseParent() {
        throw Refusal.invalid("parent_id", "is invalid");
    }

    @Override
    protected void afterDelete(Call call, ObjectNode gone) {
        Components.leaveGroup(call.space(), Json.string(gone, "uuid", ""));
    }
}
