package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.Folders;
import dev.sbsync.testkit.internal.resource.ItemChange;
import tools.jackson.databind.node.ObjectNode;

/** The folders of components; a name is unique in the whole space, whatever its case (docs/management-api.md). */
public final class ComponentGroups extends Folders {
    public ComponentGroups() {
        super("component_groups", "component_group");
    }

    @Override
    protected void check(ItemChange change) {
        super.check(change);
        requireFree(change, "name", other -> true);
    }

    @Override
    protected boolean sameText(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    @Override
    protected void refuseParent() {
        throw Refusal.invalid("parent_id", "is invalid");
    }

    @Override
    protected void afterDelete(Call call, ObjectNode gone) {
        super.afterDelete(call, gone);
        Components.leaveGroup(call, Nodes.string(gone, "uuid", ""));
    }
}
