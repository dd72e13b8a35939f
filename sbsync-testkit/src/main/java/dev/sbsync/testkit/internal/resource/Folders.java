package dev.sbsync.testkit.internal.resource;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.json.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
                        parent -> item -> parent.equals(Long.toString(Json.integer(item, "parent_id", 0))));
        return inParent.and(call.query()
                .testAny("by_uuids", uuids -> item -> uuids.contains(Json.string(item, "uuid", ""))));
    }

    @Override
    protected void complete(Call call, ObjectNode next, ObjectNode given) {
        if (Json.missing(next, "uuid")) {
            next.put("uuid", call.state().identities().nextUuid());
        }
    }

    @Override
    protected void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        requireName(next);
        long parent = Json.integer(next, "parent_id", 0);
        boolean itself = parent == Json.integer(next, "id", 0);
        if (parent != 0 && (itself || records(call).find(parent).isEmpty())) {
            refuseParent();
        }
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        item.remove(List.of("created_at", "updated_at"));
        uuid(call.space(), kind, Json.integer(item, "parent_id", 0))
                .ifPresent(parent -> item.put("parent_uuid", parent));
        return item;
    }
}
