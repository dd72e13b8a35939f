package dev.sbsync.transport.http;

import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.internal.breaker.Breaker;
import dev.sbsync.transport.internal.retry.AttemptFailure;
import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import dev.sbsync.transport.internal.retry.RetryBudget;
import dev.sbsync.transport.internal.retry.RetryDecision;
import dev.sbsync.transport.internal.retry.RetryPolicy;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Decides whether a failed attempt is retried, and waits before the next one. Thread-safe. */
final class RetryLoop {

    /** The longest wait of the calling thread; longer waits are returned to the caller. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Logger log = TransportLog.LOG;

    private final RetryPolicy policy;
    private final RetryBudget budget = new RetryBudget();
    private final Breaker breaker;
    private final TimeSource time;
    private final StatsRecorder stats;
    private final InterruptibleWait waits;
    private final Duration longestPause;

    RetryLoop(
            RetryPolicy policy,
            Breaker breaker,
            TimeSource time,
            StatsRecorder stats,
            InterruptibleWait waits,
            Duration longestPause) {
        this.longestPause = longestPause;
        this.policy = policy;
        this.breaker = breaker;
        this.time = time;
        this.stats = stats;
        this.waits = waits;
    }

    RetryPolicy.Call newCall() {
        return policy.newCall();
    }

    void succeeded() {
        budget.succeeded();
    }

    /**
     * Decides whether to retry after the failure of the last attempt, and waits before the retry. Returns the outcome
     * if the call ends, or null for a retry.
     */
    @Nullable
    TransportOutcome afterFailure(TransportRequest request, CallHistory history, RetryPolicy.Call retries)
            throws InterruptedException {
        AttemptResult.Failure failure = history.last();
        Duration requested = failure.retryAfter();
        if (requested != null && requested.compareTo(longestPause) > 0) {
            return history.paused(requested, time.wallTime().plus(requested));
        }
        AttemptFailure input = history.forRetryPolicy(failure);
        RetryDecision decision = retries.decide(input);
        if (decision instanceof RetryDecision.GiveUp) {
            return history.failed(null);
        }
        boolean costsBudget = failure.reason() != Reason.THROTTLED && failure.kind() != Kind.LOCAL;
        if (costsBudget) {
            budget.failed();
        }
        if (decision instanceof RetryDecision.RetryLater later) {
            return history.failed(later.delay());
        }
        if (costsBudget && budget.empty()) {
            return history.failed(retries.delayAfterLast(input));
        }
        return backOff(request, history, max(((RetryDecision.RetryAfter) decision).delay(), breaker.openFor()));
    }

    private @Nullable TransportOutcome backOff(TransportRequest request, CallHistory history, Duration delay)
            throws InterruptedException {
        if (delay.compareTo(LONGEST_WAIT) > 0 || !history.hasTimeLeft(time.nanos() + delay.toNanos())) {
            return history.failed(delay);
        }
        log.debug(
                "Retrying {} [attempt={} delay={}]: {}",
                request,
                history.attempts() + 1,
                delay,
                history.last().problem());
        return sleep(delay, history) ? null : history.closed();
    }

    /** Returns false if closing the transport ended the wait. */
    private boolean sleep(Duration delay, CallHistory history) throws InterruptedException {
        long start = time.nanos();
        try {
            return waits.sleep(delay);
        } finally {
            Duration slept = Duration.ofNanos(time.nanos() - start);
            history.backedOff(slept);
            stats.backedOff(slept);
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
