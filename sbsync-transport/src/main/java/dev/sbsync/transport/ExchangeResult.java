package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a single HTTP exchange ended. */
public sealed interface ExchangeResult {

    /** Returns how much of its time passed before the request was sent: getting a connection, and making it. */
    Duration unsent();

    /**
     * A complete answer arrived.
     *
     * @param response the answer, whatever its status
     */
    record Response(TransportResponse response, Duration unsent) implements ExchangeResult {

        /** Makes the result of an exchange that was sent at once. */
        public Response(TransportResponse response) {
            this(response, Duration.ZERO);
        }
    }

    /**
     * No complete answer.
     *
     * @param kind {@code CONNECT}, {@code TLS}, {@code TIMEOUT}, {@code IO} (the answer broke off or was no HTTP),
     *     {@code PROTOCOL} (the head of the answer is too large), {@code TOO_LARGE} and {@code NO_ROOM} (its body is),
     *     {@code LOCAL} (no free connection, or the request's body cannot be read), {@code INTERRUPTED} or
     *     {@code CLOSED}
     * @param sent whether any of the request may have reached the server
     * @param problem what went wrong in a few words, for people; no secret, no part of a body or query
     * @param cause what the network reported, where it did
     */
    record Failure(
            Kind kind,
            boolean sent,
            String problem,
            @Nullable Throwable cause,
            Duration unsent) implements ExchangeResult {

        /** Makes the result of an exchange that, if at all, was sent at once. */
        public Failure(Kind kind, boolean sent, String problem, @Nullable Throwable cause) {
            this(kind, sent, problem, cause, Duration.ZERO);
        }
    }

    /** Returns whether any of the request may have reached the server. */
    default boolean sent() {
        return !(this instanceof Failure failure) || failure.sent;
    }
}
