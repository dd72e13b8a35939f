package dev.sbsync.core.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * What may run, in order, as far as it is admitted. What is refused keeps its turn: it is asked about first from then
 * on, and others may pass it, so that it does not hold up what could run now; but only so often, so that it does not
 * starve. Not thread-safe.
 */
final class ReadyQueue<E> {

    /** How often one that was refused is passed before nothing passes it any more. */
    static final int MOST_PASSES = 16;

    /** How many wait for admission before those behind them wait too. */
    private static final int MOST_REFUSED = 16;

    private static final class Refused<E> {
        private final E entry;
        private int passes;

        Refused(E entry) {
            this.entry = entry;
        }
    }

    private final PriorityQueue<E> ready;
    private final List<Refused<E>> refused = new ArrayList<>();

    ReadyQueue(Comparator<? super E> order) {
        this.ready = new PriorityQueue<>(order);
    }

    void add(E entry) {
        ready.add(entry);
    }

    /** Puts an entry whose place in the order has changed where it belongs; one that was refused keeps its turn. */
    void reorder(E entry, Runnable change) {
        boolean there = ready.remove(entry);
        change.run();
        if (there) {
            ready.add(entry);
        }
    }

    /** Takes the first entry that {@code admission} admits. */
    Optional<E> take(Predicate<? super E> admission) {
        for (int i = 0; i < refused.size(); i++) {
            Refused<E> next = refused.get(i);
            if (admission.test(next.entry)) {
                refused.remove(i);
                pass(i);
                return Optional.of(next.entry);
            }
            if (next.passes >= MOST_PASSES) {
                return Optional.empty();
            }
        }
        while (refused.size() < MOST_REFUSED && !ready.isEmpty()) {
            E next = ready.remove();
            if (admission.test(next)) {
                pass(refused.size());
                return Optional.of(next);
            }
            refused.add(new Refused<>(next));
        }
        return Optional.empty();
    }

    private void pass(int count) {
        refused.subList(0, count).forEach(passed -> passed.passes++);
    }

    void clear() {
        ready.clear();
        refused.clear();
    }
}
