package dev.sbsync.testkit.internal.resource;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Component groups and asset folders: trees of names with uuids of their own (docs/management-api.md). */
public abstract class Folders extends Resource {
    private final String kind;

    public Folders(String kind, String itemKey) {
        super(kind, itemKey, Set.of("name", "parent_id"), "{\"parent_id\":null,\"parent_uuid\":null}");
        this.kind = kind;
    }

    /** Refuses a parent that does not exist. */
    protected abstract void refuseParent();

    @Override
    protected Predicate<ObjectNode> filter(Call call) {
        Predicate<ObjectNode> inParent = call.query()
                .test(
                        "with_parent",
                        parent -> item -> parent.equals(Long.toString(Nodes.integer(item, "parent_id", 0))));
        return inParent.and(call.query()
                .testAny("by_uuids", uuids -> item -> uuids.contains(Nodes.string(item, "uuid", ""))));
    }

    @Override
    protected void complete(ItemChange change) {
        if (Nodes.missing(change.next(), "uuid")) {
            change.next().put("uuid", change.call().state().identities().nextUuid());
        }
    }

    @Override
    protected void check(ItemChange change) {
        requireFilled(change, "name");
        ObjectNode parent =
                records(change.call()).find(change.number("parent_id")).orElse(null);
        boolean root = change.number("parent_id") == 0;
        if (change.sends("parent_id") && !root && (parent == null || within(change.call(), parent, change.id()))) {
            refuseParent();
        }
    }

    /** Returns whether a folder is another one or lies in it, at any depth. */
    protected final boolean within(Call call, ObjectNode folder, long outer) {
        ObjectNode at = folder;
        for (int depth = 0; at != null && depth <= records(call).all().size(); depth++) {
            if (id(at) == outer) {
                return true;
            }
            at = records(call).find(Nodes.integer(at, "parent_id", 0)).orElse(null);
        }
        return false;
    }

    /** Moves the folders of a deleted one up. */
    @Override
    protected void afterDelete(Call call, ObjectNode gone) {
        records(call)
                .changeWhere(
                        folder -> Nodes.integer(folder, "parent_id", 0) == id(gone),
                        folder -> folder.set("parent_id", gone.path("parent_id").deepCopy()));
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        item.remove(List.of("created_at", "updated_at"));
        uuid(call.space(), kind, Nodes.integer(item, "parent_id", 0))
                .ifPresent(parent -> item.put("parent_uuid", parent));
        return item;
    }
}
