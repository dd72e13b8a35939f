package dev.sbsync.core.internal.plan;

import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.model.Space;
import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.kind.PlanReading;
import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.PlanScope;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.run.BlockingCall;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.ListedItem;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.transport.time.TimeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plans the items of all kinds, one kind after the other. Thread-safe; every method blocks. */
public final class PlanService {

    /** What to do if a condition of the selection matches nothing. */
    public enum OnEmpty {
        ALLOW,
        REFUSE
    }

    private final Side source;
    private final Side target;
    private final List<ItemKind> kinds;
    private final TimeSource time;

    /**
     * Creates a service.
     *
     * @param kinds the kinds to plan, each after those that it depends on
     * @param time the time in which a plan waits for lists
     * @throws IllegalArgumentException if a kind occurs twice, or before one that it depends on
     */
    public PlanService(Side source, Side target, List<ItemKind> kinds, TimeSource time) {
        this.source = source;
        this.target = target;
        this.kinds = ordered(kinds);
        this.time = time;
    }

    private static List<ItemKind> ordered(List<ItemKind> kinds) {
        List<String> before = new ArrayList<>();
        for (ItemKind kind : kinds) {
            List<String> all = kinds.stream().map(ItemKind::id).toList();
            for (String needed : kind.dependsOn()) {
                if (all.contains(needed) && !before.contains(needed)) {
                    throw new IllegalArgumentException(
                            "The kind '" + kind.id() + "' must come after '" + needed + "'.");
                }
            }
            if (before.contains(kind.id())) {
                throw new IllegalArgumentException("The kind '" + kind.id() + "' occurs twice.");
            }
            before.add(kind.id());
        }
        return List.copyOf(kinds);
    }

    /** Plans without any stored state. */
    public SyncPlan plan(PlanOptions options, OnEmpty onEmpty) {
        return plan(options, onEmpty, null, Set.of(), PlanReads.NONE);
    }

    /**
     * Plans with a state's baselines, and stores new baselines of items found unchanged. Within ten seconds after a run
     * an item that is missing in the target may not be listed yet: then the plan waits and lists both spaces again.
     *
     * @param state null to plan without it
     * @param begun the items that the resumed run has begun to write
     * @param reads the items to read and compare
     */
    public SyncPlan plan(
            PlanOptions options, OnEmpty onEmpty, @Nullable PairState state, Set<ItemKey> begun, PlanReads reads) {
        return BlockingCall.run("The plan", () -> {
            long before = requests();
            PlanReading reading = new PlanReading(reads, () -> requests() - before);
            Space from = enter(source);
            Space to = enter(target);
            SyncPlan none = SyncPlan.empty(
                    SpaceRef.of(source.client().baseUrl(), from),
                    SpaceRef.of(target.client().baseUrl(), to),
                    options);
            return settled(() -> new PlanRequest(
                    from, to, options, onEmpty == OnEmpty.REFUSE, state, begun, none, reading, new PlanScope()));
        });
    }

    /** Returns the requests of both clients so far. */
    private long requests() {
        return source.client().stats().total() + target.client().stats().total();
    }

    private SyncPlan settled(Supplier<PlanRequest> requests) throws InterruptedException {
        PlanRequest request = requests.get();
        SyncPlan plan = planned(request);
        PairState state = request.state();
        boolean again = state != null && ListLag.waited(plan, state, time);
        return again ? planned(requests.get()) : plan;
    }

    private SyncPlan planned(PlanRequest request) throws InterruptedException {
        SyncPlan all = request.before();
        boolean collected = false;
        for (ItemKind kind : needed(request)) {
            PlanRequest next = request.after(all);
            if (!collected && request.onlyReferenced(kind.id())) {
                referenceAssets(next);
                collected = true;
            }
            all = all.and(kind.plan(next));
        }
        SyncPlan plan = withoutUnneeded(all);
        return request.options().deletes().deletes() ? withDeletes(plan, request) : plan;
    }

    private void referenceAssets(PlanRequest request) throws InterruptedException {
        for (ItemKind kind : kinds) {
            if (request.syncs(kind.id())) {
                kind.referenceAssets(request);
            }
        }
    }

    /** Kinds come in the reverse order, so that an item is deleted before what it needs. */
    private SyncPlan withDeletes(SyncPlan plan, PlanRequest request) throws InterruptedException {
        List<DeleteCandidate> candidates = new ArrayList<>();
        for (ItemKind kind : reversed()) {
            if (request.syncs(kind.id())) {
                candidates.addAll(kind.deletable(request.after(plan)));
            }
        }
        return Deletions.of(plan, candidates, request.options());
    }

    private List<ItemKind> reversed() {
        List<ItemKind> last = new ArrayList<>(kinds);
        Collections.reverse(last);
        return last;
    }

    /** Returns the kinds to sync and those that they depend on. */
    private List<ItemKind> needed(PlanRequest request) {
        Deque<ItemKind> needed = new ArrayDeque<>();
        Set<String> ids = new HashSet<>();
        for (ItemKind kind : reversed()) {
            if (ids.contains(kind.id()) || request.syncs(kind.id())) {
                needed.addFirst(kind);
                ids.addAll(kind.dependsOn());
            }
        }
        return List.copyOf(needed);
    }

    /** Drops records that are not selected, unless others need them; a kind cannot know that of those that follow. */
    private static SyncPlan withoutUnneeded(SyncPlan plan) {
        Set<ItemKey> needed = new HashSet<>();
        Deque<PlannedItem> kept = new ArrayDeque<>();
        for (int i = plan.items().size() - 1; i >= 0; i--) {
            PlannedItem item = plan.items().get(i);
            if (!item.added() || item.source() instanceof ListedItem || needed.contains(item.key())) {
                kept.addFirst(item);
                needed.addAll(item.after());
            }
        }
        return kept.size() == plan.items().size() ? plan : plan.with(List.copyOf(kept), plan.extra());
    }

    /** Makes the first request to a side: fails fast if the host is unreachable; waits only for throttling. */
    static Space enter(Side side) {
        Space space;
        try {
            space = side.client().spaces().get(side.spaceId());
        } catch (ThrottledException busy) {
            space = side.patient().spaces().get(side.spaceId());
        }
        side.client().paceFor(space);
        return space;
    }
}
