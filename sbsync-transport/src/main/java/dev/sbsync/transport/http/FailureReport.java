package dev.sbsync.transport.http;

import dev.sbsync.transport.Addresses;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates the exception of a call, with a message that states the problem and the remedy.
 *
 * @param attempts the number of attempts
 * @param maybeApplied whether the request may have been applied
 */
record FailureReport(TransportRequest request, int attempts, boolean maybeApplied) {

    /**
     * Returns the exception of the call.
     *
     * @param delay the delay before the call is made again, or null
     * @param earlier the failures before the last one, added as suppressed exceptions
     */
    TransportException of(
            Kind kind,
            String problem,
            @Nullable Duration delay,
            @Nullable Throwable cause,
            List<AttemptResult.Failure> earlier) {
        String tried = attempts == 1 ? "1 attempt" : attempts + " attempts";
        String message = request.method() + " " + Addresses.shown(request.uri()) + ": " + problem + " (" + tried + ")"
                + (delay == null || kind == Kind.CONNECT || kind == Kind.PAUSE_REQUESTED
                        ? adviceFor(kind)
                        : "; try again in " + seconds(delay) + " s.");
        TransportException failure = new TransportException(kind, message, attempts, maybeApplied, delay, cause);
        earlier.forEach(before -> failure.addSuppressed(ofAttempt(before)));
        return failure;
    }

    /** Returns the exception of one attempt. */
    static TransportException ofAttempt(AttemptResult.Failure failure) {
        return new TransportException(failure.kind(), failure.problem(), 1, failure.maybeApplied(), failure.cause());
    }

    private static long seconds(Duration delay) {
        return delay.plusMillis(999).toSeconds();
    }

    private String adviceFor(Kind kind) {
        return switch (kind) {
            case CONNECT -> "; check the address and that the server is reachable.";
            case TLS ->
                "; check the address and whether a proxy intercepts TLS. To trust the certificate, add its CA to the"
                        + " trust store of the JVM (javax.net.ssl.trustStore).";
            case PROTOCOL -> "; check the address.";
            case TIMEOUT, IO, STATUS ->
                maybeApplied && request.write()
                        ? "; check whether it was applied before retrying."
                        : "; try again later.";
            case LOCAL -> "; allow more connections or use fewer threads.";
            case UNAVAILABLE -> "; try again later.";
            case PAUSE_REQUESTED -> "; retry after that.";
            case TOO_LARGE -> "; increase the heap of the JVM (-Xmx) or reduce the content.";
            case NO_ROOM -> "; retry when more memory is free.";
            case INTERRUPTED, CLOSED -> ".";
        };
    }
}
