package dev.sbsync.cli;

import dev.sbsync.core.SyncRun;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run in three stages: in-flight items finish; in-flight requests are cut off; the process ends. Each request
 * to stop takes the next stage. Thread-safe.
 */
final class RunStop {

    /**
     * Signals this close together are one request to stop: GNU {@code timeout} sends its signal to the process and then
     * to its process group, so that it arrives twice within milliseconds.
     */
    static final Duration ONE_REQUEST = Duration.ofSeconds(1);

    private final List<Runnable> stages;
    private final TimeSource time;
    private int taken;
    private @Nullable Long signalledAt;

    RunStop(SyncRun run, Consumer<String> notes, TimeSource time) {
        this(
                List.of(
                        () -> {
                            notes.accept(
                                    "Stopping: in-flight items finish; no new ones start. Ctrl-C again stops at once.");
                            run.cancel();
                        },
                        () -> {
                            notes.accept("Stopping at once.");
                            run.cancelNow();
                        },
                        () -> Runtime.getRuntime().exit(ExitCode.CANCELLED)),
                time);
    }

    RunStop(List<Runnable> stages, TimeSource time) {
        this.stages = stages;
        this.time = time;
    }

    /** Takes the next stage; the last one again if there is none. */
    synchronized void ask() {
        taken = Math.min(taken + 1, stages.size());
        stages.get(taken - 1).run();
    }

    /** Takes the next stage, unless another signal did so within {@link #ONE_REQUEST}. */
    synchronized void signalled() {
        long now = time.nanos();
        if (signalledAt == null || now - signalledAt >= ONE_REQUEST.toNanos()) {
            signalledAt = now;
            ask();
        }
    }
}
