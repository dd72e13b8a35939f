package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/**
 * A 2xx answer that the API does not send: empty, truncated, HTML, JSON of another shape, or about another record.
 * Reads are retried, as after a 5xx; {@link #retryAfter()} says when to try again. A write may have been applied: see
 * {@link #ambiguous()}.
 */
public final class UnusableAnswerException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public UnusableAnswerException(ApiFailure failure, @Nullable Throwable cause) {
        super(
                failure,
                "Check that the base URL is that of the Management API and that no proxy answers in its place.",
                cause);
    }
}
