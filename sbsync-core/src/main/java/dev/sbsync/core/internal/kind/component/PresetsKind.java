package dev.sbsync.core.internal.kind.component;

import dev.sbsync.client.PresetOperations;
import dev.sbsync.client.model.Preset;
import dev.sbsync.client.model.PresetPayload;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.internal.reference.Rewritten;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Presets, matched by their component and name; several of one name are matched in their order. */
public final class PresetsKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "presets";

    /** Creates the kind. */
    public PresetsKind(RecordKinds kinds) {
        super(ID, kinds);
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of(ComponentsKind.ID);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        return presets(space.side()).list().stream().map(Preset::raw).toList();
    }

    @Override
    protected RecordRow row(ObjectNode raw, Names names) {
        return draft("preset", raw, names)
                .copy("name", "component_id", "preset", "image", "color", "icon", "description")
                .parent("component_id", ComponentsKind.ID)
                .row(raw.path("name").asString(""));
    }

    @Override
    protected Rewritten mapped(ObjectNode body, ReferenceMapper references) {
        return references.mapped(body.path("preset"), rewriter -> rewriter.preset(body));
    }

    /** A preset of another component is another one. */
    @Override
    protected boolean renamed(RecordRow row, RecordRow there) {
        return row.parentPath().equals(there.parentPath());
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        return presets(target).create(payload(payload)).raw();
    }

    @Override
    protected ObjectNode update(Side target, long recordId, ObjectNode payload) {
        return presets(target).update(recordId, payload(payload)).raw();
    }

    @Override
    protected Optional<ObjectNode> read(Side target, long recordId) {
        return Optional.of(presets(target).get(recordId).raw());
    }

    private static PresetOperations presets(Side side) {
        return side.client().presets(side.spaceId());
    }

    private static PresetPayload payload(ObjectNode body) {
        return filled(PresetPayload.empty(), body);
    }

    @Override
    protected RecordDeletion deleting() {
        return new RecordDeletion(target -> presets(target)::delete);
    }
}
