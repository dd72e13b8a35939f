package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.AssetFolderOperations;
import dev.sbsync.client.model.AssetFolder;
import dev.sbsync.client.model.AssetFolderPayload;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordTrait;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The folders of assets, matched by their path of names; several of one path are matched in their order. */
public final class AssetFoldersKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "asset_folders";

    /** Creates the kind. */
    public AssetFoldersKind(RecordKinds kinds) {
        super(ID, kinds, RecordTrait.SECOND_ACCEPTED);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        return folders(space.side()).list().stream().map(AssetFolder::raw).toList();
    }

    @Override
    protected RecordRow row(ObjectNode raw, Names names) {
        return draft("asset folder", raw, names)
                .copy("name", "parent_id")
                .parent("parent_id", ID)
                .row(raw.path("name").asString(""));
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        return folders(target).create(payload(payload)).raw();
    }

    @Override
    protected @Nullable ObjectNode update(Side target, long recordId, ObjectNode payload) {
        folders(target).update(recordId, payload(payload));
        return null;
    }

    private static AssetFolderOperations folders(Side side) {
        return side.client().assetFolders(side.spaceId());
    }

    private static AssetFolderPayload payload(ObjectNode body) {
        return filled(AssetFolderPayload.empty(), body);
    }

    /** The folders of a deleted folder move up, and its assets lose their folder (docs/management-api.md). */
    @Override
    protected RecordDeletion deleting() {
        return new RecordDeletion(target -> folders(target)::delete, ID, AssetsKind.ID);
    }
}
