package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.retry.AttemptFailure;
import dev.sbsync.transport.retry.AttemptFailure.Reason;
import java.time.Duration;
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

    private final TransportRequest request;
    private final List<Attempt.Failure> failures = new ArrayList<>();
    private int attempts;
    private int throttled;
    private boolean maybeApplied;
    private Duration backoff = Duration.ZERO;

    CallHistory(TransportRequest request) {
        this.request = request;
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

    AttemptFailure toDecideOn(Attempt.Failure failure) {
        boolean repeatable = request.repeat() == Repeat.ALWAYS;
        return new AttemptFailure(failure.reason(), attempts, repeatable, failure.retryAfter());
    }

    TransportOutcome answered(TransportResponse response) {
        return new TransportOutcome.Answered(response, counts());
    }

    /** Returns the outcome of a call that its last attempt ended; {@code delay} is the wait that is left to the caller. */
    TransportOutcome failed(Attempt.Failure last, @Nullable Duration delay) {
        TransportException failure = exception(last.kind(), last.problem(), delay, last.cause());
        TransportResponse response = last.response();
        if (maybeApplied) {
            return new TransportOutcome.Ambiguous(failure, response, delay, counts());
        }
        if (response != null) {
            return new TransportOutcome.Rejected(failure, response, delay, counts());
        }
        return new TransportOutcome.NotSent(failure, delay, counts());
    }

    /** Returns the outcome of a call that was ended from our side between two attempts, or before the first. */
    TransportOutcome ended(Kind kind, String problem) {
        Attempt.Failure last = failures.isEmpty() ? null : failures.get(failures.size() - 1);
        TransportException cause = last == null ? null : exceptionOf(last);
        TransportException failure = exception(kind, problem, null, cause);
        TransportResponse response = last == null ? null : last.response();
        return maybeApplied
                ? new TransportOutcome.Ambiguous(failure, response, null, counts())
                : new TransportOutcome.NotSent(failure, null, counts());
    }

    private CallCounts counts() {
        return new CallCounts(attempts, Math.max(0, attempts - 1), throttled, backoff);
    }

    /** The last failure is the exception or its cause; the earlier ones are suppressed in it. */
    private TransportException exception(
            Kind kind, String problem, @Nullable Duration delay, @Nullable Throwable cause) {
        String tried = attempts == 1 ? "1 attempt" : attempts + " attempts";
        String message = request.method() + " " + Addresses.shown(request.uri()) + ": " + problem + " (" + tried + ")"
                + (delay == null ? adviceFor(kind) : "; try again in " + seconds(delay) + " s.");
        TransportException failure = new TransportException(kind, message, attempts, maybeApplied, delay, cause);
        for (Attempt.Failure earlier : failures.subList(0, Math.max(0, failures.size() - 1))) {
            failure.addSuppressed(exceptionOf(earlier));
        }
        return failure;
    }

    private static long seconds(Duration delay) {
        return delay.plusMillis(999).toSeconds();
    }

    private static TransportException exceptionOf(Attempt.Failure failure) {
        return new TransportException(failure.kind(), failure.problem(), 1, failure.maybeApplied(), failure.cause());
    }

    private String adviceFor(Kind kind) {
        return switch (kind) {
            case CONNECT -> "; is the address right and the server up?";
            case PROTOCOL -> "; is the address right?";
            case TIMEOUT, IO, STATUS ->
                maybeApplied && request.write()
                        ? "; look whether it was applied before repeating it."
                        : "; try again later.";
            case INTERRUPTED, CLOSED -> ".";
        };
    }
}
