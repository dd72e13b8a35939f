package dev.sbsync.core.internal.kind;

import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.transport.time.TimeSource;

/**
 * What a kind writes.
 *
 * @param plan the plan of the run
 * @param options the policies of the run
 * @param ids the identities of the run
 * @param time the time source
 * @param scope what the kinds of this run share
 */
public record RunRequest(SyncPlan plan, PlanOptions options, IdMap ids, TimeSource time, PlanScope scope) {}
