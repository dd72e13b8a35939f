package dev.sbsync.transport.internal.breaker;

import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Raises the rate from 50 to 100 % within eight seconds after an outage, so that queued requests do not overload a
 * server that has just recovered. Thread-safe; does not wait.
 */
public final class SlowStart implements CircuitListener {

    private static final double FIRST_SHARE = 0.5;
    private static final int STEPS = 8;
    private static final Duration STEP = Duration.ofSeconds(1);

    private final RateLimiter limiter;
    private final TimeSource time;
    private final Monitor monitor;
    private int step = STEPS;
    private TimeSource.@Nullable Alarm next;

    /** Creates a slow start of {@code limiter}, which starts when the circuit closes after an outage. */
    public SlowStart(RateLimiter limiter, TimeSource time) {
        this.limiter = limiter;
        this.time = time;
        this.monitor = time.newMonitor();
    }

    /** Ends the slow start if the circuit opens again, because other users of the limiter may not be affected. */
    @Override
    public void changed(CircuitState before, CircuitState now) {
        if (now != CircuitState.CLOSED) {
            end();
            return;
        }
        try (Monitor.Held held = monitor.enter()) {
            cancelStep();
            step = 0;
            applyStep();
        }
    }

    /** Restores the full rate at once, for all users of the limiter. */
    public void end() {
        try (Monitor.Held held = monitor.enter()) {
            cancelStep();
            if (step < STEPS) {
                step = STEPS;
                limiter.scale(1);
            }
        }
    }

    private void cancelStep() {
        if (next != null) {
            next.cancel();
            next = null;
        }
    }

    private void stepUp() {
        try (Monitor.Held held = monitor.enter()) {
            if (next != null) {
                step++;
                applyStep();
            }
        }
    }

    private void applyStep() {
        limiter.scale(FIRST_SHARE + (1 - FIRST_SHARE) * step / STEPS);
        next = step < STEPS ? time.alarm(STEP, this::stepUp) : null;
    }
}
