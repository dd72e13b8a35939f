package dev.sbsync.cli;

/** Waits for the end of what runs in the background; interrupting the waiting thread stops it. */
final class StoppableWait {

    private StoppableWait() {}

    /** Blocks until there is a result. */
    @FunctionalInterface
    interface Waiting<T> {
        T result() throws InterruptedException;
    }

    /** Returns the result; an interrupt calls {@code stop}, and the flag stays set. */
    static <T> T await(Waiting<T> waiting, Runnable stop) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return waiting.result();
                } catch (InterruptedException stopped) {
                    interrupted = true;
                    stop.run();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
