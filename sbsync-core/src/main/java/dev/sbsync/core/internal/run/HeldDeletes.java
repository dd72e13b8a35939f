package dev.sbsync.core.internal.run;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The deletes of a run, held until all else has ended, then released kind by kind. Once an item has failed or is
 * blocked, the deletes that are still held are blocked. Thread-safe; locks the items.
 */
final class HeldDeletes {

    private final RunItems items;
    private final Deque<List<RunItem>> kinds = new ArrayDeque<>();
    private int held;
    private boolean begun;

    HeldDeletes(RunItems items) {
        this.items = items;
    }

    /** Holds a delete; those of one kind follow each other. */
    void add(RunItem entry) {
        synchronized (items) {
            List<RunItem> last = kinds.peekLast();
            if (last == null
                    || !last.get(0).item.key().kind().equals(entry.item.key().kind())) {
                last = new ArrayList<>();
                kinds.add(last);
            }
            last.add(entry);
            held++;
        }
    }

    /** Returns the deletes that may be submitted now, and no longer holds them. */
    List<RunItem> due() {
        synchronized (items) {
            int open = items.total() - items.counts().ended();
            if (kinds.isEmpty() || open > held) {
                return List.of();
            }
            begun = true;
            List<RunItem> next = kinds.remove();
            held -= next.size();
            int failed = items.counts().sum(OutcomeStatus::failure);
            if (failed > 0) {
                Problem why = new Problem(
                        OutcomeCode.BLOCKED,
                        "nothing is deleted after " + failed + (failed == 1 ? " item has" : " items have")
                                + " failed or been blocked");
                next.forEach(entry -> entry.refused = why);
            }
            return next;
        }
    }

    /** Returns whether deletes were released; nothing is written after that. */
    boolean begun() {
        synchronized (items) {
            return begun;
        }
    }
}
