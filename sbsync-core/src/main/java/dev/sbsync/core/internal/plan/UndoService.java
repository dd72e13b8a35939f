package dev.sbsync.core.internal.plan;

import dev.sbsync.client.model.Space;
import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.kind.PlanScope;
import dev.sbsync.core.internal.kind.RunRequest;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.UndoPlanned;
import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.run.BlockingCall;
import dev.sbsync.core.internal.state.LaterRuns;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.transport.time.TimeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Plans undos of runs, kind by kind. Thread-safe. */
public final class UndoService {

    private final Side target;
    private final List<ItemKind> kinds;
    private final PairState state;
    private final TimeSource time;

    /**
     * Creates a service.
     *
     * @param kinds all kinds, each after those that it depends on
     */
    public UndoService(Side target, List<ItemKind> kinds, PairState state, TimeSource time) {
        this.target = target;
        this.kinds = List.copyOf(kinds);
        this.state = state;
        this.time = time;
    }

    /** Returns the policies of an undo, of the kinds of its run. */
    public static PlanOptions options(RunHeader run) {
        return PlanOptions.defaults().kinds(run.options().kinds());
    }

    /**
     * Plans the undo of a run, or what earlier undos of it have left to do. Blocks; within ten seconds after a run it
     * waits until lists show what that wrote.
     *
     * @throws StateException if the run has no archive
     */
    public SyncPlan plan(StoredRun run) {
        String runId = run.header().runId();
        StoredArchive archive = archive(runId);
        return BlockingCall.run("The plan", () -> {
            ListLag.await(state, time);
            Space space = PlanService.enter(target);
            return plan(new UndoRequest(
                    runId,
                    run.header().source(),
                    run.header().target(),
                    space,
                    run.header().options(),
                    options(run.header()),
                    archive,
                    items(runId),
                    LaterRuns.since(runId, state.runs(), state::items),
                    undone(runId),
                    SyncPlan.empty(run.header().source(), run.header().target(), options(run.header())),
                    new PlanScope()));
        });
    }

    private SyncPlan plan(UndoRequest request) throws InterruptedException {
        SyncPlan all = request.before();
        List<UndoPlanned> parts = new ArrayList<>();
        for (ItemKind kind : kinds) {
            UndoPlanned planned = kind.undo().plan(request.after(all));
            all = all.and(planned.plan());
            parts.add(0, planned);
        }
        for (ItemKind kind : kinds) {
            all = kind.undo().inOrder(all);
        }
        List<DeleteCandidate> created = new ArrayList<>();
        for (UndoPlanned part : parts) {
            created.addAll(part.created().apply(all));
        }
        return Deletions.of(all, created, request.options()).undoing(request.runId());
    }

    private StoredArchive archive(String runId) {
        return state.archive(runId)
                .orElseThrow(() -> new StateException(
                        StateException.Kind.NOT_UNDOABLE,
                        "The run '" + runId + "' cannot be undone: what it changed is not archived. The archives of the"
                                + " last five runs that changed anything are kept, unless a run has none"
                                + " (--no-archive)."));
    }

    private Map<ItemKey, StoredItem> items(String runId) {
        Map<ItemKey, StoredItem> items = new HashMap<>();
        state.items(runId).forEach(item -> items.put(item.item().key(), item));
        return items;
    }

    /** Returns what earlier undos of a run have changed. */
    private StoredArchive undone(String runId) {
        return state.runs().stream()
                .filter(run -> undoes(run, runId))
                .flatMap(run -> state.archive(run.header().runId()).stream())
                .reduce(StoredArchive.NONE, StoredArchive::and);
    }

    private static boolean undoes(StoredRun run, String runId) {
        return runId.equals(run.header().undoes());
    }

    /** Returns what writes the items of an undo. */
    public Map<String, KindWriters> writers(String runId, RunRequest request) {
        StoredArchive archive = archive(runId);
        Map<String, KindWriters> writers = new HashMap<>();
        kinds.forEach(kind -> writers.put(kind.id(), kind.undo().writers(request, archive)));
        return writers;
    }

    /** Returns the items of an undo as they were planned, to notice later changes. */
    public Function<ItemKey, Optional<Baseline>> planned(String runId, SyncPlan plan) {
        StoredArchive archive = archive(runId).withoutLeft(undone(runId).items());
        Map<String, Function<ItemKey, Optional<Baseline>>> byKind = new HashMap<>();
        kinds.forEach(kind -> byKind.put(kind.id(), kind.undo().planned(plan, archive)));
        return key -> Optional.ofNullable(byKind.get(key.kind())).flatMap(planned -> planned.apply(key));
    }
}
