package dev.sbsync.cli;

import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run in three stages: finish in-flight items; abort in-flight requests; end the process. Each stop request
 * advances one stage. Thread-safe.
 */
final class RunStop {

    /**
     * Signals within this time count as one stop request: GNU {@code timeout} signals the process and then its process
     * group, so the signal arrives twice within milliseconds.
     */
    static final Duration ONE_REQUEST = Duration.ofSeconds(1);

    private final List<Runnable> stages;
    private final TimeSource time;
    private int taken;
    private @Nullable Long signalledAt;

    /**
     * Creates the stages of a run or a watch.
     *
     * @param stop lets in-flight items finish
     * @param stopNow aborts in-flight requests
     */
    RunStop(Runnable stop, Runnable stopNow, Consumer<String> notes, TimeSource time) {
        this(
                List.of(
                        () -> {
                            notes.accept("Stopping: in-flight items finish. Press Ctrl-C again to stop immediately.");
                            stop.run();
                        },
                        () -> {
                            notes.accept("Stopping immediately.");
                            stopNow.run();
                        },
                        () -> Runtime.getRuntime().exit(ExitCode.CANCELLED)),
                time);
    }

    RunStop(List<Runnable> stages, TimeSource time) {
        this.stages = stages;
        this.time = time;
    }

    /** Advances to the next stage; repeats the last one. */
    synchronized void ask() {
        taken = Math.min(taken + 1, stages.size());
        stages.get(taken - 1).run();
    }

    /** Advances to the next stage, unless another signal did so within {@link #ONE_REQUEST}. */
    synchronized void signalled() {
        long now = time.nanos();
        if (signalledAt == null || now - signalledAt >= ONE_REQUEST.toNanos()) {
            signalledAt = now;
            ask();
        }
    }
}
