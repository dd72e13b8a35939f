package dev.sbsync.core.write;

import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.preflight.PlannedItem;
import java.util.function.Supplier;

/** A run's journal as the writer of one item sees it; what it throws ends the run. Not thread-safe. */
final class ItemJournal {

    private final WriteJournal journal;
    private final PlannedItem item;

    ItemJournal(WriteJournal journal, PlannedItem item) {
        this.journal = journal;
        this.item = item;
    }

    ResumePoint resumePoint() {
        return guarded(() -> journal.resumePoint(item));
    }

    void announce(WriteStep step) {
        guarded(() -> {
            journal.announce(item, step);
            return step;
        });
    }

    void confirm(WriteStep step, long targetId) {
        guarded(() -> {
            journal.confirm(item, step, targetId);
            return step;
        });
    }

    void retract(WriteStep step) {
        guarded(() -> {
            journal.retract(item, step);
            return step;
        });
    }

    private static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException failure) {
            throw new JournalException(failure);
        }
    }
}
