package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Status 429 for as long as was tried: too many requests per second. Not applied, unless an earlier attempt got no
 * answer: see {@link #ambiguous()}.
 */
public final class ThrottledException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception from what is known. */
    public ThrottledException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Lower the rate, or end what else uses this account, and try again.", cause);
    }
}
