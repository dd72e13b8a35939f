package dev.sbsync.core.internal.state;

import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the kept runs, without gaps: a missing run means damage.
 *
 * @param first the number of the oldest run
 * @param newest the number of the newest run; {@code first - 1} if there is none
 */
public record RunNumbers(long first, long newest) {

    private static final RunNumbers NONE = new RunNumbers(1, 0);

    static RunNumbers of(StateRows rows) {
        return rows.get(Tables.ABOUT, Tables.RUNS)
                .map(text -> text.split(" ", 2))
                .map(ends -> new RunNumbers(Long.parseLong(ends[0]), Long.parseLong(ends[1])))
                .orElse(NONE);
    }

    long count() {
        return newest - first + 1;
    }

    /** Returns the numbers after adding a run, with at most {@code kept} runs. */
    RunNumbers next(int kept) {
        return new RunNumbers(Math.max(first, newest + 2 - kept), newest + 1);
    }

    /** Returns the numbers with those from a run on that is still needed; null for none. */
    RunNumbers keeping(@Nullable Long needed) {
        return needed == null ? this : new RunNumbers(Math.min(first, needed), newest);
    }

    public void store(StateChanges rows) {
        rows.put(Tables.ABOUT, Tables.RUNS, first + " " + newest);
    }

    /** Deletes the newest run, and returns the numbers of the others. */
    RunNumbers withoutNewest(StateChanges rows) {
        delete(rows, newest, newest + 1);
        return new RunNumbers(first, newest - 1);
    }

    /** Deletes the runs before the first, and their archives. */
    void forget(StateChanges rows) {
        delete(rows, 0, first);
    }

    private static void delete(StateChanges rows, long from, long end) {
        for (String table : List.of(Tables.RUN, Tables.ATTEMPT, Tables.ITEM)) {
            rows.delete(table, Tables.run(from), Tables.run(end));
        }
        Archives.delete(rows, from, end);
    }
}
