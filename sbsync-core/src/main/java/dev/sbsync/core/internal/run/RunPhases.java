package dev.sbsync.core.internal.run;

import dev.sbsync.core.run.RunPhase;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The phases of a run, which starts running. Thread-safe: changes under the lock of the run's items, which therefore
 * shows both as of one moment.
 */
final class RunPhases {

    private final RunItems items;
    private final TimeSource time;
    private RunPhase phase = RunPhase.RUNNING;
    private long pausedAt;
    private TimeSource.@Nullable Alarm deadline;

    RunPhases(RunItems items, TimeSource time) {
        this.items = items;
        this.time = time;
    }

    RunPhase now() {
        synchronized (items) {
            return phase;
        }
    }

    /** Pauses the run; returns false if it is not running. */
    boolean pause() {
        synchronized (items) {
            if (phase != RunPhase.RUNNING) {
                return false;
            }
            phase = RunPhase.PAUSED;
            pausedAt = time.nanos();
            return true;
        }
    }

    /** Resumes the run; returns false if it is not paused. */
    boolean resume() {
        synchronized (items) {
            if (phase != RunPhase.PAUSED) {
                return false;
            }
            phase = RunPhase.RUNNING;
            items.paused(Duration.ofNanos(time.nanos() - pausedAt));
            return true;
        }
    }

    /**
     * Begins to drain the run, and calls {@code cutOff} after {@code longest} unless it has ended. Returns the phase
     * before; empty if the run is draining or has ended.
     */
    Optional<RunPhase> drain(Duration longest, Runnable cutOff) {
        synchronized (items) {
            RunPhase before = phase;
            if (before == RunPhase.DRAINING || before == RunPhase.ENDED) {
                return Optional.empty();
            }
            phase = RunPhase.DRAINING;
            deadline = time.alarm(longest, cutOff);
            return Optional.of(before);
        }
    }

    /** Cancels the deadline of a drain, as the last item has ended; returns the phase. */
    RunPhase lastItemEnded() {
        synchronized (items) {
            if (deadline != null) {
                deadline.cancel();
            }
            return phase;
        }
    }

    void end() {
        synchronized (items) {
            phase = RunPhase.ENDED;
        }
    }
}
