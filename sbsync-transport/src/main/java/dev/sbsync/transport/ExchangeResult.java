package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of a single HTTP exchange. */
public sealed interface ExchangeResult {

    /** Returns the time before the request was sent, to get a connection from the pool and to open it. */
    Duration timeToSend();

    /**
     * A complete response arrived.
     *
     * @param response the response, whatever its status
     */
    record Response(TransportResponse response, Duration timeToSend) implements ExchangeResult {

        /** Creates a result of an exchange that was sent at once. */
        public Response(TransportResponse response) {
            this(response, Duration.ZERO);
        }
    }

    /**
     * No complete response.
     *
     * @param kind {@code CONNECT}, {@code TLS}, {@code TIMEOUT}, {@code IO} (incomplete or not HTTP), {@code PROTOCOL}
     *     (headers too large), {@code TOO_LARGE} or {@code NO_ROOM} (body too large), {@code LOCAL} (no free
     *     connection, or the request body cannot be read), {@code INTERRUPTED} or {@code CLOSED}
     * @param sent whether any part of the request may have reached the server
     * @param problem a short description for people, without secrets and without parts of a body or query
     * @param cause the exception of the network, or null
     */
    record Failure(
            Kind kind,
            boolean sent,
            String problem,
            @Nullable Throwable cause,
            Duration timeToSend) implements ExchangeResult {

        /** Creates a result of an exchange that was sent at once or not at all. */
        public Failure(Kind kind, boolean sent, String problem, @Nullable Throwable cause) {
            this(kind, sent, problem, cause, Duration.ZERO);
        }
    }

    /** Returns whether any part of the request may have reached the server. */
    default boolean sent() {
        return !(this instanceof Failure failure) || failure.sent;
    }
}
