package dev.sbsync.core;

import dev.sbsync.core.preflight.OnExisting;

/** A run under {@link OnExisting#FAIL} found items that the target has already. Nothing was written. */
public final class ExistingItemsException extends RefusedPlanException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception; the message names how many there are and an example. */
    public ExistingItemsException(String message) {
        super(message);
    }
}
