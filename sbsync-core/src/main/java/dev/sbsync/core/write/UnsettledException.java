package dev.sbsync.core.write;

import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.Optional;

/** The item is as it should be as far as can be seen, and has to be looked at again before that is certain. */
final class UnsettledException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private final Duration delay;

    UnsettledException(String message, Duration delay) {
        super(message, null);
        this.delay = delay;
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public boolean ambiguous() {
        return true;
    }

    @Override
    public Optional<Duration> comeBackAfter() {
        return Optional.of(delay);
    }
}
