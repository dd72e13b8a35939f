package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/**
 * A 2xx answer that is not what the API sends: empty, cut short, HTML, JSON of another shape, or an answer about
 * something else than was asked for. Reads are repeated after it, as after a 5xx, and {@link #retryAfter()} says when
 * to try again. A write may have been applied: see {@link #ambiguous()}.
 */
public final class UnusableAnswerException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception from what is known. */
    public UnusableAnswerException(ApiFailure failure, @Nullable Throwable cause) {
        super(
                failure,
                "Check that the base URL is that of the Management API and that no proxy answers in its place.",
                cause);
    }
}
