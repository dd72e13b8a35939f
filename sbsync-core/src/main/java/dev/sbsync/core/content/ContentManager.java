package dev.sbsync.core.content;

import dev.sbsync.core.internal.content.ContentSize;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and caches the source's content of one run: each item is read on demand, once, and kept until it has ended.
 * Retried items are not read again, and concurrent reads of an item share one request. The cache is bounded in bytes:
 * the oldest content is evicted first, and read again if needed.
 *
 * <p>Nothing is prefetched: runs are limited by the rate limit, which the workers already exhaust, so a prefetch would
 * only take a permit from a write. Thread-safe; {@link #read} blocks.
 */
public final class ContentManager {

    private record Held(StoryLayers layers, long bytes) {}

    private final Monitor monitor;
    private final long maxBytes;
    private final Map<Long, Held> held = new LinkedHashMap<>();
    private final Set<Long> reading = new HashSet<>();
    private long bytes;
    private long reads;
    private long hits;
    private long shared;

    /** Creates a manager that caches up to {@code maxBytes}, by estimated size. */
    public ContentManager(TimeSource time, long maxBytes) {
        this.monitor = time.newMonitor();
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the layers of an item. Concurrent callers share one read; if it fails, the next caller reads.
     *
     * @param requests reads them from the source; empty if no consistent layers could be read
     * @throws InterruptedException if the thread is interrupted while another one reads
     */
    public Optional<StoryLayers> read(long id, Supplier<Optional<StoryLayers>> requests) throws InterruptedException {
        StoryLayers there = heldOrMine(id);
        if (there != null) {
            return Optional.of(there);
        }
        Optional<StoryLayers> layers = Optional.empty();
        try {
            layers = requests.get();
            return layers;
        } finally {
            done(id, layers);
        }
    }

    /** Drops the cached content of an item. Does not wait for a read in progress. */
    public void release(long id) {
        try (Monitor.Held lock = monitor.enter()) {
            drop(id);
        }
    }

    /** Returns the statistics of the cache. */
    public ContentStats stats() {
        try (Monitor.Held lock = monitor.enter()) {
            return new ContentStats(reads, hits, shared, held.size(), bytes);
        }
    }

    /** Returns what is held; null if there is nothing, and the caller is the one to read it. */
    private @Nullable StoryLayers heldOrMine(long id) throws InterruptedException {
        try (Monitor.Held lock = monitor.enter()) {
            boolean waited = false;
            while (reading.contains(id)) {
                waited = true;
                lock.await();
            }
            Held there = held.get(id);
            if (there == null) {
                reading.add(id);
                reads++;
                return null;
            }
            shared += waited ? 1 : 0;
            hits += waited ? 0 : 1;
            return there.layers();
        }
    }

    private void done(long id, Optional<StoryLayers> layers) {
        long size = layers.map(ContentSize::of).orElse(0L);
        try (Monitor.Held lock = monitor.enter()) {
            reading.remove(id);
            layers.ifPresent(read -> hold(id, new Held(read, size)));
            lock.signalAll();
        }
    }

    private void hold(long id, Held item) {
        drop(id);
        held.put(id, item);
        bytes += item.bytes();
        while (bytes > maxBytes) {
            drop(held.keySet().iterator().next());
        }
    }

    private void drop(long id) {
        Held dropped = held.remove(id);
        bytes -= dropped == null ? 0 : dropped.bytes();
    }
}
