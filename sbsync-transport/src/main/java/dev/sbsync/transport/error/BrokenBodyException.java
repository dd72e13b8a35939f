package dev.sbsync.transport.error;

import dev.sbsync.transport.error.TransportException.Kind;
import java.io.IOException;
import java.util.Objects;

/** The body of a streamed response ended early, or arrived too slowly. The message has no secrets. */
public final class BrokenBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Creates an exception. */
    public BrokenBodyException(Kind kind, String problem, Throwable cause) {
        super(problem, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** Returns {@code IO}, {@code TIMEOUT}, {@code INTERRUPTED} or {@code CLOSED}. */
    public Kind kind() {
        return kind;
    }
}
