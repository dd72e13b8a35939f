package dev.sbsync.core.pool;

import dev.sbsync.core.pool.Entry.State;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Entries by state: ready ones in order, parked ones by time, running ones, accepted ones in batches, and the number of
 * each. A full batch is confirmed as soon as there is one, the rest when nothing else is left to do. The first entry of
 * a batch leads it: it is running or parked while its batch is confirmed. Not thread-safe.
 */
final class States<K, W, O> {

    private final ReadyQueue<Entry<K, W, O>> ready;
    private final PriorityQueue<Entry<K, W, O>> parked;
    private final Set<Entry<K, W, O>> running = new LinkedHashSet<>();
    private final Deque<Entry<K, W, O>> accepted = new ArrayDeque<>();
    private final Deque<Entry<K, W, O>> confirmedLast = new ArrayDeque<>();
    private final WritePoolBuilder<K, W, O> options;
    private final Map<State, Integer> counts = new EnumMap<>(State.class);
    private int unfinished;
    private int inBatches;

    States(WritePoolBuilder<K, W, O> options) {
        this.options = options;
        Comparator<? super W> order = options.order;
        Comparator<Entry<K, W, O>> arrival = Comparator.comparingLong(entry -> entry.arrival);
        this.ready = new ReadyQueue<>(
                order == null
                        ? arrival
                        : Comparator.comparing((Entry<K, W, O> entry) -> entry.work, order)
                                .thenComparing(arrival));
        this.parked = new PriorityQueue<>(Comparator.comparingLong((Entry<K, W, O> entry) -> entry.notBefore)
                .thenComparing(arrival));
    }

    /** Counts a new entry, which is waiting. */
    void add() {
        unfinished++;
        counts.merge(State.WAITING, 1, Integer::sum);
    }

    /** Makes a ready entry, or parks it until its time. */
    void enqueue(Entry<K, W, O> entry) {
        if (entry.delayed) {
            park(entry, entry.notBefore);
            return;
        }
        move(entry, State.READY);
        if (entry.refused) {
            entry.refused = false;
            ready.addRefused(entry);
        } else {
            ready.add(entry);
        }
    }

    void park(Entry<K, W, O> entry, long until) {
        entry.notBefore = until;
        move(entry, State.PARKED);
        parked.add(entry);
    }

    void accept(Entry<K, W, O> entry) {
        move(entry, State.ACCEPTED);
        (options.confirmedLast.test(entry.work) ? confirmedLast : accepted).add(entry);
    }

    /** Moves an entry to a state without a queue. */
    void move(Entry<K, W, O> entry, State state) {
        if (entry.state == State.RUNNING) {
            running.remove(entry);
        }
        unfinished -= state == State.ENDED ? 1 : 0;
        counts.merge(entry.state, -1, Integer::sum);
        counts.merge(state, 1, Integer::sum);
        entry.state = state;
        if (state == State.RUNNING) {
            running.add(entry);
        }
    }

    /** Takes an entry out of its queue. */
    void withdraw(Entry<K, W, O> entry) {
        if (entry.state == State.READY) {
            entry.refused = ready.remove(entry);
        } else if (entry.state == State.PARKED) {
            parked.remove(entry);
        }
        move(entry, State.WAITING);
    }

    /**
     * Takes the leader of a due batch, or the next entry that may run at {@code now} and is admitted.
     *
     * @param more whether more entries are about to be ready
     */
    Optional<Entry<K, W, O>> take(long now, Predicate<? super W> admission, boolean more) {
        if (accepted.size() >= options.batch) {
            return Optional.of(nextBatch());
        }
        while (!parked.isEmpty() && parked.peek().notBefore - now <= 0) {
            Entry<K, W, O> due = parked.remove();
            due.delayed = false;
            enqueue(due);
        }
        Optional<Entry<K, W, O>> taken = ready.take(entry -> admission.test(entry.work));
        boolean rest = !accepted.isEmpty() || !confirmedLast.isEmpty();
        return taken.isEmpty() && !more && idle() && rest ? Optional.of(nextBatch()) : taken;
    }

    private Entry<K, W, O> nextBatch() {
        List<Entry<K, W, O>> batch = new ArrayList<>();
        while (batch.size() < options.batch && !accepted.isEmpty()) {
            batch.add(accepted.remove());
        }
        if (batch.isEmpty()) {
            batch.addAll(confirmedLast);
            confirmedLast.clear();
        }
        inBatches += batch.size();
        batch.get(0).batch = batch;
        return batch.get(0);
    }

    /** Ends the batch of a leader, and returns it; the entry alone if it leads none. */
    List<Entry<K, W, O>> endBatch(Entry<K, W, O> leader) {
        List<Entry<K, W, O>> batch = leader.batch;
        if (batch.isEmpty()) {
            return List.of(leader);
        }
        leader.batch = List.of();
        inBatches -= batch.size();
        return batch;
    }

    /** Returns how long until a parked entry may run; empty if none is parked. */
    Optional<Duration> nextParked(long now) {
        Entry<K, W, O> next = parked.peek();
        return next == null ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(1, next.notBefore - now)));
    }

    /** Returns whether nothing is ready, running or parked. */
    boolean idle() {
        return count(State.READY) + count(State.RUNNING) + count(State.PARKED) == 0;
    }

    private int count(State state) {
        return counts.getOrDefault(state, 0);
    }

    int running() {
        return count(State.RUNNING);
    }

    /** Returns the number of entries that have not ended. */
    int unfinished() {
        return unfinished;
    }

    PoolState<W> state() {
        return new PoolState<>(
                count(State.WAITING),
                count(State.READY),
                count(State.PARKED) + count(State.ACCEPTED),
                accepted.size() + confirmedLast.size() + inBatches,
                running.stream().map(entry -> entry.work).toList());
    }
}
