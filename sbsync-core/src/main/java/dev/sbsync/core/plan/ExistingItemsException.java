package dev.sbsync.core.plan;

/** Thrown under {@link OnExisting#FAIL} if selected items already exist in the target. Nothing was written. */
public final class ExistingItemsException extends RefusedPlanException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; the message names the number of items and an example. */
    public ExistingItemsException(String message) {
        super(message);
    }
}
