package dev.sbsync.core.internal.kind;

import dev.sbsync.core.plan.SyncPlan;
import java.util.List;
import java.util.function.Function;

/**
 * The planned undo of the items of one kind.
 *
 * @param plan the items that are restored, or left
 * @param created returns, from the plan of all kinds, the items of the target that the run created, to be deleted
 */
public record UndoPlanned(SyncPlan plan, Function<SyncPlan, List<DeleteCandidate>> created) {}
