package dev.sbsync.transport.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exchange that ended without a usable answer. Its message names the method, host and path, never a token. */
public final class TransportException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** What ended the last attempt. */
    public enum Kind {
        /** No connection could be made: nothing was sent. */
        CONNECT,
        /** The server is not to be trusted, or speaks no TLS: nothing was sent, and asking again ends the same way. */
        TLS,
        /** The attempt's deadline passed. */
        TIMEOUT,
        /** The connection broke, or the answer was cut short. */
        IO,
        /** The answer arrived and cannot be used: wrong body, a head that is too large, or a redirect. */
        PROTOCOL,
        /** The body of the answer is larger than is ever accepted; it was cut off. */
        TOO_LARGE,
        /** The body of the answer, to a read, is larger than there is room for now; it was cut off. */
        NO_ROOM,
        /** The server answered with a status that asks to try again, such as 429 or 503, for as long as was tried. */
        STATUS,
        /**
         * A reason on our side: no connection of the pool became free, or the body of the request could not be read.
         */
        LOCAL,
        /**
         * Nothing was sent because the server is failing, or has asked to be left alone for longer than a short wait,
         * or because others went first for as long as the call may take.
         */
        UNAVAILABLE,
        /**
         * The server asked for a longer pause than is honoured ({@code RetryConfig.retryAfterMax}); what else it was
         * asked in that time was not sent. {@link TransportException#retryAfter} says when to come back.
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

    /** Makes the failure of an exchange that ended for another reason than the length of a wait. */
    public TransportException(Kind kind, String message, int attempts, boolean ambiguous, @Nullable Throwable cause) {
        this(kind, message, attempts, ambiguous, null, cause);
    }

    /** Makes the failure of an exchange; {@code delay} is how long to wait before asking again, where that ended it. */
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

    /** Returns what ended the last attempt. */
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
