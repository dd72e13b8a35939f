package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.Records;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Component groups and asset folders: trees of names with uuids of their own (ma-facts §6). */
abstract class Folders extends Resource {
    private final String kind;

    Folders(String kind, String itemKey) {
        super(kind, itemKey, Set.of("name", "parent_id"), "{\"parent_id\":null,\"parent_uuid\":null}");
        this.kind = kind;
    }

    /** The folders of components; a name is taken in the whole space. */
    static final class ComponentGroups extends Folders {
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

    /** The folders of assets; names may come twice. */
    static final class AssetFolders extends Folders {
        AssetFolders() {
            super("asset_folders", "asset_folder");
        }

        @Override
        void refuseParent() {
            throw Refusal.errorMap(422, "base", "This asset folder is not valid");
        }

        /** What was in the folder moves up; with {@code recursive} its folders go, too, and all assets lose theirs. */
        @Override
        void afterDelete(Call call, ObjectNode gone) {
            long id = Json.integer(gone, "id", 0);
            Records folders = records(call);
            move(folders, "parent_id", id, gone.path("parent_id"));
            move(call.space().records("assets"), "asset_folder_id", id, Json.valueToTree(null));
        }

        @Override
        FakeResponse delete(Call call) {
            if (call.isOn("recursive")) {
                long id = call.id("id");
                List<ObjectNode> inner = records(call).all().stream()
                        .filter(folder -> below(call, folder, id))
                        .toList();
                for (ObjectNode folder : inner) {
                    records(call).remove(Json.integer(folder, "id", 0));
                    afterDelete(call, folder);
                }
            }
            return super.delete(call);
        }

        private boolean below(Call call, ObjectNode folder, long top) {
            ObjectNode at = folder;
            for (int depth = 0; at != null && depth <= records(call).all().size(); depth++) {
                long parent = Json.integer(at, "parent_id", 0);
                if (parent == top) {
                    return true;
                }
                at = records(call).find(parent).orElse(null);
            }
            return false;
        }

        private static void move(Records items, String attribute, long from, JsonNode to) {
            for (ObjectNode item : List.copyOf(items.all())) {
                if (Json.integer(item, attribute, 0) == from) {
                    ObjectNode moved = Json.shallowCopy(item);
                    moved.set(attribute, to);
                    items.put(Json.integer(item, "id", 0), moved);
                }
            }
        }

        @Override
        int deleted() {
            return 204;
        }

        @Override
        int updated() {
            return 204;
        }
    }

    /** Refuses a parent that is not there. */
    abstract void refuseParent();

    @Override
    Predicate<ObjectNode> filter(Call call) {
        Query query = call.query();
        Predicate<ObjectNode> test = query.get("with_parent")
                .<Predicate<ObjectNode>>map(parent -> item ->
                        Long.toString(Json.integer(item, "parent_id", 0)).equals(parent))
                .orElse(item -> true);
        return test.and(query.list("by_uuids")
                .<Predicate<ObjectNode>>map(uuids -> item -> uuids.contains(Json.string(item, "uuid", "")))
                .orElse(item -> true));
    }

    @Override
    void complete(Call call, ObjectNode next, ObjectNode given) {
        if (Json.missing(next, "uuid")) {
            next.put("uuid", call.state().identities().nextUuid());
        }
    }

    @Override
    void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        requireName(next);
        long parent = Json.integer(next, "parent_id", 0);
        boolean itself = parent == Json.integer(next, "id", 0);
        if (parent != 0 && (itself || records(call).find(parent).isEmpty())) {
            refuseParent();
        }
    }

    @Override
    ObjectNode shown(Call call, ObjectNode item) {
        item.remove(List.of("created_at", "updated_at"));
        uuid(call.space(), kind, Json.integer(item, "parent_id", 0))
                .ifPresent(parent -> item.put("parent_uuid", parent));
        return item;
    }
}
