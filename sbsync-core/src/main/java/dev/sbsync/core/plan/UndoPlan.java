package dev.sbsync.core.plan;

/**
 * What an undo of a run would do.
 *
 * @param runId the run to be undone
 * @param plan its items: restored, deleted, or left because somebody changed them since. The source of an item is the
 *     target's item as it was before the run. It can be narrowed, with {@link SyncPlan#only}
 */
public record UndoPlan(String runId, SyncPlan plan) {

    /**
     * Checks that the plan undoes the run.
     *
     * @throws IllegalArgumentException if it does not
     */
    public UndoPlan {
        if (!runId.equals(plan.undoes())) {
            throw new IllegalArgumentException(
                    "The plan does not undo the run '" + runId + "'; use the plan of SpaceSync.planUndo.");
        }
    }
}
