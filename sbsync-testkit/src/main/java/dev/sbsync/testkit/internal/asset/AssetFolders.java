package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.resource.Folders;
import java.util.List;
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
        records(call)
                .setWhere(folder -> Json.integer(folder, "parent_id", 0) == id, "parent_id", gone.path("parent_id"));
        call.space()
                .records("assets")
                .setWhere(
                        asset -> Json.integer(asset, "asset_folder_id", 0) == id,
                        "asset_folder_id",
                        Json.valueToTree(null));
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

    @Override
    protected int deleted() {
        return 204;
    }

    @Override
    protected int updated() {
        return 204;
    }
}
