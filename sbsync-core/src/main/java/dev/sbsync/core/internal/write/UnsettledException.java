package dev.sbsync.core.internal.write;

import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.Optional;

/**
 * Thrown if the item must be checked again: it looks correct but a lost request may still take effect, or it is unknown
 * whether a create was applied.
 */
final class UnsettledException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private final Duration delay;

    UnsettledException(String message, Duration delay) {
        super(message, null);
        this.delay = delay;
    }

    @Override
    public boolean ambiguous() {
        return true;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(delay);
    }
}
