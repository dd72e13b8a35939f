package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/**
 * A 2xx answer to a read whose complete JSON cannot be kept without loss: a duplicate key, nesting beyond 500 levels, a
 * text of more than 10 million characters. It was requested twice; further retries will not help.
 */
public final class UnreadableAnswerException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public UnreadableAnswerException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Correct the record in the space that it was read from; retrying won't help.", cause);
    }
}
