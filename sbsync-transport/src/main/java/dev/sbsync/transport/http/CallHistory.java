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
 * The attempts of one call so far, and the outcome derived from them. Not thread-safe.
 *
 * <p>The outcome of a write is ambiguous if any of its attempts may have been applied. The outcome of a read depends
 * only on its last attempt.
 */
final class CallHistory {

    /** The time that must be left to start an attempt. With less, it would be cut off with an unknown outcome. */
    private static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(1);

    private final TransportRequest request;
    private final Duration budget;
    private final List<AttemptResult.Failure> failures = new ArrayList<>();
    private int attempts;
    private int throttled;
    private boolean maybeApplied;
    private Duration backoff = Duration.ZERO;
    private @Nullable Long startedAt;

    /** Creates the history of a call whose attempts may take {@code budget} in total, including the waits between. */
    CallHistory(TransportRequest request, Duration budget) {
        this.request = request;
        this.budget = budget;
    }

    /** Returns the time limit of an attempt that starts at {@code now}. The first one starts the time of the call. */
    Duration deadline(long now, Duration timeout) {
        if (startedAt == null) {
            startedAt = now;
        }
        Duration left = budget.minusNanos(now - startedAt);
        return left.compareTo(timeout) < 0 ? left : timeout;
    }

    /** Returns whether there is time for an attempt that starts at {@code then}. Always true for the first. */
    boolean hasTimeLeft(long then) {
        return startedAt == null || budget.minusNanos(then - startedAt).compareTo(SHORTEST_ATTEMPT) >= 0;
    }

    /**
     * Returns the longest wait for a permit from {@code now}. The first attempt waits without a limit, except if it
     * prefetches, because requests of normal priority could delay it forever.
     */
    Duration maxWaitForPermit(long now) {
        if (startedAt == null) {
            return request.priority() == Priority.READ_AHEAD ? budget : AcquireLimits.FOREVER;
        }
        Duration left = budget.minusNanos(now - startedAt).minus(SHORTEST_ATTEMPT);
        return left.isNegative() ? Duration.ZERO : left;
    }

    void add(AttemptResult attempt) {
        attempts++;
        if (attempt instanceof AttemptResult.Failure failure) {
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

    /** Returns the cause of the next attempt, or null for the first. */
    @Nullable
    RetryCause retryCause() {
        return failures.isEmpty() ? null : last().retryCause();
    }

    /** Returns the failure of the last attempt. */
    AttemptResult.Failure last() {
        return failures.get(failures.size() - 1);
    }

    AttemptFailure forRetryPolicy(AttemptResult.Failure failure) {
        boolean retryable =
                request.retrySafety() == RetrySafety.ALWAYS && !(request.write() && failure.retriesReadsOnly());
        return new AttemptFailure(failure.reason(), retryable, failure.retryAfter());
    }

    TransportOutcome answered(TransportResponse response) {
        return new TransportOutcome.Answered(response, maybeApplied && request.write(), counts());
    }

    /** Returns the outcome after the last attempt; {@code delay} is the delay before the caller retries, or null. */
    TransportOutcome failed(@Nullable Duration delay) {
        AttemptResult.Failure last = last();
        return failed(exception(last.kind(), last.problem(), delay, last.cause()), last.response());
    }

    private TransportOutcome failed(TransportException failure, @Nullable TransportResponse response) {
        if (maybeApplied) {
            return new TransportOutcome.Ambiguous(failure, response, counts());
        }
        return response != null
                ? new TransportOutcome.Rejected(failure, response, counts())
                : new TransportOutcome.NotSent(failure, counts());
    }

    /**
     * Returns the outcome of a call whose next attempt was not sent.
     *
     * @param problem the problem, used if there was no earlier attempt
     */
    TransportOutcome notSent(Duration delay, String problem) {
        return failures.isEmpty()
                ? new TransportOutcome.NotSent(exception(Kind.UNAVAILABLE, problem, delay, null), counts())
                : failed(delay);
    }

    /** Returns the outcome if the server requested a pause longer than allowed. */
    TransportOutcome paused(Duration pause, Instant until) {
        String problem = "the server requested a pause of "
                + pause.plusMillis(999).toSeconds() + " s, until " + until.truncatedTo(ChronoUnit.SECONDS);
        return failed(afterLast(Kind.PAUSE_REQUESTED, problem, pause), lastResponse());
    }

    /** Returns the outcome of a call that was interrupted or closed between attempts or before the first. */
    TransportOutcome ended(Kind kind, String problem) {
        TransportException failure = afterLast(kind, problem, null);
        return maybeApplied
                ? new TransportOutcome.Ambiguous(failure, lastResponse(), counts())
                : new TransportOutcome.NotSent(failure, counts());
    }

    /** Creates an exception whose cause is the failure of the last attempt, if any. */
    private TransportException afterLast(Kind kind, String problem, @Nullable Duration delay) {
        return exception(kind, problem, delay, failures.isEmpty() ? null : FailureReport.ofAttempt(last()));
    }

    private @Nullable TransportResponse lastResponse() {
        return failures.isEmpty() ? null : last().response();
    }

    /** Returns the outcome if the transport was closed. */
    TransportOutcome closed() {
        return ended(Kind.CLOSED, "the transport was closed");
    }

    private CallCounts counts() {
        return new CallCounts(attempts, Math.max(0, attempts - 1), throttled, backoff);
    }

    /** Creates the exception. The failures before the last one are suppressed exceptions. */
    private TransportException exception(
            Kind kind, String problem, @Nullable Duration delay, @Nullable Throwable cause) {
        List<AttemptResult.Failure> earlier = failures.subList(0, Math.max(0, failures.size() - 1));
        return new FailureReport(request, attempts, maybeApplied).of(kind, problem, delay, cause, earlier);
    }
}
