package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Status 5xx for as long as was tried. A write may have been applied all the same (docs/management-api.md): see
 * {@link #ambiguous()}.
 */
public final class ServerErrorException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception from what is known. */
    public ServerErrorException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Try again later; where this was a write, first look whether it was applied.", cause);
    }
}
