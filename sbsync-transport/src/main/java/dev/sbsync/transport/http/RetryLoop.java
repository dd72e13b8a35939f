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

    /** The longest wait here; a longer one is handed back to the caller, who has better use for its thread. */
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
     * Decides on the failure that ended the last attempt, and waits; returns the outcome if the call ends with it, else
     * null.
     */
    @Nullable
    TransportOutcome afterFailure(TransportRequest request, CallHistory history, RetryPolicy.Call retries)
            throws InterruptedException {
        Attempt.Failure failure = history.last();
        Duration asked = failure.retryAfter();
        if (asked != null && asked.compareTo(longestPause) > 0) {
            return history.paused(asked, time.wallTime().plus(asked));
        }
        AttemptFailure toDecideOn = history.toDecideOn(failure);
        RetryDecision decision = retries.decide(toDecideOn);
        if (decision instanceof RetryDecision.GiveUp) {
            return history.failed(null);
        }
        boolean spends = failure.reason() != Reason.THROTTLED && failure.kind() != Kind.LOCAL;
        if (spends) {
            budget.failed();
        }
        if (decision instanceof RetryDecision.RetryLater later) {
            return history.failed(later.delay());
        }
        if (spends && budget.empty()) {
            return history.failed(retries.delayAfterLast(toDecideOn));
        }
        Duration delay = max(((RetryDecision.RetryAfter) decision).delay(), breaker.openFor());
        if (delay.compareTo(LONGEST_WAIT) > 0 || !history.hasTimeLeft(time.nanos() + delay.toNanos())) {
            return history.failed(delay);
        }
        log.debug("Repeating {} [attempt={} delay={}]: {}", request, history.attempts() + 1, delay, failure.problem());
        return backedOff(delay, history) ? null : history.closed();
    }

    /** Returns false if closing the transport ended the wait. */
    private boolean backedOff(Duration delay, CallHistory history) throws InterruptedException {
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
