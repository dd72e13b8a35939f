package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Markers;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** What one kind contributes to a run. Thread-safe. */
public interface KindWriters {

    /** After this time, a write is readable or has not been applied. */
    Duration READABLE = Duration.ofSeconds(10);

    KindWriter<?, ?> writer(ItemContext item);

    /** Returns what deletes an item of the target; only called for items that the kind has planned to delete. */
    default KindDeleter deleter(ItemContext item) {
        throw new IllegalStateException(
                "'" + item.item().source().path() + "' is to be deleted, but items of its kind never are");
    }

    /**
     * Returns whether written items are confirmed by few lists of many items at the end of the run; otherwise by a list
     * for every 100.
     */
    default boolean confirmsAtTheEnd() {
        return false;
    }

    /**
     * Lists source items by id and returns their current markers: one request per 100. Items that do not exist are
     * missing. By default none: a kind whose contents are not cached is never asked.
     */
    default Map<Long, Markers> sourceMarkers(Collection<Long> sourceIds, Consumer<CallCounts> calls) {
        return Map.of();
    }

    /**
     * Lists target items by id and returns what confirms their steps ({@link KindWriter#shown}): one request per 100.
     * Items that do not exist are missing. By default none: a kind without such steps is never asked.
     */
    default Map<Long, String> listed(Collection<Long> targetIds, Consumer<CallCounts> calls) {
        return Map.of();
    }
}
