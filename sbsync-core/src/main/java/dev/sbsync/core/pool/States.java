package dev.sbsync.core.pool;

import dev.sbsync.core.pool.Entry.State;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries by state: ready ones in order, parked ones by time, running ones, and the number of each. Not thread-safe.
 */
final class States<K, W, O> {

    private final ReadyQueue<Entry<K, W, O>> ready;
    private final PriorityQueue<Entry<K, W, O>> parked;
    private final Set<Entry<K, W, O>> running = new LinkedHashSet<>();
    private final Map<State, Integer> counts = new EnumMap<>(State.class);
    private int unfinished;

    States(@Nullable Comparator<? super W> order) {
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
            park(entry);
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

    void park(Entry<K, W, O> entry) {
        move(entry, State.PARKED);
        parked.add(entry);
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

    /** Takes the next entry that may run at {@code now} and that {@code admission} admits. */
    Optional<Entry<K, W, O>> take(long now, Predicate<? super W> admission) {
        while (!parked.isEmpty() && parked.peek().notBefore - now <= 0) {
            Entry<K, W, O> due = parked.remove();
            due.delayed = false;
            enqueue(due);
        }
        return ready.take(entry -> admission.test(entry.work));
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

    int count(State state) {
        return counts.getOrDefault(state, 0);
    }

    /** Returns the number of entries that have not ended. */
    int unfinished() {
        return unfinished;
    }

    /** Returns the state of the pool, of which {@code unconfirmed} entries are accepted. */
    PoolState<W> state(int unconfirmed) {
        List<W> inProgress = running.stream().map(entry -> entry.work).toList();
        return new PoolState<>(
                count(State.WAITING),
                count(State.READY),
                count(State.PARKED) + count(State.ACCEPTED),
                unconfirmed,
                inProgress);
    }
}
