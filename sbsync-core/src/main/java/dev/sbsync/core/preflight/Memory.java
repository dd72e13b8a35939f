package dev.sbsync.core.preflight;

import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.scan.StoryRow;
import java.util.List;
import java.util.Optional;

/** What a planner may know from runs before. Asked for the same items more than once; does not block. */
public interface Memory {

    /** Remembers nothing. */
    Memory NONE = new Memory() {
        @Override
        public Standing of(StoryRow row, StoryRow match) {
            return Standing.UNKNOWN;
        }

        @Override
        public boolean knew(StoryRow row) {
            return false;
        }

        @Override
        public boolean paired(StoryRow row, StoryRow match) {
            return false;
        }
    };

    /** Returns how an item of the source and its match stand to each other. */
    Standing of(StoryRow row, StoryRow match);

    /** Returns how an item and its match differ although it was written: asked after {@link #of}. */
    default List<Unresolved> unresolved(StoryRow row) {
        return List.of();
    }

    /** Returns the warnings about what of an item could not be mirrored when it was last in sync. */
    default List<Problem> leftOut(StoryRow row) {
        return List.of();
    }

    /** Returns whether an item of the source was in the target before. */
    boolean knew(StoryRow row);

    /** Returns the target's id that an item of the source had when it was last in sync. */
    default Optional<Long> copyId(StoryRow row) {
        return Optional.empty();
    }

    /** Returns how a match that was changed in the target differs from its source; empty if that is not known. */
    default String changes(StoryRow row) {
        return "";
    }

    /** Returns whether an item of the source and its match were in sync before, in whatever publish mode. */
    boolean paired(StoryRow row, StoryRow match);
}
