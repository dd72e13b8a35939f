package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/** Status 5xx, after all retries. A write may have been applied (docs/management-api.md): see {@link #ambiguous()}. */
public final class ServerErrorException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public ServerErrorException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Try again later; if this was a write, first check whether it was applied.", cause);
    }
}
