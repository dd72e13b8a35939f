package dev.sbsync.core;

import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.plan.FailPolicies;
import dev.sbsync.core.internal.plan.PlanService.OnEmpty;
import dev.sbsync.core.internal.plan.UndoService;
import dev.sbsync.core.internal.run.BlockingCall;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.SyncInterruptedException;
import dev.sbsync.core.plan.OnUnresolved;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.report.PlanFileJson;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.review.PlanFile;
import dev.sbsync.core.review.StalePlanException;
import dev.sbsync.core.selection.EmptySelectionException;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.watch.WatchListener;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies the content of one space to another: stories and folders, or other kinds ({@link SpaceSyncBuilder#kinds}).
 *
 * <pre>{@code
 * var budgets = RateLimiters.create();
 * try (var source = ManagementClient.builder().token(token).rateLimiters(budgets).build();
 *         var target = ManagementClient.builder().token(token).rateLimiters(budgets).build()) {
 *     SpaceSync sync = SpaceSync.builder().from(source, 101001).to(target, 101002).build();
 *     SyncPlan plan = sync.plan();
 *     SyncReport report = sync.run(plan);
 * }
 * }</pre>
 *
 * <p>Thread-safe, but one run at a time: start the next one when the run has ended, or {@linkplain SyncRun#submit
 * submit} its plan. Of two at once, each takes what the other writes for an editor's change.
 *
 * <p>All methods but {@link #start} and {@link #watch} block. They throw an {@link SbsyncException} if the API, the
 * network or the state fails, and {@link SyncInterruptedException} if the calling thread is interrupted. Failures of
 * single items do not end a run.
 */
public final class SpaceSync {

    /** The default maximum of concurrent items. */
    public static final int DEFAULT_WORKERS = 8;

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    private final Engine engine;
    private final RunStarter runs;
    private final PlanOptions options;
    private final @Nullable PlanFile reviewed;
    private final OnEmpty onEmpty;
    private final TimeSource time;
    private final Tasks tasks;

    SpaceSync(SpaceSyncBuilder builder) {
        this.engine = new Engine(builder);
        this.runs = new RunStarter(engine, builder);
        this.reviewed = builder.reviewed;
        this.options = reviewed == null ? builder.options : own(reviewed, builder.options.selection());
        this.onEmpty = builder.onEmpty;
        this.time = builder.time;
        this.tasks = builder.tasks;
    }

    /**
     * Creates a builder; {@link SpaceSyncBuilder#from} and {@link SpaceSyncBuilder#to} are required. Without the first,
     * the sync can only undo runs and resume undos; other methods throw {@link IllegalStateException}.
     */
    public static SpaceSyncBuilder builder() {
        return new SpaceSyncBuilder();
    }

    /**
     * Reads both spaces and returns the plan of a run. Writes nothing to the spaces. Costs one request per side, one
     * per 100 listed items (all items, or only those relevant to the selection if that needs fewer requests), and one
     * to six per item whose target seems to have drifted; and up to three lists of components and datasources if
     * stories are to be created or updated and these kinds are not synced. If items are missing in the target within
     * ten seconds after a run, its lists may lag behind: waits until then, and lists both spaces again. The clients'
     * rate limits are set from the spaces' plans.
     *
     * @throws EmptySelectionException if a condition of the selection matches nothing, unless allowed
     * @throws StateException if the state belongs to other spaces, or cannot be read or written
     */
    public SyncPlan plan() {
        return plan(PlanReads.NONE);
    }

    /**
     * Returns the {@link #plan()} whose stories are read on both sides and compared, as far as {@code reads} says,
     * where the lists cannot decide: two requests per story, and up to four more if it has unpublished changes. Stories
     * that are found equal are {@code UNCHANGED} with the reason {@link Reason#EQUAL}, and get a baseline; the others
     * have their differences. What was not read, cannot be read, or depends on items that the run is yet to create is
     * {@code COMPARE}. Other kinds than stories are always compared, as their lists show them in full.
     *
     * <p>A sync of a {@linkplain SpaceSyncBuilder#planFile plan file} returns the plan of the file, and reads only
     * lists.
     *
     * @throws EmptySelectionException as for {@link #plan()}
     * @throws StateException as for {@link #plan()}
     * @throws StalePlanException if this is a sync of a plan file, and either side has moved since
     */
    public SyncPlan plan(PlanReads reads) {
        Objects.requireNonNull(reads, "reads");
        engine.requireSource();
        engine.state.claim(engine.pair());
        if (reviewed == null) {
            return engine.planning.plan(options, onEmpty, engine.state, Set.of(), reads);
        }
        SyncPlan plan = engine.planning.plan(options, OnEmpty.ALLOW, engine.state, Set.of(), PlanReads.NONE);
        reviewed.requireStillTrue(plan);
        return plan;
    }

    /**
     * Returns a plan of this sync as the text of a plan file, which can be reviewed and run as it is
     * ({@link SpaceSyncBuilder#planFile}). It has the changed values; keep it private.
     */
    public String planText(SyncPlan plan) {
        engine.requireOwn(plan);
        return PlanFileJson.write(plan, options, engine.extensions.ids());
    }

    /**
     * Returns the {@link #plan} of the items that failed or were blocked in an earlier run, as last submitted, with the
     * items they depend on.
     *
     * @throws EmptySelectionException as for {@link #plan}
     * @throws StateException if the state has no such run, or as for {@link #plan}
     */
    public SyncPlan planRetry(String runId) {
        engine.requireSource();
        engine.state.claim(engine.pair());
        engine.storedRun(runId);
        Map<ItemKey, StoredItem> latest = new HashMap<>();
        engine.state.items(runId).forEach(item -> latest.put(item.item().key(), item));
        return engine.planning
                .plan(options, onEmpty, engine.state, Set.of(), PlanReads.NONE)
                .only(item -> Optional.ofNullable(latest.get(item.key()))
                        .flatMap(StoredItem::ended)
                        .flatMap(end -> end.outcome().problem())
                        .isPresent());
    }

    /**
     * Returns the plan of an undo: what a run changed in the target becomes what it was, and what it created is
     * deleted, unless somebody changed it since. Lists the target, and reads the stories whose list entries have
     * changed since the run, or that it had not ended; within ten seconds after a run it waits until lists show what
     * that wrote. Writes nothing.
     *
     * @throws StateException if the state has no such run, or the run has no archive
     *     ({@link SpaceSyncBuilder#archive}); or as for {@link #plan}
     */
    public UndoPlan planUndo(String runId) {
        engine.state.claim(engine.pair());
        return new UndoPlan(runId, engine.undoing.plan(engine.storedRun(runId)));
    }

    /**
     * Executes a plan and returns its report. Failures of single items are in the report, never thrown. Interrupting
     * the calling thread ends the run like {@link SyncRun#cancelNow}; the interrupt flag stays set.
     *
     * @throws IllegalArgumentException as for {@link #check}: the plan cannot be run by this sync
     * @throws RefusedPlanException if a {@code FAIL} policy refuses the plan
     */
    public SyncReport run(SyncPlan plan) {
        return start(plan).awaitOrCancel();
    }

    /**
     * Executes the undo of a run and returns its report, like {@link #run(SyncPlan)}. The undo is a run of its own: it
     * can be resumed and undone.
     *
     * @throws IllegalArgumentException if the plan belongs to other spaces or hosts, or lacks items that others depend
     *     on
     */
    public SyncReport run(UndoPlan undo) {
        return start(undo).awaitOrCancel();
    }

    /**
     * Restores what a run changed in the target: {@link #planUndo}, and {@link #run(UndoPlan)}.
     *
     * @throws StateException as for {@link #planUndo}
     */
    public SyncReport undo(String runId) {
        return run(planUndo(runId));
    }

    /**
     * Starts executing a plan and returns the run, which continues in the background. Returns once the plan has been
     * persisted.
     *
     * @throws IllegalArgumentException as for {@link #check}: the plan cannot be run by this sync
     * @throws RefusedPlanException if a {@code FAIL} policy refuses the plan
     * @throws StateException if the plan cannot be stored
     */
    public SyncRun start(SyncPlan plan) {
        check(plan);
        return runs.start(plan, options, null);
    }

    /**
     * Starts the undo of a run, like {@link #start(SyncPlan)}.
     *
     * @throws IllegalArgumentException as for {@link #run(UndoPlan)}
     * @throws StateException if the plan cannot be stored, or the archive is not kept any more
     */
    public SyncRun start(UndoPlan undo) {
        Objects.requireNonNull(undo, "undo");
        engine.requireOwn(undo.plan().source(), undo.plan().target());
        undo.plan().requireComplete();
        return runs.start(
                undo.plan(), UndoService.options(engine.storedRun(undo.runId()).header()), undo.runId());
    }

    /**
     * Resumes a run that was cancelled, ended early, or whose process died: replans it with the run's own selection and
     * policies, and starts the remaining items. Extensions are not stored: this sync needs a transform, a veto and
     * predicates with the same ids. Steps that were in flight are checked before they are repeated; finished items are
     * repeated only if they have changed since. Blocks like {@link #plan}.
     *
     * @throws StateException if the state belongs to other spaces or has no such run, if the run has finished, or if it
     *     was started with a transform, veto or predicate that this sync lacks
     */
    public SyncRun resume(String runId) {
        engine.state.claim(engine.pair());
        return runs.resume(engine.storedRun(runId), options.selection());
    }

    /**
     * Keeps the target in sync until the watch is stopped, and reports each cycle. The first cycle syncs everything
     * that is selected. Each further one asks the source for the stories that changed last, one request if there are
     * none, and syncs those that did; every tenth one lists the other kinds, and one an hour lists everything. What
     * changes is written by a run, which takes changes until it ends; cycles without changes store nothing. Items that
     * the source lacks are kept. Runs in the background; {@link SpaceWatch#await} throws what ends it.
     *
     * @param interval the time between the starts of two cycles, at least one second
     * @throws IllegalArgumentException if the interval is shorter, or this sync deletes items or has a plan file
     * @throws StateException if the state belongs to other spaces
     */
    public SpaceWatch watch(Duration interval, WatchListener listener) {
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(interval, "interval");
        engine.requireSource();
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException("The interval must be at least 1 s, got " + interval + ".");
        }
        if (options.deletes().deletes() || reviewed != null) {
            throw new IllegalArgumentException(
                    "A watch neither deletes items nor runs a plan file; build the sync without them.");
        }
        engine.state.claim(engine.pair());
        return new SpaceWatch(
                new WatchedChanges(engine, runs, options, onEmpty, time, this::check), interval, listener, time, tasks);
    }

    /**
     * Reads every selected item on both sides and returns the differences; the files of assets only with
     * {@link SpaceSyncBuilder#checksum}. Writes nothing; blocks.
     *
     * @throws EmptySelectionException if a condition of the selection matches nothing, unless allowed
     */
    public Verification verify() {
        engine.requireSource();
        return engine.verifying.verify(options, onEmpty);
    }

    /**
     * Reads every item of a plan on both sides, whether the plan was run or not, and returns the differences. Lists
     * both spaces like {@link #plan}, so that items created since are found. Writes nothing; blocks.
     *
     * @throws IllegalArgumentException if the plan belongs to other spaces or hosts
     */
    public Verification verify(SyncPlan plan) {
        engine.requireSource();
        engine.requireOwn(plan);
        return engine.verifying.verify(plan, options);
    }

    /**
     * Checks whether {@link #run} would accept a plan, without running it. Sends no request, except with
     * {@link OnUnresolved#FAIL}: all items that the plan would write are read then. A run in the same process reads
     * again what has changed in between, as a list shows.
     *
     * @throws IllegalArgumentException if the plan belongs to other spaces or hosts, or lacks items that others depend
     *     on
     * @throws RefusedPlanException if a {@code FAIL} policy refuses the plan
     */
    public void check(SyncPlan plan) {
        engine.requireSource();
        engine.requireOwn(plan);
        plan.requireComplete();
        FailPolicies.check(plan, options);
        if (options.onUnresolved() == OnUnresolved.FAIL) {
            FailPolicies.checkReferences(unresolved(plan), plan);
        }
    }

    private Map<ItemKey, Problem> unresolved(SyncPlan plan) {
        return BlockingCall.run("The check of references", () -> {
            Map<ItemKey, Problem> all = new HashMap<>();
            for (ItemKind kind : engine.kinds) {
                all.putAll(kind.unresolved(plan));
            }
            return all;
        });
    }

    /** Returns the options of a plan file, with its decisions. */
    private PlanOptions own(PlanFile file, Selection selection) {
        engine.requireOwn(file.source(), file.target());
        return engine.extensions
                .optionsOf("The plan file was created", file.options(), file.extensions(), selection)
                .decisions(file.decisions());
    }
}
