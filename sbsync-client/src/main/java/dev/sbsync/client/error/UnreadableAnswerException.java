package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/**
 * A 2xx answer to a read that is complete JSON and cannot be kept without loss: a key twice in one object, nesting
 * beyond 500 levels, a text of more than 10 million characters. It was asked for twice; asking again will not help.
 */
public final class UnreadableAnswerException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception from what is known. */
    public UnreadableAnswerException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Correct the record in the space that it was read from; retrying won't help.", cause);
    }
}
