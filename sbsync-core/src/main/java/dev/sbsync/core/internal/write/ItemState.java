package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.run.ResumePoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one item's copy in the target, as far as this run knows it, over all attempts. Not thread-safe.
 *
 * <pre>
 * ABSENT ──► CREATED    a create of this run was answered, or found
 *    │ └───► FOUND      it appeared at its place, or was restored
 *    │          │
 * MATCHED ──► GONE      it was deleted since it was listed: from here as ABSENT, but only once
 * </pre>
 */
final class ItemState {

    private enum Copy {
        /** The target had no such item when it was listed. */
        ABSENT,
        /** The target's item was matched when it was listed. */
        MATCHED,
        /** The copy was deleted since. */
        GONE,
        /** The copy exists, and was not created by this run: it appeared at its place, or was restored. */
        FOUND,
        /** The copy was created by this run. */
        CREATED
    }

    private Copy copy;
    private @Nullable Long id;
    private boolean begun;
    private boolean replaced;
    private boolean changedBefore;
    private List<Difference> written = List.of();

    /** The purpose of the latest request. */
    Step purpose = Step.READ_SOURCE;

    /** Creates the state of an item whose match in the target was listed with an id, null if it has none. */
    ItemState(@Nullable Long matchId) {
        this.id = matchId;
        this.copy = matchId == null ? Copy.ABSENT : Copy.MATCHED;
    }

    /** Records the start of an attempt; returns whether it is the first. */
    boolean begin() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /** Adopts what an interrupted attempt of the same run has done. */
    void resume(ResumePoint point) {
        changedBefore = point.changed();
        Long created = point.createdId();
        if (created != null) {
            created(created);
        }
    }

    void created(long copyId) {
        copy = Copy.CREATED;
        id = copyId;
    }

    void found(long copyId) {
        copy = Copy.FOUND;
        id = copyId;
    }

    /** Records that the copy was deleted; returns false if that happened before, so that it is not created again. */
    boolean gone() {
        if (replaced) {
            return false;
        }
        replaced = true;
        copy = Copy.GONE;
        id = null;
        return true;
    }

    /** Returns whether an interrupted attempt of the same run may have changed the item. */
    boolean changedBefore() {
        return changedBefore;
    }

    /** Records the differences that steps are about to remove; an item reports those of its first attempt. */
    void writes(List<Difference> differences) {
        written = written.isEmpty() ? List.copyOf(differences) : written;
    }

    /** Returns the id of the copy; null if none is known to exist. */
    @Nullable
    Long targetId() {
        return id;
    }

    boolean createdByRun() {
        return copy == Copy.CREATED;
    }

    /** Returns whether this run has not changed the copy, so that every change of it was made by others. */
    boolean untouched() {
        return (copy == Copy.ABSENT || copy == Copy.MATCHED) && written.isEmpty();
    }

    Outcome.Confirmed inSync(long copyId) {
        if (copy == Copy.FOUND || copy == Copy.CREATED) {
            return new Outcome.Created(copyId);
        }
        return written.isEmpty() && !changedBefore
                ? new Outcome.Unchanged(copyId)
                : new Outcome.Updated(copyId, written);
    }
}
