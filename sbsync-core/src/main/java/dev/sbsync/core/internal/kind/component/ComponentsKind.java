package dev.sbsync.core.internal.kind.component;

import dev.sbsync.client.ComponentOperations;
import dev.sbsync.client.model.Component;
import dev.sbsync.client.model.ComponentPayload;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordDraft;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.Reference;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.internal.reference.ReferenceRewriter;
import dev.sbsync.core.internal.reference.Rewritten;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Components, matched by name alone: content names them. All attributes but the default preset are copied, the schema
 * as it is; components may name each other in any order (docs/management-api.md).
 */
public final class ComponentsKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "components";

    /** Creates the kind. */
    public ComponentsKind(RecordKinds kinds) {
        super(ID, kinds);
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of(ComponentGroupsKind.ID, InternalTagsKind.ID);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        return components(space.side()).list().stream().map(Component::raw).toList();
    }

    @Override
    protected RecordRow row(ObjectNode raw, Names names) {
        RecordDraft draft = draft("component", raw, names)
                .copy("name", "display_name", "description", "schema", "image", "preview_field", "preview_tmpl")
                .copy("is_root", "is_nestable", "component_group_uuid", "color", "icon", "internal_tag_ids")
                .copy("content_type_asset_preview", "metadata")
                .needs("/component_group_uuid", ComponentGroupsKind.ID, Reference.Form.UUID)
                .mayNameEach("/internal_tag_ids", InternalTagsKind.ID, Reference.Form.ID);
        SchemaReferences.addTo(draft);
        return draft.row(raw.path("name").asString(""));
    }

    @Override
    protected Rewritten mapped(ObjectNode body, ReferenceMapper references) {
        return references.mapped(ReferenceRewriter.defaults(body), rewriter -> rewriter.component(body));
    }

    /** A component under a new name is another one: content of the target still names the old one. */
    @Override
    protected boolean renamed(RecordRow row, RecordRow there) {
        return false;
    }

    @Override
    protected List<Problem> breaks(RecordRow row, RecordRow there) {
        return BreakingChanges.warnings(row.body(), there.body(), target());
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        return components(target).create(payload(payload)).raw();
    }

    @Override
    protected ObjectNode update(Side target, long recordId, ObjectNode payload) {
        return components(target).update(recordId, payload(payload)).raw();
    }

    static ComponentOperations components(Side side) {
        return side.client().components(side.spaceId());
    }

    private static ComponentPayload payload(ObjectNode body) {
        return filled(ComponentPayload.empty(), body);
    }

    @Override
    protected RecordDeletion deleting() {
        return new ComponentDeletion(target());
    }
}
