package dev.sbsync.core;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.Reference;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Notes with a parent and a reference: all that a further record-like kind consists of (docs/architecture.md). */
final class NotesKind extends RecordKind {

    private static final String ID = "notes";

    private final NoteServer server;

    NotesKind(NoteServer server, RecordKinds kinds) {
        super(ID, kinds);
        this.server = server;
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        return server.list(space.side().spaceId());
    }

    @Override
    protected RecordRow row(ObjectNode raw, Names names) {
        return draft("note", raw, names)
                .copy("name", "text", "parent_id", "see_id")
                .parent("parent_id", ID)
                .needs("/see_id", ID, Reference.Form.ID)
                .row(raw.path("name").asString());
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        return server.create(target.spaceId(), payload);
    }

    /** A note is deleted after those that are in it or refer to it. */
    @Override
    protected RecordDeletion deleting() {
        return new RecordDeletion(target -> noteId -> server.delete(target.spaceId(), noteId), ID);
    }

    @Override
    protected @Nullable ObjectNode update(Side target, long recordId, ObjectNode payload) {
        return server.update(target.spaceId(), recordId, payload);
    }
}
