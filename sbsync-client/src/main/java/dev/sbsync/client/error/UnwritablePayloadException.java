package dev.sbsync.client.error;

import dev.sbsync.transport.error.SbsyncException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a payload cannot be written as JSON without changing it: a text has half of a surrogate pair, which UTF-8
 * cannot encode, or it nests beyond 500 levels. Nothing was sent.
 */
public final class UnwritablePayloadException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception; {@code message} locates the problem in the payload. */
    public UnwritablePayloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
