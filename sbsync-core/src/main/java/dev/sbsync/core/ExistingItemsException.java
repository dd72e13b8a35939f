package dev.sbsync.core;

import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.transport.error.SbsyncException;

/** A run under {@link OnExisting#FAIL} found items that the target has already. Nothing was written. */
public final class ExistingItemsException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception; the message names how many there are and an example. */
    public ExistingItemsException(String message) {
        super(message, null);
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public boolean ambiguous() {
        return false;
    }
}
