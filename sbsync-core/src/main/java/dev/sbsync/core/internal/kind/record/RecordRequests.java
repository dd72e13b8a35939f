package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.state.FileBefore;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Markers;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests that write one record in one run, with what no list shows of it, such as a file. For all attempts of the
 * record; not thread-safe. Requests block and may throw any exception of the client.
 */
public interface RecordRequests {

    /** Returns the requests that create the record; the first one does. */
    List<RecordStep> creating(ObjectNode payload);

    /** Returns the requests that update the record of the target, which has these differences. */
    List<RecordStep> updating(ObjectNode payload, RecordRow actual, List<Difference> differences);

    /** Returns the file of the record that {@link #updating} replaces; empty if it replaces none, as by default. */
    default Optional<FileBefore> replaced(RecordRow actual, List<Difference> differences) {
        return Optional.empty();
    }

    /** Returns the differences from the record of the target that no list shows; may read both sides. */
    default List<Difference> unlisted(RecordRow actual) {
        return List.of();
    }

    /** Reads a record of the target; empty if only lists show records, as by default. */
    default Optional<ObjectNode> read(long recordId) {
        return Optional.empty();
    }

    /**
     * Looks up what a create with an unknown outcome may have created; empty to find it by its names among all records,
     * as by default.
     */
    default Optional<List<ObjectNode>> lookUp() {
        return Optional.empty();
    }

    /** Returns the markers of the record in sync. */
    default Markers markers(Markers listed) {
        return listed;
    }
}
