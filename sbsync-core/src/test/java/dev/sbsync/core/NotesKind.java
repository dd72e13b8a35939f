package dev.sbsync.core;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.item.ItemKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Notes with a parent and a reference: all that a further record-like kind consists of (docs/architecture.md). */
final class NotesKind extends RecordKind {

    private static final String ID = "notes";

    private final NoteServer server;

    NotesKind(NoteServer server, Side source, Side target) {
        super(ID, source, target);
        this.server = server;
    }

    @Override
    protected List<RecordRow> list(Side side) {
        return server.list(side.spaceId()).stream().map(this::row).toList();
    }

    @Override
    protected RecordRow create(Side side, ObjectNode payload) {
        return row(server.create(side.spaceId(), payload));
    }

    @Override
    protected @Nullable RecordRow update(Side side, long recordId, ObjectNode payload) {
        ObjectNode answer = server.update(side.spaceId(), recordId, payload);
        return answer == null ? null : row(answer);
    }

    private RecordRow row(ObjectNode note) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("name", note.get("name"));
        body.set("text", note.get("text"));
        Map<String, ItemKey> references = new LinkedHashMap<>();
        long parent = reference(note, "parent_id", references);
        reference(note, "see_id", references);
        return row("note", note.path("id").asLong(), note.path("name").asString(), parent, body, references);
    }

    private static long reference(ObjectNode note, String field, Map<String, ItemKey> references) {
        long id = note.path(field).asLong(0);
        if (id != 0) {
            references.put(field, new ItemKey(ID, id));
        }
        return id;
    }
}
