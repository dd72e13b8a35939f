package dev.sbsync.cli;

import dev.sbsync.cli.output.Output;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command end in its own words when the process is told to stop (Ctrl-C, SIGTERM): its thread is interrupted,
 * and the process ends once the command has, with its code, or with {@link ExitCode#CANCELLED} where it is given up on.
 */
final class Interruption implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asking;
    private volatile int code = ExitCode.CANCELLED;

    private Interruption(Thread command, Output output) {
        hook = new Thread(
                () -> {
                    output.note(asking ? "" : "Stopping ...");
                    command.interrupt();
                    if (!asking) {
                        awaitEnd();
                    }
                    Runtime.getRuntime().halt(code);
                },
                "sbsync-interruption");
    }

    /** Watches over the calling thread until closed. */
    static Interruption ofThisThread(Output output) {
        Interruption interruption = new Interruption(Thread.currentThread(), output);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Returns the same answers; while one is waited for, which no interrupt ends, there is nothing to finish. */
    Supplier<@Nullable String> watching(Supplier<@Nullable String> answers) {
        return () -> {
            asking = true;
            try {
                return answers.get();
            } finally {
                asking = false;
            }
        };
    }

    /** Says how the command has ended: what was told to stop may have been through by then. */
    void ended(int withCode) {
        code = withCode;
    }

    /** Says that the command has ended and printed all it had to. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The hook runs already, and ends the process.
        }
    }

    @SuppressWarnings("ReturnValueIgnored")
    private void awaitEnd() {
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
