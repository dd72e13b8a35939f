package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/** Status 404: the record does not exist in this space, or the token may not see it. */
public final class NotFoundException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public NotFoundException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Check the id, and that the token may see this space.", cause);
    }
}
