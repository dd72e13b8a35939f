package dev.sbsync.transport.http;

import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.internal.breaker.Breaker;
import dev.sbsync.transport.internal.retry.RetryPolicy;
import dev.sbsync.transport.ratelimit.AcquireLimits;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs a call: breaker, permit, attempt, retry decision, backoff. Thread-safe. */
final class CallExecutor {

    private final Breaker breaker;
    private final Pacing pacing;
    private final AttemptExecutor attempts;
    private final TimeSource time;
    private final StatsRecorder stats;
    private final InterruptibleWait waits;
    private final RetryLoop retryLoop;
    private final Duration longestPause;

    CallExecutor(
            RetryPolicy policy,
            Breaker breaker,
            Pacing pacing,
            AttemptExecutor attempts,
            TimeSource time,
            StatsRecorder stats,
            Duration longestPause) {
        this.breaker = breaker;
        this.longestPause = longestPause;
        this.pacing = pacing;
        this.attempts = attempts;
        this.time = time;
        this.stats = stats;
        this.waits = new InterruptibleWait(time);
        this.retryLoop = new RetryLoop(policy, breaker, time, stats, waits, longestPause);
    }

    /** Runs a call that may take {@code budget} from the start of its first attempt. */
    TransportOutcome call(TransportRequest request, Duration budget) {
        CallHistory history = new CallHistory(request, budget);
        RetryPolicy.Call retries = retryLoop.newCall();
        try {
            while (true) {
                TransportOutcome outcome = attempt(request, history);
                if (outcome == null) {
                    outcome = retryLoop.afterFailure(request, history, retries);
                }
                if (outcome != null) {
                    return outcome;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return history.ended(Kind.INTERRUPTED, "interrupted");
        }
    }

    /** Ends the waits of all current and later calls. */
    void close() {
        waits.close();
        pacing.recheck();
    }

    /** Makes one attempt. Returns the outcome if it ends the call, or null if the attempt failed. */
    private @Nullable TransportOutcome attempt(TransportRequest request, CallHistory history)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (waits.closed()) {
            return history.closed();
        }
        Duration pause = pacing.pausedFor();
        if (pause.compareTo(RetryLoop.LONGEST_WAIT) > 0) {
            return paused(history, pause);
        }
        try (Breaker.Permission permission = breaker.tryAcquire()) {
            if (permission == null) {
                return refused(history, breaker.retryAfter());
            }
            Permit permit = permitFor(request, history);
            if (permit == null) {
                return withoutPermit(history);
            }
            TransportOutcome tooLate = tooLate(permission, history);
            if (tooLate != null) {
                permit.giveBack();
                return tooLate;
            }
            return outcomeOf(attempts.make(request, permission, permit, history), history);
        }
    }

    /** Waits for a permit. Returns null if the wait ends without one. */
    private @Nullable Permit permitFor(TransportRequest request, CallHistory history) throws InterruptedException {
        stats.waiting(1);
        long start = time.nanos();
        try {
            return pacing.permitFor(
                    request, new AcquireLimits(RetryLoop.LONGEST_WAIT, history.maxWaitForPermit(start), waits::closed));
        } finally {
            stats.waiting(-1);
            stats.paced(Duration.ofNanos(time.nanos() - start));
        }
    }

    /** Returns the outcome of a call whose wait for a permit ended without one. */
    private TransportOutcome withoutPermit(CallHistory history) {
        if (waits.closed()) {
            return history.closed();
        }
        Duration pause = pacing.pausedFor();
        return pause.compareTo(RetryLoop.LONGEST_WAIT) > 0
                ? paused(history, pause)
                : history.notSent(RetryLoop.LONGEST_WAIT, "not sent, because no permit of the rate limit became free");
    }

    /** Returns the outcome if the request must not be sent any more, or null. Called once it has a permit. */
    private @Nullable TransportOutcome tooLate(Breaker.Permission permission, CallHistory history) {
        if (waits.closed()) {
            return history.closed();
        }
        if (!permission.valid()) {
            return refused(history, breaker.retryAfter());
        }
        return history.hasTimeLeft(time.nanos()) ? null : history.failed(RetryLoop.LONGEST_WAIT);
    }

    private @Nullable TransportOutcome outcomeOf(AttemptResult attempt, CallHistory history) {
        if (attempt instanceof AttemptResult.Answer answer) {
            retryLoop.succeeded();
            return history.answered(answer.response());
        }
        return null;
    }

    /** Returns the outcome of a call during a pause that the server requested. */
    private TransportOutcome paused(CallHistory history, Duration pause) {
        if (pause.compareTo(longestPause) <= 0) {
            return refused(history, pause);
        }
        stats.refused();
        return history.paused(pause, time.wallTime().plus(pause));
    }

    private TransportOutcome refused(CallHistory history, Duration retryAfter) {
        stats.refused();
        return history.notSent(retryAfter, "not sent, because the server is failing or requested a pause");
    }
}
