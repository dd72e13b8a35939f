package dev.sbsync.core.plan;

import dev.sbsync.transport.error.SbsyncException;

/** Thrown if a {@code FAIL} policy rejects a plan. Nothing was written. */
public abstract sealed class RefusedPlanException extends SbsyncException
        permits ExistingItemsException, CollidingItemsException, DriftedItemsException {

    private static final long serialVersionUID = 1L;

    RefusedPlanException(String message) {
        super(message, null);
    }

    @Override
    public final int attempts() {
        return 0;
    }

    @Override
    public final boolean ambiguous() {
        return false;
    }
}
