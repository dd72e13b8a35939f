package dev.sbsync.core.plan;

/** Thrown under {@link OnCollision#FAIL} if the plan has collisions. Nothing was written. */
public final class CollidingItemsException extends RefusedPlanException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; the message names the number of items and an example. */
    public CollidingItemsException(String message) {
        super(message);
    }
}
