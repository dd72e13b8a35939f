package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/** Status 5xx, after all retries. A write may have been applied (docs/management-api.md): see {@link #ambiguous()}. */
public final class ServerErrorException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public ServerErrorException(ApiFailure failure, @Nullable Throwable cause) {
        super(
                failure,
                failure.ambiguous() ? "It may have been applied; check that before you try again." : "Try again later.",
                cause);
    }
}
