package dev.sbsync.core;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.space.SpaceKinds;
import dev.sbsync.core.internal.kind.story.StoriesKind;
import dev.sbsync.core.internal.kind.story.reference.ListedStories;
import dev.sbsync.core.internal.plan.Extensions;
import dev.sbsync.core.internal.plan.PlanService;
import dev.sbsync.core.internal.plan.UndoService;
import dev.sbsync.core.internal.plan.VerifyService;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What plans, runs and verifications of one pair of spaces share: both sides, the kinds, the state. Thread-safe. */
final class Engine {

    /** The maximum content, in bytes, that is cached: of a plan or verification, and of items to be retried. */
    private static final long MOST_KEPT = 16L * 1024 * 1024;

    private final boolean undoesOnly;
    final Side from;
    final Side to;
    final Extensions extensions;
    final ContentManager content;
    final ContentBudget budget;
    final List<ItemKind> kinds;
    final PlanService planning;
    final PairState state;
    final UndoService undoing;
    final VerifyService verifying;

    Engine(SpaceSyncBuilder builder) {
        this.undoesOnly = builder.source == null;
        this.from = builder.source == null
                ? NoSource.of(builder.state, builder.time)
                : new Side(builder.source, builder.sourceId);
        this.to = target(builder);
        this.extensions = new Extensions(builder.transform, builder.veto);
        long keptBytes = Math.min(MOST_KEPT, builder.contentBytes / 8);
        this.content = new ContentManager(builder.time, keptBytes);
        this.budget = new ContentBudget(builder.time, builder.contentBytes - keptBytes);
        this.kinds = kinds(builder);
        this.planning = new PlanService(from, to, kinds, builder.time);
        this.state = new PairState(
                builder.state == null ? StateStore.inMemory() : builder.state,
                kinds.stream().map(ItemKind::codec).toList(),
                builder.state != null && builder.archive,
                builder.archiveFiles);
        this.undoing = new UndoService(to, kinds, state, builder.time);
        this.verifying = new VerifyService(
                planning, kinds, budget, builder.tasks, builder.workers, builder.diffBytes, builder.checksum);
    }

    private static Side target(SpaceSyncBuilder builder) {
        if (builder.target == null) {
            throw new IllegalStateException("There is no target; set it with to(client, spaceId).");
        }
        return new Side(builder.target, builder.targetId);
    }

    /** Returns the source's refusal, if any; an undo is independent of the source. */
    Supplier<Optional<ForbiddenException>> sourceRefusal(boolean undo) {
        return undo ? Optional::empty : from::refusal;
    }

    /**
     * Checks that there is a source.
     *
     * @throws IllegalStateException if this sync was built without one
     */
    void requireSource() {
        if (undoesOnly) {
            throw NoSource.refusal("Without one, a sync can only undo runs and resume undos.");
        }
    }

    /** Creates the kinds in the order in which they depend on each other. */
    private List<ItemKind> kinds(SpaceSyncBuilder builder) {
        ListedStories listed = new ListedStories(from, to, builder.time, builder.assetDomains);
        RecordKinds records = new RecordKinds(from, to, listed);
        List<ItemKind> all = new ArrayList<>(SpaceKinds.all(records));
        builder.kinds.forEach(kind -> all.add(records.add(kind.apply(records))));
        all.add(new StoriesKind(
                from,
                to,
                builder.withDomains(builder.transform),
                listed,
                this::baseline,
                content,
                budget,
                builder.tasks,
                builder.workers));
        return all;
    }

    SpacePair pair() {
        return new SpacePair(
                from.client().baseUrl(), from.spaceId(), to.client().baseUrl(), to.spaceId());
    }

    /** Returns the baseline of an item; none if the state belongs to other spaces. */
    private Optional<Baseline> baseline(ItemKey key) {
        return state.pair().filter(pair()::equals).flatMap(same -> state.baseline(key));
    }

    /**
     * Returns a run of the state.
     *
     * @throws StateException if there is no such run
     */
    StoredRun storedRun(String runId) {
        return state.run(Objects.requireNonNull(runId, "runId"))
                .orElseThrow(() -> new StateException(
                        StateException.Kind.NO_RUN,
                        "No run '" + runId + "' in this state; it has "
                                + (state.runs().isEmpty()
                                        ? "none"
                                        : state.runs().stream()
                                                .map(run -> run.header().runId())
                                                .collect(Collectors.joining(", ")))
                                + "."));
    }

    /**
     * Checks that a plan copies this pair.
     *
     * @throws IllegalArgumentException if it belongs to other spaces or hosts, or undoes a run
     */
    void requireOwn(SyncPlan plan) {
        Objects.requireNonNull(plan, "plan");
        if (plan.undoes() != null) {
            throw new IllegalArgumentException("The plan undoes the run '" + plan.undoes()
                    + "' instead of copying the source; only run and start take it, as an UndoPlan.");
        }
        requireOwn(plan.source(), plan.target());
    }

    /** Checks spaces as {@link #requireOwn(SyncPlan)} does. */
    void requireOwn(SpaceRef from, SpaceRef to) {
        if (!SpacePair.of(from, to).equals(pair())) {
            throw new IllegalArgumentException("The plan copies space " + from + " at " + from.host() + " to " + to
                    + " at " + to.host() + ", but this sync copies " + pair() + "; create the plan with this sync.");
        }
    }
}
