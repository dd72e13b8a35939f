package dev.sbsync.core.internal.write;

import dev.sbsync.transport.CallCounts;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** What one kind contributes to a run. Thread-safe. */
public interface KindWriters {

    KindWriter<?, ?> writer(ItemContext item);

    /**
     * Lists target items by id and returns what confirms their steps ({@link KindWriter#shown}): one request per 100.
     * Items that do not exist are missing. By default none: a kind without such steps is never asked.
     */
    default Map<Long, String> listed(Collection<Long> targetIds, Consumer<CallCounts> calls) {
        return Map.of();
    }
}
