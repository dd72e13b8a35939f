package dev.sbsync.core;

import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.kind.PlanScope;
import dev.sbsync.core.internal.kind.RunRequest;
import dev.sbsync.core.internal.plan.FailPolicies;
import dev.sbsync.core.internal.plan.PlanService.OnEmpty;
import dev.sbsync.core.internal.plan.Resumption;
import dev.sbsync.core.internal.run.PlanExecutor;
import dev.sbsync.core.internal.run.RecentAttempt;
import dev.sbsync.core.internal.run.ResumedJournal;
import dev.sbsync.core.internal.run.RunMeter;
import dev.sbsync.core.internal.run.RunTimeline;
import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.internal.write.WriteSettings;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.pool.AdaptiveConcurrency;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts and resumes runs: of plans, and of undos. Thread-safe. */
final class RunStarter {

    private final Engine engine;
    private final WriteJournal journal;
    private final SyncListener listener;
    private final TimeSource time;
    private final Tasks tasks;
    private final RandomGenerator random;
    private final int workers;
    private final int minWorkers;

    RunStarter(Engine engine, SpaceSyncBuilder builder) {
        this.engine = engine;
        this.journal = builder.journal;
        this.listener = builder.listener;
        this.time = builder.time;
        this.tasks = builder.tasks;
        this.random = builder.random;
        this.workers = builder.workers;
        this.minWorkers = builder.minWorkers;
    }

    /**
     * A run that starts or continues.
     *
     * @param undoes the id of the run that it undoes; null if it undoes none
     * @param ended the results of items that need no more work
     */
    private record Begun(
            SyncPlan plan,
            PlanOptions options,
            @Nullable String undoes,
            List<ItemResult> ended,
            RunMeter meter,
            RunLog log) {}

    /**
     * Stores a plan and starts to run it.
     *
     * @param undoes the id of the run that the plan undoes; null if it undoes none
     */
    SyncRun start(SyncPlan plan, PlanOptions options, @Nullable String undoes) {
        RunMeter meter = meter(RunMeter.newRunId(time, random), List.of());
        List<ItemResult> ended = Resumption.withoutWork(plan);
        RunHeader header = new RunHeader(
                meter.runId(),
                engine.pair(),
                plan.source(),
                plan.target(),
                meter.startedAt(),
                options,
                engine.extensions.ids(),
                undoes);
        RunLog log = engine.state.begin(header, plan.items(), ended, new RecentAttempt(time, meter::soFar));
        return start(new Begun(plan, options, undoes, ended, meter, log));
    }

    /** Replans a run and starts what is left of it; see {@link SpaceSync#resume}. */
    SyncRun resume(StoredRun run, Selection selection) {
        requireResumable(run);
        String runId = run.header().runId();
        PlanOptions options = engine.extensions.optionsOf(run.header(), selection);
        List<StoredItem> stored = engine.state.items(runId);
        String undoes = run.header().undoes();
        if (undoes == null) {
            engine.requireSource();
        }
        Resumption rest = Resumption.of(
                stored,
                undoes == null
                        ? engine.planning.plan(
                                options, OnEmpty.ALLOW, engine.state, Resumption.begun(stored), PlanReads.NONE)
                        : engine.undoing.plan(engine.storedRun(undoes)));
        RunMeter meter = meter(runId, run.attempts());
        RunLog log =
                engine.state.resume(runId, rest.plan().items(), rest.ended(), new RecentAttempt(time, meter::soFar));
        return start(new Begun(rest.plan(), options, undoes, rest.ended(), meter, log));
    }

    private static void requireResumable(StoredRun run) {
        String runId = run.header().runId();
        if (run.undoneBy() != null) {
            throw new StateException(
                    StateException.Kind.NO_RUN,
                    "The run '" + runId + "' was undone by the run '" + run.undoneBy()
                            + "'; nothing to resume. Start a new run.");
        }
        if (!run.resumable()) {
            throw new StateException(
                    StateException.Kind.NO_RUN,
                    "The run '" + runId + "' has finished; nothing to resume. Retry its failed items, or start a new"
                            + " run.");
        }
    }

    private SyncRun start(Begun run) {
        SyncPlan plan = run.plan();
        RunRequest request =
                new RunRequest(plan, run.options(), IdMap.of(plan, engine.state::baseline), time, new PlanScope());
        AdaptiveConcurrency concurrency = new AdaptiveConcurrency(
                time, minWorkers, workers, List.of(engine.from.client()::stats, engine.to.client()::stats));
        RunTimeline timeline = new RunTimeline(time, listener);
        PlanExecutor executor = new PlanExecutor(
                plan,
                run.ended(),
                run.options().selection()::includes,
                run.log(),
                writers(run, request),
                time,
                timeline,
                concurrency);
        return SyncRun.start(plan, run.undoes(), run.meter(), executor, timeline, run.log(), tasks, more -> {
            List<ItemResult> results = withoutWork(more, run);
            request.ids().learn(more);
            return results;
        });
    }

    private Writers writers(Begun run, RunRequest request) {
        String undoes = run.undoes();
        WriteSettings settings = new WriteSettings(
                run.options(),
                engine.extensions.veto(),
                undoes == null ? engine.state::baseline : engine.undoing.planned(undoes, run.plan()),
                new ResumedJournal(run.log(), journal),
                run.log(),
                request.ids(),
                time);
        Map<String, KindWriters> byKind = undoes == null
                ? engine.kinds.stream().collect(Collectors.toMap(ItemKind::id, kind -> kind.writers(request)))
                : engine.undoing.writers(undoes, request);
        return new Writers(
                engine.sourceRefusal(undoes != null),
                engine.to::refusal,
                byKind,
                settings,
                engine.content,
                engine.budget);
    }

    /** Returns the results of items without work in a plan that is submitted to a run. */
    private List<ItemResult> withoutWork(SyncPlan more, Begun run) {
        engine.requireOwn(more);
        more.requireComplete();
        if (more.count(Operation.DELETE) > 0) {
            throw new IllegalArgumentException("The plan deletes items, which only a run of its own does, after"
                    + " everything else; start a new run with the plan, or submit only its other items.");
        }
        more.requireFits(run.plan(), run.options().selection()::includes);
        FailPolicies.check(more, run.options());
        return Resumption.withoutWork(more);
    }

    private RunMeter meter(String runId, List<RunAttempt> earlier) {
        return RunMeter.start(time, runId, earlier, engine.from.client(), engine.to.client(), engine.content);
    }
}
