package dev.sbsync.core;

import dev.sbsync.core.preflight.OnCollision;

/** A run under {@link OnCollision#FAIL} found other items of the target at paths of the source. Nothing was written. */
public final class CollidingItemsException extends RefusedPlanException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception; the message names how many there are and an example. */
    public CollidingItemsException(String message) {
        super(message);
    }
}
