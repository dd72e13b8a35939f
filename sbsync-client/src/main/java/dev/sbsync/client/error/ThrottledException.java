package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Status 429, after all retries: too many requests per second. Not applied, unless an earlier attempt got no response:
 * see {@link #ambiguous()}.
 */
public final class ThrottledException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public ThrottledException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Lower the rate, or stop other clients of this account, and try again.", cause);
    }
}
