package dev.sbsync.core.plan;

/** Thrown under {@link OnDrift#FAIL} if items have drifted. Nothing was written. */
public final class DriftedItemsException extends RefusedPlanException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; the message names the number of items and an example. */
    public DriftedItemsException(String message) {
        super(message);
    }
}
