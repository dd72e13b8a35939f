package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/** Status 404: no such record in this space, or none that the token may see. */
public final class NotFoundException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception from what is known. */
    public NotFoundException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Check the id, and that the token may see this space.", cause);
    }
}
