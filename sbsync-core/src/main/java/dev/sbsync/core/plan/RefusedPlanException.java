package dev.sbsync.core.plan;

import dev.sbsync.transport.error.SbsyncException;

/** Thrown if a {@code FAIL} policy refuses a plan. Nothing was written. */
public final class RefusedPlanException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** The policies that can refuse a plan. */
    public enum Policy {
        /** {@link OnExisting#FAIL}: selected items already exist in the target. */
        EXISTING,
        /** {@link OnCollision#FAIL}: the plan has collisions. */
        COLLISION,
        /** {@link OnDrift#FAIL}: items have drifted. */
        DRIFT,
        /** {@link OnUnresolved#FAIL}: items to be written have references that do not work in the target. */
        UNRESOLVED,
        /** {@link DeletePolicy}: the plan deletes more items than its limit allows. */
        DELETES
    }

    private final Policy policy;

    /** Creates the exception; the message names the number of items and an example. */
    public RefusedPlanException(Policy policy, String message) {
        super(message, null);
        this.policy = policy;
    }

    /** Returns the policy that refused the plan. */
    public Policy policy() {
        return policy;
    }
}
