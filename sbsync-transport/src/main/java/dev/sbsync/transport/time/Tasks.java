package dev.sbsync.transport.time;

/** Starts workers. Thread-safe. */
public interface Tasks {

    /** Returns tasks that each run on a daemon thread of their own. */
    static Tasks threads() {
        return ThreadTasks.INSTANCE;
    }

    /**
     * Starts {@code body} concurrently with the caller. What it throws reaches {@link Task#join}.
     *
     * @param name what to call the worker in thread dumps
     */
    Task start(String name, Runnable body);

    /** A worker that was started. */
    interface Task {

        /**
         * Blocks until the worker has ended.
         *
         * @throws InterruptedException if the calling thread is interrupted while it waits
         * @throws RuntimeException what the worker ended with, if anything
         */
        void join() throws InterruptedException;

        /** Interrupts the worker; it ends at its next wait. Does not block. */
        void interrupt();
    }
}
