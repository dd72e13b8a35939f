package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/** Status 403: the token is valid, but its scopes, its spaces or its user's role do not permit the request. */
public final class ForbiddenException extends ApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param publishes whether the request both writes and publishes
     */
    public ForbiddenException(ApiFailure failure, boolean publishes, @Nullable Throwable cause) {
        super(failure, "Give the token and its user " + MissingRight.of(failure, publishes) + ".", cause);
    }
}
