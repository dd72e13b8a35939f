package dev.sbsync.transport.internal.breaker;

import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.time.TimeSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Resilience4j's CircuitBreaker, driven by a {@link TimeSource} instead of its own threads and clocks. Not thread-safe,
 * except {@link #epoch}: {@link Breaker} locks.
 */
final class BreakerState {

    private static final Duration FIRST_OPEN = Duration.ofSeconds(2);
    private static final Duration LONGEST_OPEN = Duration.ofSeconds(8);

    /** The longest half-open time without a verdict. Resilience4j's own limit would use its own scheduler. */
    private static final Duration LONGEST_HALF_OPEN = Duration.ofSeconds(30);

    /** The longest time from granting a probe to sending it; a probe that takes longer counts as lost. */
    private static final Duration LONGEST_UNSENT = Duration.ofMinutes(10);

    /** How much longer than its deadline a probe may take before it counts as lost. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final TimeSource time;
    private final Duration longestProbe;
    private final CircuitBreaker breaker;
    private final AtomicLong epoch = new AtomicLong();
    private int opened;
    private long until;
    private long probeUntil;

    /** Creates a closed breaker of exchanges that take at most {@code longest} each. */
    BreakerState(TimeSource time, Duration longest) {
        this.time = time;
        this.longestProbe = longest.plus(MARGIN);
        this.until = time.nanos();
        this.probeUntil = until;
        this.breaker = CircuitBreaker.of(
                "sbsync",
                CircuitBreakerConfig.custom()
                        .slidingWindow(10, 5, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .maxWaitDurationInHalfOpenState(Duration.ZERO)
                        .waitIntervalFunctionInOpenState(
                                attempt -> openTime(attempt).toMillis())
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .clock(new MonotonicClock(time))
                        .currentTimestampFunction(clock -> time.nanos(), TimeUnit.NANOSECONDS)
                        .recordExceptions(IOException.class)
                        .writableStackTraceEnabled(false)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(
                        event -> stateChanged(event.getStateTransition().getToState()));
    }

    private static Duration openTime(int attempt) {
        Duration doubled = FIRST_OPEN.multipliedBy(1L << Math.min(10, attempt - 1));
        return doubled.compareTo(LONGEST_OPEN) < 0 ? doubled : LONGEST_OPEN;
    }

    private void stateChanged(CircuitBreaker.State state) {
        epoch.incrementAndGet();
        switch (state) {
            case OPEN -> {
                opened++;
                until = time.nanos() + openTime(opened).toNanos();
            }
            case HALF_OPEN -> {
                until = time.nanos() + LONGEST_HALF_OPEN.toNanos();
                probeUntil = until;
            }
            default -> opened = 0;
        }
    }

    CircuitState state() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> CircuitState.OPEN;
            case HALF_OPEN -> CircuitState.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> CircuitState.CLOSED;
        };
    }

    /**
     * Returns a number that changes with the state, so that results of earlier states can be ignored. May be called
     * without the lock.
     */
    long epoch() {
        return epoch.get();
    }

    /** Takes a permission, which must be reported with {@link #report} unless the epoch has changed. */
    boolean tryAcquire() {
        endOverdueHalfOpen();
        boolean permitted = breaker.tryAcquirePermission();
        if (permitted && state() == CircuitState.HALF_OPEN) {
            probeUntil = time.nanos() + LONGEST_UNSENT.toNanos();
        }
        return permitted;
    }

    /** Records that a probe is sent now: its time limit starts here. */
    void sending() {
        probeUntil = time.nanos() + longestProbe.toNanos();
    }

    /**
     * Opens the breaker if it has been half-open for too long, after only 429s or a lost probe. Waits for a probe in
     * flight.
     */
    private void endOverdueHalfOpen() {
        if (state() == CircuitState.HALF_OPEN && time.nanos() - until >= 0 && time.nanos() - probeUntil >= 0) {
            breaker.transitionToOpenState();
        }
    }

    /** Returns how long the breaker stays open; zero if a request might be permitted now. */
    Duration openFor() {
        long left = until - time.nanos();
        return state() == CircuitState.OPEN && left >= 0 ? Duration.ofNanos(left + 1) : Duration.ZERO;
    }

    void report(Verdict verdict, Duration latency) {
        switch (verdict) {
            case HEALTHY -> breaker.onSuccess(latency.toNanos(), TimeUnit.NANOSECONDS);
            case FAILED -> breaker.onError(latency.toNanos(), TimeUnit.NANOSECONDS, new IOException("failed"));
            case NEUTRAL -> {
                probeUntil = time.nanos();
                breaker.releasePermission();
            }
        }
    }
}
