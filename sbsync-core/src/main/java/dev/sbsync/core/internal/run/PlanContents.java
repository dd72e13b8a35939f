package dev.sbsync.core.internal.run;

import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The contents that a plan has read, and that its run does not read again while their markers stand. Whether they do is
 * shown by a list of up to 100 items, which counts for a few seconds only: a story that was unpublished after the plan
 * must not be published by the run. Where a list would save nothing, the content is read again. Thread-safe.
 */
final class PlanContents {

    /** How long a list counts, as long as lists may lag behind. */
    static final Duration FRESH = Duration.ofSeconds(10);

    /** The smallest number of contents for which a list takes fewer requests than reading them. */
    private static final int LEAST = 3;

    private final Writers writers;
    private final ContentManager content;
    private final TimeSource time;
    private final Monitor monitor;
    private final Set<ItemKey> open;
    private final Map<ItemKey, Long> shownAt = new HashMap<>();
    private boolean listing;

    /** Starts with all contents that are cached. */
    PlanContents(Writers writers, TimeSource time) {
        this.writers = writers;
        this.content = writers.content();
        this.time = time;
        this.monitor = time.newMonitor();
        this.open = new LinkedHashSet<>(content.heldKeys());
    }

    /**
     * Releases the content of an item that is written for the first time, unless its markers stand. Blocks for a list,
     * at most once for many items.
     */
    void check(ItemKey item, Consumer<CallCounts> calls) throws InterruptedException {
        List<ItemKey> batch;
        try (Monitor.Held lock = monitor.enter()) {
            while (listing) {
                lock.await();
            }
            boolean planned = open.remove(item);
            if (planned && stands(item)) {
                return;
            }
            batch = planned ? batch(item) : List.of();
            if (batch.size() < LEAST) {
                content.release(item);
                return;
            }
            listing = true;
        }
        try {
            list(batch, calls);
        } finally {
            try (Monitor.Held lock = monitor.enter()) {
                listing = false;
                lock.signalAll();
            }
        }
    }

    private boolean stands(ItemKey item) {
        Long shown = shownAt.get(item);
        return shown != null && time.nanos() - shown < FRESH.toNanos();
    }

    /** Returns the item and those of its kind that are likely next. */
    private List<ItemKey> batch(ItemKey item) {
        List<ItemKey> batch = new ArrayList<>(List.of(item));
        open.stream()
                .filter(other -> other.kind().equals(item.kind()) && !stands(other) && content.held(other) != null)
                .limit(ItemCost.CONFIRMED_PER_LIST - 1L)
                .forEach(batch::add);
        return batch;
    }

    private void list(List<ItemKey> batch, Consumer<CallCounts> calls) {
        long before = time.nanos();
        Map<Long, Markers> now = listed(batch, calls);
        List<ItemKey> standing = new ArrayList<>();
        for (ItemKey item : batch) {
            Markers read = content.held(item);
            Markers listed = now.get(item.id());
            if (read != null && listed != null && !read.moved(listed)) {
                standing.add(item);
            } else {
                content.release(item);
            }
        }
        try (Monitor.Held lock = monitor.enter()) {
            standing.forEach(item -> shownAt.put(item, before));
        }
    }

    /** Returns no markers if the source cannot be listed: the items are read, and fail if that fails too. */
    private Map<Long, Markers> listed(List<ItemKey> batch, Consumer<CallCounts> calls) {
        try {
            return writers.sourceMarkers(
                    batch.get(0).kind(), batch.stream().map(ItemKey::id).toList(), calls);
        } catch (SbsyncException notListed) {
            return Map.of();
        }
    }
}
