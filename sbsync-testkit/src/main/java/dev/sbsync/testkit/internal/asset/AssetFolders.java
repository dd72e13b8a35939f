package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.resource.Folders;
import dev.sbsync.testkit.internal.state.Records;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The folders of assets; names may come twice. */
public final class AssetFolders extends Folders {
    public AssetFolders() {
        super("asset_folders", "asset_folder");
    }

    @Override
    protected void refuseParent() {
        throw Refusal.errorMap(422, "base", "This asset folder is not valid");
    }

    /** What was in the folder moves up; with {@code recursive} its folders go, too, and all assets lose theirs. */
    @Override
    protected void afterDelete(Call call, ObjectNode gone) {
        long id = Json.integer(gone, "id", 0);
        Records folders = records(call);
        move(folders, "parent_id", id, gone.path("parent_id"));
        move(call.space().records("assets"), "asset_folder_id", id, Json.valueToTree(null));
    }

    @Override
    protected FakeResponse delete(Call call) {
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
    protected int deleted() {
        return 204;
    }

    @Override
    protected int updated() {
        return 204;
    }
}
