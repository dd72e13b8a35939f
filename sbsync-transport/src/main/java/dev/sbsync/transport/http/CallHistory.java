package dev.sbsync.transport.http;

import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.RetryCause;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.internal.retry.AttemptFailure;
import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import dev.sbsync.transport.ratelimit.AcquireLimits;
import dev.sbsync.transport.ratelimit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in one call so far, and the outcome that it adds up to. Not thread-safe: a call has one thread.
 *
 * <p>A write that may have been applied by any of its attempts is ambiguous, whatever the last one ended with. A read
 * has no effect, so that its last attempt alone decides.
 */
final class CallHistory {

    /** No attempt is begun with less time than this left: it would be cut off, and what it did be unknown. */
    private static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(1);

    private final TransportRequest request;
    private final Duration budget;
    private final List<Attempt.Failure> failures = new ArrayList<>();
    private int attempts;
    private int throttled;
    private boolean maybeApplied;
    private Duration backoff = Duration.ZERO;
    private @Nullable Long begun;

    /** Begins the history of a call whose attempts may take {@code budget} all together, waits between included. */
    CallHistory(TransportRequest request, Duration budget) {
        this.request = request;
        this.budget = budget;
    }

    /** Returns how long an attempt may take that begins at {@code now}: the whole call's time begins with the first. */
    Duration deadline(long now, Duration timeout) {
        if (begun == null) {
            begun = now;
        }
        Duration left = budget.minusNanos(now - begun);
        return left.compareTo(timeout) < 0 ? left : timeout;
    }

    /** Returns whether an attempt could still begin at {@code then}. The first always can. */
    boolean hasTimeLeft(long then) {
        return begun == null || budget.minusNanos(then - begun).compareTo(SHORTEST_ATTEMPT) >= 0;
    }

    /**
     * Returns how long to queue for a permit from {@code now} on. Before its first attempt a call queues for as long as
     * it takes, except for what is fetched in advance: others may go before it for ever.
     */
    Duration longestQueueing(long now) {
        if (begun == null) {
            return request.priority() == Priority.READ_AHEAD ? budget : AcquireLimits.FOREVER;
        }
        Duration left = budget.minusNanos(now - begun).minus(SHORTEST_ATTEMPT);
        return left.isNegative() ? Duration.ZERO : left;
    }

    void add(Attempt attempt) {
        attempts++;
        if (attempt instanceof Attempt.Failure failure) {
            failures.add(failure);
            throttled += failure.reason() == Reason.THROTTLED ? 1 : 0;
            maybeApplied = failure.maybeApplied() || (maybeApplied && request.write());
        }
    }

    void backedOff(Duration slept) {
        backoff = backoff.plus(slept);
    }

    int attempts() {
        return attempts;
    }

    /** Returns why the attempt to come is made, or null for the first. */
    @Nullable
    RetryCause retryCause() {
        return failures.isEmpty() ? null : last().retryCause();
    }

    /** Returns the failure that ended the last attempt. */
    Attempt.Failure last() {
        return failures.get(failures.size() - 1);
    }

    AttemptFailure toDecideOn(Attempt.Failure failure) {
        boolean repeatable =
                request.retrySafety() == RetrySafety.ALWAYS && !(request.write() && failure.repeatsReadsOnly());
        return new AttemptFailure(failure.reason(), repeatable, failure.retryAfter());
    }

    TransportOutcome answered(TransportResponse response) {
        return new TransportOutcome.Answered(response, maybeApplied && request.write(), counts());
    }

    /**
     * Returns the outcome of a call that its last attempt ended; {@code delay} is the wait that is left to the caller.
     */
    TransportOutcome failed(@Nullable Duration delay) {
        Attempt.Failure last = last();
        return failed(exception(last.kind(), last.problem(), delay, last.cause()), last.response(), delay);
    }

    private TransportOutcome failed(
            TransportException failure, @Nullable TransportResponse response, @Nullable Duration delay) {
        if (maybeApplied) {
            return new TransportOutcome.Ambiguous(failure, response, delay, counts());
        }
        if (response != null) {
            return new TransportOutcome.Rejected(failure, response, delay, counts());
        }
        return new TransportOutcome.NotSent(failure, delay, counts());
    }

    /**
     * Returns the outcome of a call that was not let send: no attempt, and what is known is what was known before.
     *
     * @param problem why, where nothing was known before
     */
    TransportOutcome handedBack(Duration delay, String problem) {
        return failures.isEmpty()
                ? new TransportOutcome.NotSent(exception(Kind.UNAVAILABLE, problem, delay, null), delay, counts())
                : failed(delay);
    }

    /** Returns the outcome of a call that ends because the server asked for a longer pause than is honoured. */
    TransportOutcome paused(Duration pause, Instant until) {
        Attempt.Failure last = failures.isEmpty() ? null : last();
        TransportException cause = last == null ? null : FailureReport.ofAttempt(last);
        String problem = "the server asked to be left alone for "
                + pause.plusMillis(999).toSeconds() + " s, until " + until.truncatedTo(ChronoUnit.SECONDS);
        TransportException failure = exception(Kind.PAUSE_REQUESTED, problem, pause, cause);
        return failed(failure, last == null ? null : last.response(), pause);
    }

    /** Returns the outcome of a call that was ended from our side between two attempts, or before the first. */
    TransportOutcome ended(Kind kind, String problem) {
        Attempt.Failure last = failures.isEmpty() ? null : last();
        TransportException cause = last == null ? null : FailureReport.ofAttempt(last);
        TransportException failure = exception(kind, problem, null, cause);
        TransportResponse response = last == null ? null : last.response();
        return maybeApplied
                ? new TransportOutcome.Ambiguous(failure, response, null, counts())
                : new TransportOutcome.NotSent(failure, null, counts());
    }

    /** Returns the outcome of a call that ends because the transport was closed. */
    TransportOutcome closed() {
        return ended(Kind.CLOSED, "the transport was closed");
    }

    private CallCounts counts() {
        return new CallCounts(attempts, Math.max(0, attempts - 1), throttled, backoff);
    }

    /** The last failure is the exception or its cause; the earlier ones are suppressed in it. */
    private TransportException exception(
            Kind kind, String problem, @Nullable Duration delay, @Nullable Throwable cause) {
        List<Attempt.Failure> earlier = failures.subList(0, Math.max(0, failures.size() - 1));
        return new FailureReport(request, attempts, maybeApplied).of(kind, problem, delay, cause, earlier);
    }
}
