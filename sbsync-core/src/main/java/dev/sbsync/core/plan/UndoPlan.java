package dev.sbsync.core.plan;

/**
 * What an undo of a run would do.
 *
 * @param runId the run to be undone
 * @param plan its items: restored, deleted, or left because somebody changed them since. The source of an item is the
 *     target's item as it was before the run
 */
public record UndoPlan(String runId, SyncPlan plan) {}
