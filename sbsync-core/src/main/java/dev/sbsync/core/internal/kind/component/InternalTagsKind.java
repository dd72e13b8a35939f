package dev.sbsync.core.internal.kind.component;

import dev.sbsync.client.InternalTagOperations;
import dev.sbsync.client.model.InternalTag;
import dev.sbsync.client.model.InternalTagPayload;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The internal tags of components, or those of assets, matched by name. */
public final class InternalTagsKind extends RecordKind {

    /** The id of the kind of tags of components. */
    public static final String ID = "internal_tags";

    /** The id of the kind of tags of assets. */
    public static final String OF_ASSETS = "asset_tags";

    private final String objectType;

    private InternalTagsKind(String id, String objectType, RecordKinds kinds) {
        super(id, kinds);
        this.objectType = objectType;
    }

    /** Creates the kind of tags of components. */
    public static InternalTagsKind ofComponents(RecordKinds kinds) {
        return new InternalTagsKind(ID, "component", kinds);
    }

    /** Creates the kind of tags of assets. */
    public static InternalTagsKind ofAssets(RecordKinds kinds) {
        return new InternalTagsKind(OF_ASSETS, "asset", kinds);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        return tags(space.side()).list(objectType).map(InternalTag::raw).toList();
    }

    @Override
    protected RecordRow row(ObjectNode raw, Names names) {
        return draft(id().equals(ID) ? "internal tag" : "asset tag", raw, names)
                .copy("name", "object_type")
                .row(raw.path("name").asString(""));
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        return tags(target).create(payload(payload)).raw();
    }

    @Override
    protected @Nullable ObjectNode update(Side target, long recordId, ObjectNode payload) {
        tags(target).update(recordId, payload(payload));
        return null;
    }

    private static InternalTagOperations tags(Side side) {
        return side.client().internalTags(side.spaceId());
    }

    private static InternalTagPayload payload(ObjectNode body) {
        return filled(InternalTagPayload.empty(), body);
    }

    /** A deleted tag is taken off what has it (docs/management-api.md). */
    @Override
    protected RecordDeletion deleting() {
        return new RecordDeletion(target -> tags(target)::delete, id().equals(ID) ? ComponentsKind.ID : "assets");
    }
}
