package dev.sbsync.core.internal.write;

import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.run.WriteVeto;
import java.util.function.Supplier;

/**
 * The run's journal for the writer of one item; its exceptions end the run. Asks the caller's veto before the item's
 * first step. Not thread-safe.
 */
final class ItemJournal {

    static final class VetoedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        final String reason;

        VetoedException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    private final WriteJournal journal;
    private final PlannedItem item;
    private final WriteVeto veto;
    private boolean begun;

    ItemJournal(PlannedItem item, WriteSettings settings) {
        this.journal = settings.journal();
        this.item = item;
        this.veto = settings.veto();
    }

    ResumePoint resumePoint() {
        ResumePoint point = guarded(() -> journal.resumePoint(item));
        begun |= !point.equals(ResumePoint.START);
        return point;
    }

    /**
     * Announces a step.
     *
     * @throws VetoedException if it is the item's first step and the caller vetoes it
     */
    void announce(WriteStep step) {
        if (!begun) {
            veto.against(item).ifPresent(reason -> {
                throw new VetoedException(reason);
            });
            begun = true;
        }
        record(() -> journal.announce(item, step));
    }

    void confirm(WriteStep step, long targetId) {
        record(() -> journal.confirm(item, step, targetId));
    }

    void retract(WriteStep step) {
        record(() -> journal.retract(item, step));
    }

    private static void record(Runnable entry) {
        guarded(() -> {
            entry.run();
            return true;
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
