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
 * Resilience4j's CircuitBreaker, without anything that it would do on threads or clocks of its own. Not thread-safe but
 * for the epoch: its gate locks.
 */
final class BreakerState {

    private static final Duration FIRST_OPEN = Duration.ofSeconds(2);
    private static final Duration LONGEST_OPEN = Duration.ofSeconds(8);

    /** How long half-open lasts without a verdict; Resilience4j's own bound would run on a scheduler of its own. */
    private static final Duration LONGEST_HALF_OPEN = Duration.ofSeconds(30);

    /** How long a trial may wait until it is sent; one that takes longer is lost, or as good as that. */
    private static final Duration LONGEST_UNSENT = Duration.ofMinutes(10);

    /** What a trial may take beyond its own time before it counts as lost. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final TimeSource time;
    private final Duration longestTrial;
    private final CircuitBreaker breaker;
    private final AtomicLong epoch = new AtomicLong();
    private int opened;
    private long until;
    private long trialUntil;

    /** Makes the state of a breaker of exchanges that may take {@code longest} each. */
    BreakerState(TimeSource time, Duration longest) {
        this.time = time;
        this.longestTrial = longest.plus(MARGIN);
        this.until = time.nanos();
        this.trialUntil = until;
        this.breaker = CircuitBreaker.of(
                "sbsync",
                CircuitBreakerConfig.custom()
                        .slidingWindow(10, 5, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .maxWaitDurationInHalfOpenState(Duration.ZERO)
                        .waitIntervalFunctionInOpenState(
                                attempt -> openFor(attempt).toMillis())
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .clock(new MonotonicClock(time))
                        .currentTimestampFunction(clock -> time.nanos(), TimeUnit.NANOSECONDS)
                        .recordExceptions(IOException.class)
                        .writableStackTraceEnabled(false)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> moved(event.getStateTransition().getToState()));
    }

    private static Duration openFor(int attempt) {
        Duration doubled = FIRST_OPEN.multipliedBy(1L << Math.min(10, attempt - 1));
        return doubled.compareTo(LONGEST_OPEN) < 0 ? doubled : LONGEST_OPEN;
    }

    private void moved(CircuitBreaker.State state) {
        epoch.incrementAndGet();
        switch (state) {
            case OPEN -> {
                opened++;
                until = time.nanos() + openFor(opened).toNanos();
            }
            case HALF_OPEN -> {
                until = time.nanos() + LONGEST_HALF_OPEN.toNanos();
                trialUntil = until;
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
     * Returns a number that changes with the state: what began before a change says nothing about what came after. May
     * be asked without the gate's lock.
     */
    long epoch() {
        return epoch.get();
    }

    /** Takes a permission that has to be reported with {@link #report}, unless the epoch has changed by then. */
    boolean tryEnter() {
        endOverdueHalfOpen();
        boolean passes = breaker.tryAcquirePermission();
        if (passes && state() == CircuitState.HALF_OPEN) {
            trialUntil = time.nanos() + LONGEST_UNSENT.toNanos();
        }
        return passes;
    }

    /** Records that the request of a permission is sent now: a trial has its time from here on. */
    void sending() {
        trialUntil = time.nanos() + longestTrial.toNanos();
    }

    /**
     * Without a verdict for too long, half-open is as good as open: nothing but 429s, or a trial that is lost. One that
     * is on its way is waited for.
     */
    private void endOverdueHalfOpen() {
        if (state() == CircuitState.HALF_OPEN && time.nanos() - until >= 0 && time.nanos() - trialUntil >= 0) {
            breaker.transitionToOpenState();
        }
    }

    /** Returns how long nothing passes for sure; zero if something might pass now. */
    Duration shutFor() {
        long left = until - time.nanos();
        return state() == CircuitState.OPEN && left >= 0 ? Duration.ofNanos(left + 1) : Duration.ZERO;
    }

    void report(Verdict verdict, Duration latency) {
        switch (verdict) {
            case HEALTHY -> breaker.onSuccess(latency.toNanos(), TimeUnit.NANOSECONDS);
            case FAILED -> breaker.onError(latency.toNanos(), TimeUnit.NANOSECONDS, new IOException("failed"));
            case SILENT -> {
                trialUntil = time.nanos();
                breaker.releasePermission();
            }
        }
    }
}
