package dev.sbsync.transport.http;

import dev.sbsync.transport.Addresses;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words why a call got no usable answer, and what to do.
 *
 * @param attempts how many attempts were made
 * @param maybeApplied whether the request may have been applied
 */
record FailureReport(TransportRequest request, int attempts, boolean maybeApplied) {

    /**
     * Returns the failure of the whole call.
     *
     * @param delay how long to wait before making the call again, null if that would be of no use
     * @param earlier failures before the last one, to be suppressed in it
     */
    TransportException of(
            Kind kind,
            String problem,
            @Nullable Duration delay,
            @Nullable Throwable cause,
            List<Attempt.Failure> earlier) {
        String tried = attempts == 1 ? "1 attempt" : attempts + " attempts";
        String message = request.method() + " " + Addresses.shown(request.uri()) + ": " + problem + " (" + tried + ")"
                + (delay == null || kind == Kind.CONNECT || kind == Kind.PAUSE_REQUESTED
                        ? adviceFor(kind)
                        : "; try again in " + seconds(delay) + " s.");
        TransportException failure = new TransportException(kind, message, attempts, maybeApplied, delay, cause);
        earlier.forEach(before -> failure.addSuppressed(ofAttempt(before)));
        return failure;
    }

    /** Returns the failure of one attempt. */
    static TransportException ofAttempt(Attempt.Failure failure) {
        return new TransportException(failure.kind(), failure.problem(), 1, failure.maybeApplied(), failure.cause());
    }

    private static long seconds(Duration delay) {
        return delay.plusMillis(999).toSeconds();
    }

    private String adviceFor(Kind kind) {
        return switch (kind) {
            case CONNECT -> "; is the address right and the server up?";
            case TLS ->
                "; is the address right, and does no proxy answer in its place? A certificate that is to be trusted"
                        + " belongs into the JVM's trust store (javax.net.ssl.trustStore).";
            case PROTOCOL -> "; is the address right?";
            case TIMEOUT, IO, STATUS ->
                maybeApplied && request.write()
                        ? "; look whether it was applied before repeating it."
                        : "; try again later.";
            case LOCAL -> "; allow more connections, or call from fewer threads.";
            case UNAVAILABLE -> "; try again later.";
            case PAUSE_REQUESTED -> "; come back then.";
            case TOO_LARGE -> "; give the JVM more memory (-Xmx), or make the content smaller.";
            case NO_ROOM -> "; try again when other answers are done with.";
            case INTERRUPTED, CLOSED -> ".";
        };
    }
}
