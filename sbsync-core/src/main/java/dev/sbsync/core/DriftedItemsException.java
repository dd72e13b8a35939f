package dev.sbsync.core;

import dev.sbsync.core.preflight.OnDrift;
import dev.sbsync.transport.error.SbsyncException;

/** A run under {@link OnDrift#FAIL} found items that were changed in the target. Nothing was written. */
public final class DriftedItemsException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception; the message names how many there are and an example. */
    public DriftedItemsException(String message) {
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
