package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/** Status 403: the token is known and may not do this: its scopes, its spaces or its user's role do not reach. */
public final class ForbiddenException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception from what is known of a request that does not publish along with what it writes. */
    public ForbiddenException(ApiFailure failure, @Nullable Throwable cause) {
        this(failure, false, cause);
    }

    /**
     * Creates an exception from what is known.
     *
     * @param publishes whether the request was to publish along with what it writes
     */
    public ForbiddenException(ApiFailure failure, boolean publishes, @Nullable Throwable cause) {
        super(failure, "Give the token and its user " + MissingRight.of(failure, publishes) + ".", cause);
    }
}
