package dev.sbsync.transport;

import dev.sbsync.transport.breaker.BreakerGate;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.retry.AttemptFailure;
import dev.sbsync.transport.retry.AttemptFailure.Reason;
import dev.sbsync.transport.retry.RetryBudget;
import dev.sbsync.transport.retry.RetryDecision;
import dev.sbsync.transport.retry.RetryPolicy;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a failed attempt is repeated, and the wait before it is. Thread-safe. */
final class Repetition {

    private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);

    private final RetryPolicy policy;
    private final RetryBudget budget = new RetryBudget();
    private final BreakerGate gate;
    private final TimeSource time;
    private final StatsRecorder stats;
    private final Waits waits;
    private final Duration longestPause;

    Repetition(
            RetryPolicy policy,
            BreakerGate gate,
            TimeSource time,
            StatsRecorder stats,
            Waits waits,
            Duration longestPause) {
        this.longestPause = longestPause;
        this.policy = policy;
        this.gate = gate;
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
     * Decides on the failure that ended the last attempt, and waits; returns the outcome where the call ends with it.
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
        if (decision instanceof RetryDecision.ComeBackAfter later) {
            return history.failed(later.delay());
        }
        if (spends && budget.empty()) {
            return history.failed(retries.pauseAfter(toDecideOn));
        }
        Duration delay = max(((RetryDecision.RetryAfter) decision).delay(), gate.shutFor());
        if (delay.compareTo(CallLoop.LONGEST_WAIT) > 0 || !history.hasTimeLeft(time.nanos() + delay.toNanos())) {
            return history.failed(delay);
        }
        log.debug("Repeating {} [attempt={} delay={}]: {}", request, history.attempts() + 1, delay, failure.problem());
        return backedOff(delay, history) ? null : history.ended(Kind.CLOSED, CallLoop.WAS_CLOSED);
    }

    /** Returns false where the wait was ended by closing the transport. */
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
