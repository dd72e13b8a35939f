package dev.sbsync.transport.time;

/** Starts concurrent tasks. Thread-safe. */
public interface Tasks {

    /** Returns an implementation that runs each task on a new daemon thread. */
    static Tasks threads() {
        return ThreadTasks.INSTANCE;
    }

    /**
     * Starts {@code body} concurrently with the caller. {@link Task#join} rethrows its exception.
     *
     * @param name the name of the task in thread dumps
     */
    Task start(String name, Runnable body);

    /** A started task. */
    interface Task {

        /**
         * Blocks until the task has ended.
         *
         * @throws InterruptedException if the calling thread is interrupted while it waits
         * @throws RuntimeException the exception that ended the task, if any
         */
        void join() throws InterruptedException;

        /** Interrupts the task, which ends at its next wait. Does not block. */
        void interrupt();
    }
}
