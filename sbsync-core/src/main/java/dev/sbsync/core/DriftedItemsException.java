package dev.sbsync.core;

import dev.sbsync.core.preflight.OnDrift;

/** A run under {@link OnDrift#FAIL} found items that were changed in the target. Nothing was written. */
public final class DriftedItemsException extends RefusedPlanException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception; the message names how many there are and an example. */
    public DriftedItemsException(String message) {
        super(message);
    }
}
