package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan knows of records beyond their lists, such as of their files: by default nothing. Thread-safe. */
public interface Unlisted {

    /** A list shows all of a record. */
    Unlisted NOTHING = new Unlisted() {};

    /** Returns the markers of an earlier sync that still say something about a listed record; none by default. */
    default Map<String, String> remembered(RecordRow row, Markers then) {
        return Map.of();
    }

    /** Returns whether a record that compares as equal may differ in what no list shows; by default it may not. */
    default boolean mayDiffer(RecordRow row) {
        return false;
    }

    /**
     * Returns why a record cannot be copied, such as a file that cannot be read; empty by default.
     *
     * @param differences those that are to be written; empty if they are unknown, or the target lacks the record
     */
    default Optional<Problem> uncopied(RecordRow row, List<Difference> differences) {
        return Optional.empty();
    }
}
