package dev.sbsync.transport;

import dev.sbsync.transport.error.TransportException.Kind;
import org.jspecify.annotations.Nullable;

/** How a single HTTP exchange ended. */
public sealed interface ExchangeResult {

    /**
     * A complete answer arrived.
     *
     * @param response the answer, whatever its status
     */
    record Response(TransportResponse response) implements ExchangeResult {}

    /**
     * No complete answer.
     *
     * @param kind {@code CONNECT}, {@code TIMEOUT}, {@code IO} (the answer broke off or was no HTTP), {@code PROTOCOL}
     *     (the answer is too large), {@code LOCAL} (no free connection), {@code INTERRUPTED} or {@code CLOSED}
     * @param sent whether any of the request may have reached the server
     * @param problem what went wrong in a few words, for people; no secret, no part of a body or query
     * @param cause what the network reported, where it did
     */
    record Failure(
            Kind kind,
            boolean sent,
            String problem,
            @Nullable Throwable cause) implements ExchangeResult {}
}
