package dev.sbsync.core.internal.kind;

import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.transport.time.TimeSource;

/**
 * What a kind writes.
 *
 * @param plan the plan of the run
 * @param options the policies of the run
 * @param content the cache of the source's content
 * @param time the time source
 */
public record RunRequest(SyncPlan plan, PlanOptions options, ContentManager content, TimeSource time) {}
