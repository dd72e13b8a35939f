package dev.sbsync.core.watch;

/** Receives the cycles of a watch, one after the other, on its thread; the watch waits for it. */
@FunctionalInterface
public interface WatchListener {

    /**
     * Called at the end of each cycle, and once more if items ended while the watch stopped. An exception ends the
     * watch.
     */
    void cycleEnded(WatchCycle cycle);
}
