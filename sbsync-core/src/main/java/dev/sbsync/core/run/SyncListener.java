package dev.sbsync.core.run;

/**
 * Hears what a run does. Called by its workers, several at once: must be thread-safe and quick. What it throws is
 * logged and does not reach the run.
 */
public interface SyncListener {

    /** Hears nothing. */
    SyncListener NONE = (result, ended, total) -> {};

    /**
     * An item has ended.
     *
     * @param ended how many items have, this one included
     * @param total how many items the plan has
     */
    void itemEnded(ItemResult result, int ended, int total);
}
