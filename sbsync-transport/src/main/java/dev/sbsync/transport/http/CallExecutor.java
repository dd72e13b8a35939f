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

/** Runs one call: breaker, permit, attempt, retry decision, backoff, until an outcome ends it. Thread-safe. */
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

    /** Carries out a call that may take {@code budget} from its first attempt's start to its last one's end. */
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

    /** Ends the waits of all calls, and those of calls to come. */
    void close() {
        waits.close();
        pacing.recheck();
    }

    /** Makes one attempt; returns the outcome where it ends the call, or null if it failed. */
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

    /** Returns null if it is not to be waited for any longer. */
    private @Nullable Permit permitFor(TransportRequest request, CallHistory history) throws InterruptedException {
        stats.waiting(1);
        long start = time.nanos();
        try {
            return pacing.permitFor(
                    request, new AcquireLimits(RetryLoop.LONGEST_WAIT, history.longestQueueing(start), waits::closed));
        } finally {
            stats.waiting(-1);
            stats.paced(Duration.ofNanos(time.nanos() - start));
        }
    }

    /** Returns the outcome of a call whose wait for a permit was given up. */
    private TransportOutcome withoutPermit(CallHistory history) {
        if (waits.closed()) {
            return history.closed();
        }
        Duration pause = pacing.pausedFor();
        return pause.compareTo(RetryLoop.LONGEST_WAIT) > 0
                ? paused(history, pause)
                : history.handedBack(RetryLoop.LONGEST_WAIT, "not sent, because others had the whole budget");
    }

    /** Returns the outcome of a call that must not be sent any more, now that there is a permit for it. */
    private @Nullable TransportOutcome tooLate(Breaker.Permission permission, CallHistory history) {
        if (waits.closed()) {
            return history.closed();
        }
        if (!permission.valid()) {
            return refused(history, breaker.retryAfter());
        }
        return history.hasTimeLeft(time.nanos()) ? null : history.failed(RetryLoop.LONGEST_WAIT);
    }

    private @Nullable TransportOutcome outcomeOf(Attempt attempt, CallHistory history) {
        if (attempt instanceof Attempt.Answer answer) {
            retryLoop.succeeded();
            return history.answered(answer.response());
        }
        return null;
    }

    /** Only a server that asks for it makes a budget rest for longer than a second. */
    private TransportOutcome paused(CallHistory history, Duration rest) {
        if (rest.compareTo(longestPause) <= 0) {
            return refused(history, rest);
        }
        stats.refused();
        return history.paused(rest, time.wallTime().plus(rest));
    }

    private TransportOutcome refused(CallHistory history, Duration retryAfter) {
        stats.refused();
        return history.handedBack(retryAfter, "not sent, because the server is failing or asked to be left alone");
    }
}
