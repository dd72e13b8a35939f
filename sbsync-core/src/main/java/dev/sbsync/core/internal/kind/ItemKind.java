package dev.sbsync.core.internal.kind;

import dev.sbsync.core.internal.state.ItemCodec;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.SyncPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of items, such as stories: how they are listed, planned, compared and written. Everything else in the engine
 * works on any kind. Implementations are thread-safe.
 */
public interface ItemKind {

    /** Returns the id, as in item keys. */
    String id();

    /** Returns the stored form of its listed items. */
    ItemCodec codec();

    /** Returns the ids of the kinds that are planned and written before this one. */
    default Set<String> dependsOn() {
        return Set.of();
    }

    /**
     * Lists both spaces and plans the items of this kind, each after its dependencies. Blocks.
     *
     * @return a plan with only the items of this kind
     * @throws InterruptedException if the thread is interrupted while reading
     */
    SyncPlan plan(PlanRequest request) throws InterruptedException;

    /**
     * Collects the assets that the selected items of the source reference. Called if only such assets are synced,
     * before they are planned. By default there are none. Blocks.
     *
     * @throws InterruptedException if the thread is interrupted while reading
     */
    default void referenceAssets(PlanRequest request) throws InterruptedException {}

    /**
     * Returns the items that may be deleted, as only the target has them: neither their uuid, nor the id of the item
     * that they were synced with, nor their path is in the source, selected or not. By default none. Called if deletes
     * are wanted, once all kinds are planned; the request has the plan of all of them. Blocks.
     *
     * @throws dev.sbsync.client.error.IncompleteListException if a list may lack items
     * @throws InterruptedException if the thread is interrupted while reading
     */
    default List<DeleteCandidate> deletable(PlanRequest request) throws InterruptedException {
        return List.of();
    }

    /**
     * Reads the items of a plan that a run would write, and returns warnings about those with references that do not
     * work in the target. By default none: the plan shows them. Blocks.
     *
     * @throws InterruptedException if the thread is interrupted while reading
     */
    default Map<ItemKey, Problem> unresolved(SyncPlan plan) throws InterruptedException {
        return Map.of();
    }

    /** Lists the items of the source that changed last; empty, as by default, if only a list of all shows them. */
    default Optional<RecentItems> recent() {
        return Optional.empty();
    }

    /** Returns what this kind contributes to writing its items in one run. */
    KindWriters writers(RunRequest request);

    /** Returns how items of this kind are restored. */
    KindUndo undo();

    /** Returns what this kind contributes to verifying the items of a plan. */
    KindVerifier verifier(VerifyRequest request);
}
