package dev.sbsync.core.write;

import dev.sbsync.core.preflight.PlannedItem;

/**
 * Is told of every request that changes the target: before it is sent, and when its effect is certain. What it
 * remembers lets a later run go on where this one was cut off; no item depends on it to end up right.
 *
 * <p>Called by all workers at once, for one item by one worker at a time. A method that blocks holds its worker up.
 * What it throws ends the run with a {@link dev.sbsync.core.outcome.JournalException}: where {@link #announce} throws,
 * the request is not sent.
 */
public interface WriteJournal {

    /** Remembers nothing. */
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

    /** Returns what is known of an item before this run touches it; asked once, when its first try begins. */
    ResumePoint resumePoint(PlannedItem item);

    /**
     * Is called before a request is sent, and has to have remembered it durably when it returns. A step that is tried
     * again is announced again.
     */
    void announce(PlannedItem item, WriteStep step);

    /**
     * Is called when the step surely took effect: it was answered, or found done after its answer was lost.
     *
     * @param targetId the target's id of the item
     */
    void confirm(PlannedItem item, WriteStep step, long targetId);

    /**
     * Is called when an announced step surely had no effect: it did not leave, or the target refused it. Nothing by
     * default: what is neither confirmed nor retracted may have taken effect.
     */
    default void retract(PlannedItem item, WriteStep step) {}
}
