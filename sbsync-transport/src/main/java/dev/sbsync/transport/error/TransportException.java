package dev.sbsync.transport.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exchange without a usable response. The message names the method, host and path, never a token. */
public final class TransportException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** The kind of failure of the last attempt. */
    public enum Kind {
        /** No connection: nothing was sent. */
        CONNECT,
        /**
         * The server's certificate is not trusted, or it does not support TLS: nothing was sent. A retry would fail
         * again.
         */
        TLS,
        /** The attempt's deadline passed. */
        TIMEOUT,
        /** The connection broke, or the response is incomplete. */
        IO,
        /** The response is not usable: an invalid body, headers that are too large, or a redirect. */
        PROTOCOL,
        /** The response body exceeds the maximum size. */
        TOO_LARGE,
        /** The response body of a read exceeds the memory that is free now. */
        NO_ROOM,
        /** All attempts ended with a retryable status, such as 429 or 503. */
        STATUS,
        /** A local problem: no connection of the pool became free, or the request body could not be read. */
        LOCAL,
        /**
         * Nothing was sent because the circuit is open, the rate limiter is paused for longer than a short wait, or no
         * permit was available within the time of the call.
         */
        UNAVAILABLE,
        /**
         * The server requested a longer pause than {@code RetryConfig.retryAfterMax}. No requests are sent during the
         * pause. {@link TransportException#retryAfter} returns its remaining time.
         */
        PAUSE_REQUESTED,
        /** The calling thread was interrupted. */
        INTERRUPTED,
        /** The transport was closed. */
        CLOSED
    }

    private final Kind kind;
    private final int attempts;
    private final boolean ambiguous;
    private final @Nullable Duration delay;

    /** Creates an exception without a delay. */
    public TransportException(Kind kind, String message, int attempts, boolean ambiguous, @Nullable Throwable cause) {
        this(kind, message, attempts, ambiguous, null, cause);
    }

    /** Creates an exception; {@code delay} is the delay before a retry, or null. */
    public TransportException(
            Kind kind,
            String message,
            int attempts,
            boolean ambiguous,
            @Nullable Duration delay,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.attempts = attempts;
        this.ambiguous = ambiguous;
        this.delay = delay;
    }

    /** Returns the kind of failure of the last attempt. */
    public Kind kind() {
        return kind;
    }

    @Override
    public int attempts() {
        return attempts;
    }

    @Override
    public boolean ambiguous() {
        return ambiguous;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(delay);
    }
}
