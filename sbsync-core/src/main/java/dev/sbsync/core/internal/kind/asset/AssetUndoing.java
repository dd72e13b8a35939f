package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordUndoing;
import dev.sbsync.core.internal.kind.record.UnlistedUndo;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.item.ItemKey;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * An undo restores metadata, the files that are archived, and deleted assets from the trash.
 *
 * @param kind returns the kind that writes from an archive
 */
record AssetUndoing(Function<StoredArchive, AssetsKind> kind, Side target) implements RecordUndoing {

    @Override
    public RecordKind restoring(RecordKind assets, StoredArchive archive) {
        return kind.apply(archive);
    }

    /** Length and type are those of the file. */
    @Override
    public ObjectNode restorable(ObjectNode archived, boolean lost) {
        return lost ? archived.deepCopy().remove(List.of("content_length", "content_type")) : archived;
    }

    @Override
    public UnlistedUndo unlisted(UndoRequest request, ItemKey key, ObjectNode before, RecordRow now) {
        return new FileUndo(request, key, target).of(before, now);
    }
}
