package dev.sbsync.cli;

import dev.sbsync.cli.output.Output;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command cleanly on Ctrl-C or SIGTERM: interrupts its thread and waits for it. The process exits with the
 * command's code, or with {@link ExitCode#CANCELLED} if the command does not end in time.
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

    /** Watches the calling thread until closed. */
    static Interruption ofThisThread(Output output) {
        Interruption interruption = new Interruption(Thread.currentThread(), output);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /**
     * Wraps a reader of answers. A blocking read cannot be interrupted, so the process exits without waiting for it.
     */
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

    /** Records the exit code: the command may have finished before it noticed the interrupt. */
    void ended(int withCode) {
        code = withCode;
    }

    /** Marks the command as ended, with all output printed. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // the hook is already running and ends the process
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
