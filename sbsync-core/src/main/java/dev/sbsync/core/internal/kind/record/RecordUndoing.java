package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.SyncPlan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is special about an undo of a run that changed records of a kind: by default nothing. Thread-safe. */
public interface RecordUndoing {

    /** Records become what they were, as a whole. */
    RecordUndoing PLAIN = new RecordUndoing() {};

    /**
     * Returns the kind as an undo writes it: records become exactly what they were, without what was added. By default,
     * it is the same.
     *
     * @param archive what the run changed
     */
    default RecordKind restoring(RecordKind kind, StoredArchive archive) {
        return kind;
    }

    /**
     * Returns whether only the fields that the run has changed are restored, so that others may have changed since; by
     * default whole records are. The fields of such a record are those of its raw form, and the target
     * {@link RecordKind#keeps} what is not written; a field that is null is removed.
     */
    default boolean restoresFields() {
        return false;
    }

    /**
     * Returns an archived record as it is restored, without what is not written; by default all of it.
     *
     * @param lost whether what no list shows of it is not restored
     */
    default ObjectNode restorable(ObjectNode archived, boolean lost) {
        return archived;
    }

    /**
     * Returns what is done with what no list shows of a record; by default there is nothing. Blocks.
     *
     * @param before the record as archived
     * @param now the record in the target
     */
    default UnlistedUndo unlisted(UndoRequest request, ItemKey key, ObjectNode before, RecordRow now) {
        return UnlistedUndo.NOTHING;
    }

    /** Returns the kind of the records that those of this kind are a part of, and are gone with; null for none. */
    default @Nullable RecordKind partOf() {
        return null;
    }

    /** Returns the planned undo of this kind, with what it changes for kinds that come later; by default as it is. */
    default SyncPlan planned(SyncPlan plan) {
        return plan;
    }

    /** Returns the undo of all kinds with the order between this kind and others; by default as it is. */
    default SyncPlan inOrder(SyncPlan all) {
        return all;
    }
}
