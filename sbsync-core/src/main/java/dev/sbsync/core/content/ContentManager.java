package dev.sbsync.core.content;

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
 * The source's content in one run: read when a worker needs it, once for each item, and held until the item has ended.
 * So an item that is parked and tried again is not read again, and whoever asks for what is being read waits for that.
 * What is held is bounded by bytes: beyond, what was read first goes first, and is read again if it is needed.
 *
 * <p>Nothing is read ahead. The rate limit is what a run waits for, not its reads: as many workers as it takes keep it
 * used up, and a read in advance would take its permit from a write. Thread-safe; {@link #read} blocks.
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

    /** Holds up to {@code maxBytes}, as far as the size of content can be told. */
    public ContentManager(TimeSource time, long maxBytes) {
        this.monitor = time.newMonitor();
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the layers of an item. Of several who ask at once, one makes the requests; where they fail, the next
     * does.
     *
     * @param requests reads them from the source; empty if there are none that belong together
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

    /** Drops what is held of an item. Does not wait for one that is being read. */
    public void release(long id) {
        try (Monitor.Held lock = monitor.enter()) {
            drop(id);
        }
    }

    /** Returns what was asked for, and what is held. */
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
