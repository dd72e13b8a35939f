package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Status 401: the token is wrong, revoked or expired, or has no scopes and ended on 2026-11-30. Every other request
 * with it fails too.
 */
public final class UnauthorizedException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public UnauthorizedException(ApiFailure failure, @Nullable Throwable cause) {
        super(
                failure,
                "Check that the token is valid for this region, and has not expired or been revoked; Storyblok revokes"
                        + " personal access tokens without scopes on 2026-11-30.",
                cause);
    }
}
