package dev.sbsync.transport.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of the exceptions that sbsync throws. All are unchecked, and none carries a secret in its message.
 *
 * <p>What a caller decides on is typed: {@link #ambiguous()} and {@link #retryAfter()}.
 */
public abstract class SbsyncException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception; {@code message} says what was wrong, the value, and what to do. */
    protected SbsyncException(String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
    }

    /** Returns what was wrong, the value, and what to do. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Returns how many requests were made before giving up; 0 if none was. */
    public abstract int attempts();

    /** Returns whether the request may have taken effect although it failed: look before repeating a write. */
    public abstract boolean ambiguous();

    /** Returns how long to wait before trying again, where only the length of that wait ended the attempts. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
