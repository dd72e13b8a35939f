package dev.sbsync.core.content;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and caches the source's content for plans, runs and verifications: each item is read on demand, once while its
 * markers stand, and kept until it is released. A run uses what its plan has read only if a list has just shown that
 * the markers stand, and releases it otherwise. Retried items are not read again, and concurrent reads of an item share
 * one request. The cache is bounded in bytes: the oldest content is evicted first, and read again if needed.
 *
 * <p>Nothing is prefetched: runs are limited by the rate limit, which the workers already exhaust, so a prefetch would
 * only take a permit from a write. Thread-safe; {@link #read} blocks.
 */
public final class ContentManager {

    private record Held(ItemContent content, Markers listed, Object variant, long bytes) {

        /** Returns whether this is what a read of the item would return. */
        boolean standsFor(Item item, Object wanted) {
            Markers now = item.markers();
            return variant.equals(wanted)
                    && (listed.equals(now) || content.markers().equals(now));
        }
    }

    private final Monitor monitor;
    private final long maxBytes;
    private final Map<ItemKey, Held> held = new LinkedHashMap<>();
    private final Set<ItemKey> reading = new HashSet<>();
    private long bytes;
    private long peakBytes;
    private long reads;
    private long hits;
    private long shared;

    /** Creates a manager that caches up to {@code maxBytes}, by estimated size. */
    public ContentManager(TimeSource time, long maxBytes) {
        this.monitor = time.newMonitor();
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the content of an item. Concurrent callers share one read; if it fails, the next caller reads.
     *
     * @param item the item as listed
     * @param variant what else the content depends on, such as the layers that are read
     * @param type the type of the kind's content
     * @param requests reads it from the source; empty if no consistent content could be read
     * @throws InterruptedException if the thread is interrupted while another one reads
     */
    public <C extends ItemContent> Optional<C> read(
            Item item, Object variant, Class<C> type, Supplier<Optional<C>> requests) throws InterruptedException {
        ItemContent there = heldOrMine(item, variant);
        if (there != null) {
            return Optional.of(type.cast(there));
        }
        Optional<C> content = Optional.empty();
        try {
            content = requests.get();
            return content;
        } finally {
            done(item, variant, content);
        }
    }

    /** Drops the cached content of an item. Does not wait for a read in progress. */
    public void release(ItemKey key) {
        try (Monitor.Held lock = monitor.enter()) {
            drop(key);
        }
    }

    /** Returns the markers of an item's cached content, as read; null if none is cached. */
    public @Nullable Markers held(ItemKey key) {
        try (Monitor.Held lock = monitor.enter()) {
            Held there = held.get(key);
            return there == null ? null : there.content().markers();
        }
    }

    /** Returns the keys of all cached contents, oldest first. */
    public List<ItemKey> heldKeys() {
        try (Monitor.Held lock = monitor.enter()) {
            return List.copyOf(held.keySet());
        }
    }

    /** Returns the statistics of the cache. */
    public ContentStats stats() {
        try (Monitor.Held lock = monitor.enter()) {
            return new ContentStats(reads, hits, shared, held.size(), bytes, peakBytes);
        }
    }

    /** Returns what is held; null if there is nothing, and the caller is the one to read it. */
    private @Nullable ItemContent heldOrMine(Item item, Object variant) throws InterruptedException {
        try (Monitor.Held lock = monitor.enter()) {
            boolean waited = false;
            while (reading.contains(item.key())) {
                waited = true;
                lock.await();
            }
            Held there = held.get(item.key());
            if (there == null || !there.standsFor(item, variant)) {
                reading.add(item.key());
                reads++;
                return null;
            }
            shared += waited ? 1 : 0;
            hits += waited ? 0 : 1;
            return there.content();
        }
    }

    private void done(Item item, Object variant, Optional<? extends ItemContent> content) {
        long size = content.map(ItemContent::bytes).orElse(0L);
        try (Monitor.Held lock = monitor.enter()) {
            reading.remove(item.key());
            content.ifPresent(read -> hold(item.key(), new Held(read, item.markers(), variant, size)));
            lock.signalAll();
        }
    }

    private void hold(ItemKey key, Held item) {
        drop(key);
        held.put(key, item);
        bytes += item.bytes();
        while (bytes > maxBytes) {
            drop(held.keySet().iterator().next());
        }
        peakBytes = Math.max(peakBytes, bytes);
    }

    private void drop(ItemKey key) {
        Held dropped = held.remove(key);
        bytes -= dropped == null ? 0 : dropped.bytes();
    }
}
