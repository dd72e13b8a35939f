package dev.sbsync.core.internal.kind;

import dev.sbsync.core.plan.SyncPlan;

/**
 * What a kind verifies.
 *
 * @param plan the plan of the comparison
 * @param checksum whether files are compared, too
 */
public record VerifyRequest(SyncPlan plan, boolean checksum) {}
