package dev.sbsync.transport.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The base class of all exceptions that sbsync throws. All are unchecked; messages contain no secrets.
 *
 * <p>Decide on {@link #ambiguous()} and {@link #retryAfter()}, not on the message.
 */
public abstract class SbsyncException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception. The message states the problem, the value and the remedy. */
    protected SbsyncException(String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
    }

    /** Returns the problem, the value and the remedy. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Returns the number of attempts; 0 if there was none. */
    public int attempts() {
        return 0;
    }

    /**
     * Returns whether the request may have taken effect although it failed. Look up the outcome before retrying a
     * write. False unless an exception is about a request that may have been sent.
     */
    public boolean ambiguous() {
        return false;
    }

    /** Returns the delay before a retry; empty if a retry would not help or is not safe. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
