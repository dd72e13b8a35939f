package dev.sbsync.core.internal.kind.component;

import dev.sbsync.client.model.ComponentPayload;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDraft;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordUndoing;
import dev.sbsync.core.internal.kind.record.Reference;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The default preset of each component: a component and its presets name each other, so it is written after both. A
 * record has its component's id; most have no value.
 */
public final class DefaultPresetsKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "default_presets";

    private final ComponentsKind components;

    private static final String COMPONENT = "component_id";
    private static final String PRESET = "preset_id";

    /** Creates the kind. */
    public DefaultPresetsKind(RecordKinds kinds) {
        super(ID, kinds);
        this.components = kinds.find(ComponentsKind.class);
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of(PresetsKind.ID);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        return space.raws(ComponentsKind.ID);
    }

    @Override
    protected RecordRow row(ObjectNode component, Names names) {
        RecordDraft draft = draft("default preset", component, names).copy(PRESET);
        draft.body().set(COMPONENT, component.path("id"));
        return draft.needs("/" + PRESET, PresetsKind.ID, Reference.Form.ID)
                .parent(COMPONENT, ComponentsKind.ID)
                .row("default preset");
    }

    @Override
    protected boolean blank(RecordRow row) {
        return row.body().path(PRESET).asLong(0) == 0;
    }

    @Override
    protected boolean renamed(RecordRow row, RecordRow there) {
        return false;
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        return update(target, payload.path(COMPONENT).asLong(), payload);
    }

    @Override
    protected ObjectNode update(Side target, long componentId, ObjectNode payload) {
        JsonNode preset = payload.path(PRESET);
        return ComponentsKind.components(target)
                .update(componentId, ComponentPayload.empty().set(PRESET, preset))
                .raw();
    }

    @Override
    protected Optional<ObjectNode> read(Side target, long componentId) {
        return Optional.of(ComponentsKind.components(target).get(componentId).raw());
    }

    @Override
    protected RecordUndoing undoing() {
        return new RecordUndoing() {
            @Override
            public RecordKind partOf() {
                return components;
            }
        };
    }
}
