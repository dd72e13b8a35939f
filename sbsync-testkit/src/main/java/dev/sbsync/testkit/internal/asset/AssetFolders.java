package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.Folders;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The folders of assets; names need not be unique. */
public final class AssetFolders extends Folders {
    public AssetFolders() {
        super("asset_folders", "asset_folder");
    }

    @Override
    protected void refuseParent() {
        throw Refusal.errorMap(422, "base", "This asset folder is not valid");
    }

    @Override
    protected boolean keyOptional() {
        return true;
    }

    /** The folders in it move up; with {@code recursive} they are deleted, too. All assets lose their folder. */
    @Override
    protected void afterDelete(Call call, ObjectNode gone) {
        super.afterDelete(call, gone);
        call.space()
                .records("assets")
                .changeWhere(
                        asset -> Nodes.integer(asset, "asset_folder_id", 0) == id(gone),
                        asset -> asset.putNull("asset_folder_id"));
    }

    @Override
    protected FakeResponse delete(Call call) {
        if (call.isOn("recursive")) {
            long id = call.id("id");
            List<ObjectNode> inner = records(call).all().stream()
                    .filter(folder -> id(folder) != id && within(call, folder, id))
                    .toList();
            for (ObjectNode folder : inner) {
                records(call).remove(id(folder));
                afterDelete(call, folder);
            }
        }
        return super.delete(call);
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
