package dev.sbsync.core;

import dev.sbsync.core.preflight.OnCollision;
import dev.sbsync.transport.error.SbsyncException;

/** A run under {@link OnCollision#FAIL} found other items of the target at paths of the source. Nothing was written. */
public final class CollidingItemsException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception; the message names how many there are and an example. */
    public CollidingItemsException(String message) {
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
