package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.SyncPlan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is special about an undo of a run that changed records of a kind: by default nothing. Thread-safe. */
public interface RecordUndoing {

    /** Records become what they were, as a whole. */
    RecordUndoing PLAIN = new RecordUndoing() {};

    /**
     * Returns the kind as an undo writes it: records become exactly what they were, without what was added. By default,
     * it is the same.
     */
    default RecordKind restoring(RecordKind kind) {
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

    /** Returns an archived record as it is restored, without what is not written; by default all of it. */
    default ObjectNode restorable(ObjectNode archived) {
        return archived;
    }

    /**
     * Returns the warning about a change by a run that is not restored; empty by default.
     *
     * @param before the record as archived
     * @param written the differences that the run removed, as far as they are known
     */
    default Optional<Problem> unrestored(ObjectNode before, RecordRow now, List<Difference> written) {
        return Optional.empty();
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
