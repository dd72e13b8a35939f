package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import java.util.List;
import java.util.Optional;

/**
 * The planner's view of earlier runs; by default, there were none. May be called repeatedly for the same item; does not
 * block.
 */
public interface SyncHistory {

    /** No earlier runs. */
    SyncHistory NONE = new SyncHistory() {};

    /** Returns the drift status of a source item and its match. */
    default DriftStatus of(StoryRow row, StoryRow match) {
        return DriftStatus.UNKNOWN;
    }

    /** Returns the differences that earlier writes did not remove; called after {@link #of}. */
    default List<Unresolved> unresolved(StoryRow row) {
        return List.of();
    }

    default List<Problem> leftOut(StoryRow row) {
        return List.of();
    }

    /** Returns the target id of a source item's baseline; empty if it has never existed in the target. */
    default Optional<Long> copyId(StoryRow row) {
        return Optional.empty();
    }

    /** Returns whether {@link #copyId} is known of every source item, so that items are matched by it first. */
    default boolean knowsAllCopies() {
        return false;
    }

    /** Returns the differences of a drifted match; empty if unknown. */
    default String changes(StoryRow row) {
        return "";
    }

    /** Returns the differences of a match that this plan has read and compared; empty if it has not. */
    default Optional<List<Difference>> compared(StoryRow row) {
        return Optional.empty();
    }

    /** Returns whether a target item that earlier runs have synced with another item may have changed since. */
    default boolean changedCopy(StoryRow match) {
        return false;
    }

    /** Returns whether a source item and its match have been in sync before, in any publish mode. */
    default boolean paired(StoryRow row, StoryRow match) {
        return false;
    }
}
