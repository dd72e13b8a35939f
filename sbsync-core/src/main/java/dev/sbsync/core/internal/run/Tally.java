package dev.sbsync.core.internal.run;

import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Counts results and keeps the latest problems. Not thread-safe. */
final class Tally {

    private final Deque<ItemResult> lastProblems = new ArrayDeque<>();
    private OutcomeCounts counts = OutcomeCounts.NONE;
    private int warnings;

    void add(ItemResult result) {
        counts = counts.plus(result.outcome());
        warnings += result.warnings().size();
        if (result.outcome().problem().isPresent() || !result.warnings().isEmpty()) {
            if (lastProblems.size() == Progress.MOST_PROBLEMS) {
                lastProblems.removeFirst();
            }
            lastProblems.addLast(result);
        }
    }

    OutcomeCounts counts() {
        return counts;
    }

    int warnings() {
        return warnings;
    }

    /** Returns the latest results with a problem, newest last. */
    List<ItemResult> lastProblems() {
        return List.copyOf(lastProblems);
    }
}
