package dev.sbsync.core.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Ready work in order, as far as it is admitted. Refused work keeps its turn: it is asked about first from then on.
 * Other work may pass it, so that it does not hold up what could run now, but only a bounded number of times, so that
 * it does not starve. Not thread-safe.
 */
final class ReadyQueue<E> {

    /** The number of times that other work may pass refused work. */
    static final int MOST_PASSES = 16;

    /** The number of refused entries after which the ones behind them wait too. */
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

    /** Removes an entry that is ready. Returns whether it was refused, so that it keeps its turn when it comes back. */
    boolean remove(E entry) {
        return !ready.remove(entry) && refused.removeIf(waiting -> waiting.entry == entry);
    }

    /** Adds an entry that was refused before: it is asked about first. */
    void addRefused(E entry) {
        refused.add(new Refused<>(entry));
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
}
