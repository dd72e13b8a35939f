package dev.sbsync.core.internal.kind.component;

import dev.sbsync.client.ComponentGroupOperations;
import dev.sbsync.client.model.ComponentGroup;
import dev.sbsync.client.model.ComponentGroupPayload;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordDraft;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Component groups, matched by their path of names. A group's name is unique in its space, so a group of the same name
 * elsewhere is the same group, which has moved (docs/management-api.md).
 */
public final class ComponentGroupsKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "component_groups";

    /** Creates the kind. */
    public ComponentGroupsKind(RecordKinds kinds) {
        super(ID, kinds);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        return groups(space.side()).list().stream().map(ComponentGroup::raw).toList();
    }

    @Override
    protected RecordRow row(ObjectNode raw, Names names) {
        RecordDraft draft = draft("component group", raw, names).copy("name", "parent_id");
        if (raw.path("parent_id").equals(raw.path("id"))) {
            draft.body().putNull("parent_id"); // an old group at the root is its own parent
        }
        return draft.parent("parent_id", ID).row(raw.path("name").asString());
    }

    @Override
    protected List<String> matchedBy(RecordRow row) {
        return List.of(row.path().toLowerCase(Locale.ROOT), row.name().toLowerCase(Locale.ROOT));
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        return groups(target).create(payload(payload)).raw();
    }

    @Override
    protected ObjectNode update(Side target, long recordId, ObjectNode payload) {
        return groups(target).update(recordId, payload(payload)).raw();
    }

    private static ComponentGroupOperations groups(Side side) {
        return side.client().componentGroups(side.spaceId());
    }

    private static ComponentGroupPayload payload(ObjectNode body) {
        return filled(ComponentGroupPayload.empty(), body);
    }

    /** A deleted group leaves its components without one, and its groups move up (docs/management-api.md). */
    @Override
    protected RecordDeletion deleting() {
        return new RecordDeletion(target -> groups(target)::delete, ID, ComponentsKind.ID);
    }
}
