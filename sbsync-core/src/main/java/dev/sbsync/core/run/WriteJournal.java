package dev.sbsync.core.run;

import dev.sbsync.core.plan.PlannedItem;

/**
 * Records every request that changes the target: before it is sent, and when its outcome is known. This lets a later
 * run continue an interrupted one; correctness does not depend on it.
 *
 * <p>Called concurrently by all workers, but for one item by only one worker at a time. Blocking delays the worker. An
 * exception ends the run with a {@link dev.sbsync.core.outcome.JournalException}; if {@link #announce} throws, the
 * request is not sent.
 */
public interface WriteJournal {

    /** Records nothing. */
    WriteJournal NONE = new WriteJournal() {
        @Override
        public ResumePoint resumePoint(PlannedItem item) {
            return ResumePoint.START;
        }

        @Override
        public void announce(PlannedItem item, WriteStep step) {}

        @Override
        public void confirm(PlannedItem item, WriteStep step, long targetId) {}
    };

    /** Returns the recorded progress of an item from earlier runs; called once, before its first attempt. */
    ResumePoint resumePoint(PlannedItem item);

    /** Called before a request is sent; must store it durably before returning. A retried step is announced again. */
    void announce(PlannedItem item, WriteStep step);

    /**
     * Called when the step has certainly taken effect: confirmed by its response, or found applied after a lost
     * response.
     *
     * @param targetId the target's id of the item
     */
    void confirm(PlannedItem item, WriteStep step, long targetId);

    /**
     * Called when an announced step certainly had no effect: it was not sent, or the target refused it. Does nothing by
     * default: steps neither confirmed nor retracted may have taken effect.
     */
    default void retract(PlannedItem item, WriteStep step) {}
}
