package dev.sbsync.core.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The states of the keys of a pool. Of one key at most one entry is running and one is queued or parked behind it; work
 * with a higher sequence takes the place of what is queued, work with a lower one joins what is newer. Not thread-safe.
 */
final class KeyedQueue<K, W, O> {

    /** One piece of work on its way, and all who wait for it. */
    static final class Entry<K, W, O> {
        private final K key;
        private final long arrival;
        private final List<Submission<O>> submissions = new ArrayList<>(1);
        private long sequence;
        private W work;
        private long bytes;
        private long notBefore;

        private Entry(K key, long arrival, long sequence, W work, long bytes) {
            this.key = key;
            this.arrival = arrival;
            this.sequence = sequence;
            this.work = work;
            this.bytes = bytes;
        }

        W work() {
            return work;
        }

        List<Submission<O>> submissions() {
            return submissions;
        }
    }

    private static final class Slot<K, W, O> {
        private @Nullable Entry<K, W, O> running;
        private @Nullable Entry<K, W, O> next;
        private long settledSequence;
        private @Nullable Settlement<O> settlement;
    }

    private final Supplier<Submission<O>> submissions;
    private final Map<K, Slot<K, W, O>> slots = new HashMap<>();
    private final ReadyQueue<Entry<K, W, O>> ready;
    private final PriorityQueue<Entry<K, W, O>> parked;
    private long arrivals;
    private int count;
    private long bytes;
    private int running;

    /** Creates an empty queue; {@code order} says what goes first, null for what came first. */
    KeyedQueue(@Nullable Comparator<? super W> order, Supplier<Submission<O>> submissions) {
        Comparator<Entry<K, W, O>> arrival = Comparator.comparingLong(entry -> entry.arrival);
        this.submissions = submissions;
        this.ready = new ReadyQueue<>(
                order == null
                        ? arrival
                        : Comparator.comparing((Entry<K, W, O> entry) -> entry.work, order)
                                .thenComparing(arrival));
        this.parked = new PriorityQueue<>(Comparator.comparingLong((Entry<K, W, O> entry) -> entry.notBefore)
                .thenComparing(arrival));
    }

    /** Returns whether work fits in, or need not: what joins or replaces other work takes no more than it adds. */
    boolean fits(K key, long sequence, long size, int maxCount, long maxBytes) {
        Slot<K, W, O> slot = slots.get(key);
        if (slot != null && (newer(slot, sequence) != null || settled(slot, sequence) != null)) {
            return true;
        }
        Entry<K, W, O> replaced = slot == null ? null : slot.next;
        int countAfter = count + (replaced == null ? 1 : 0);
        long bytesAfter = bytes + size - (replaced == null ? 0 : replaced.bytes);
        boolean alone = countAfter == 1;
        return countAfter <= maxCount && (bytesAfter <= maxBytes || alone);
    }

    /** Adds work; it joins newer work of its key, or takes the place of older work that has not begun. */
    Submission<O> add(K key, long sequence, W work, long size) {
        Submission<O> submission = submissions.get();
        Slot<K, W, O> slot = slots.computeIfAbsent(key, absent -> new Slot<>());
        Entry<K, W, O> newer = newer(slot, sequence);
        Settlement<O> settlement = settled(slot, sequence);
        if (newer != null) {
            newer.submissions.add(submission);
        } else if (settlement != null) {
            submission.settle(settlement);
        } else {
            place(slot, key, sequence, work, size).submissions.add(submission);
        }
        return submission;
    }

    /** Adds work without submitters that occurs only once: its key is dropped when it is settled. */
    void addOnce(K key, W work, long size) {
        place(slots.computeIfAbsent(key, absent -> new Slot<>()), key, 0, work, size);
    }

    private @Nullable Entry<K, W, O> newer(Slot<K, W, O> slot, long sequence) {
        if (slot.next != null) {
            return slot.next.sequence >= sequence ? slot.next : null;
        }
        return slot.running != null && slot.running.sequence >= sequence ? slot.running : null;
    }

    private @Nullable Settlement<O> settled(Slot<K, W, O> slot, long sequence) {
        return sequence <= slot.settledSequence ? slot.settlement : null;
    }

    private Entry<K, W, O> place(Slot<K, W, O> slot, K key, long sequence, W work, long size) {
        Entry<K, W, O> next = slot.next;
        if (next == null) {
            next = new Entry<>(key, arrivals++, sequence, work, size);
            slot.next = next;
            count++;
            bytes += size;
            if (slot.running == null) {
                ready.add(next);
            }
            return next;
        }
        Entry<K, W, O> replaced = next;
        bytes += size - replaced.bytes;
        ready.reorder(replaced, () -> {
            replaced.sequence = sequence;
            replaced.work = work;
            replaced.bytes = size;
        });
        return next;
    }

    /**
     * Takes the next entry that may run at {@code now} and that {@code admission} admits. It is running from then on.
     */
    Optional<Entry<K, W, O>> take(long now, Predicate<? super W> admission) {
        while (!parked.isEmpty() && parked.peek().notBefore - now <= 0) {
            ready.add(parked.remove());
        }
        Optional<Entry<K, W, O>> taken = ready.take(entry -> admission.test(entry.work));
        taken.ifPresent(entry -> {
            Slot<K, W, O> slot = slot(entry);
            slot.next = null;
            slot.running = entry;
            running++;
        });
        return taken;
    }

    /** Returns how long until a parked entry may run; empty if none is parked. */
    Optional<Duration> nextParked(long now) {
        Entry<K, W, O> next = parked.peek();
        return next == null ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(1, next.notBefore - now)));
    }

    /** Puts a running entry aside; newer work of its key takes its place, and its time. */
    void park(Entry<K, W, O> entry, long now, Duration delay) {
        Slot<K, W, O> slot = slot(entry);
        slot.running = null;
        running--;
        Entry<K, W, O> back = entry;
        if (slot.next == null) {
            slot.next = entry;
        } else {
            back = slot.next;
            back.submissions.addAll(entry.submissions);
            count--;
            bytes -= entry.bytes;
        }
        back.notBefore = now + delay.toNanos();
        parked.add(back);
    }

    /** Ends a running entry; who submits older work of its key from now on shares in how it was settled. */
    void end(Entry<K, W, O> entry, Settlement<O> settlement) {
        Slot<K, W, O> slot = slot(entry);
        slot.running = null;
        running--;
        count--;
        bytes -= entry.bytes;
        if (!entry.submissions.isEmpty()) {
            slot.settledSequence = entry.sequence;
            slot.settlement = settlement;
        }
        if (slot.next != null) {
            ready.add(slot.next);
        } else if (slot.settlement == null) {
            slots.remove(entry.key);
        }
        entry.submissions.forEach(submission -> submission.settle(settlement));
    }

    /** Takes out all that is not running. */
    List<Entry<K, W, O>> clear() {
        List<Entry<K, W, O>> cleared = new ArrayList<>();
        for (Slot<K, W, O> slot : slots.values()) {
            if (slot.next != null) {
                cleared.add(slot.next);
                count--;
                bytes -= slot.next.bytes;
                slot.next = null;
            }
        }
        ready.clear();
        parked.clear();
        return cleared;
    }

    private Slot<K, W, O> slot(Entry<K, W, O> entry) {
        Slot<K, W, O> slot = slots.get(entry.key);
        if (slot == null) {
            throw new IllegalStateException("an entry on its way has a slot");
        }
        return slot;
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    int running() {
        return running;
    }

    int parkedCount() {
        return parked.size();
    }
}
