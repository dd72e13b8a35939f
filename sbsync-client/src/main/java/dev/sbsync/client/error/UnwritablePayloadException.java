package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;
import org.jspecify.annotations.Nullable;

/**
 * A payload that cannot be written as JSON without changing it: text with half of a surrogate pair, which UTF-8 cannot
 * carry, or nesting beyond 500 levels. Nothing was sent.
 */
public final class UnwritablePayloadException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception; {@code message} says where in the payload the problem is. */
    public UnwritablePayloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public boolean ambiguous() {
        return false;
    }
}
