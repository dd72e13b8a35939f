package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.pool.AdaptiveConcurrency;
import dev.sbsync.core.pool.PoolState;
import dev.sbsync.core.pool.WritePool;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.run.RunSnapshot.Backlog;
import dev.sbsync.core.run.RunSnapshot.Side;
import dev.sbsync.core.run.WorkerCounts;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Executes one plan: submits its items to a {@link WritePool}, and further ones while it is running. Use an instance
 * once. Thread-safe; holds its lock only briefly, never while waiting.
 */
public final class PlanExecutor {

    private final SyncPlan plan;
    private final RunContext run;
    private final RunItems items;
    private final ItemEnds ends;
    private final RunPhases phases;

    /** Held while items are submitted and recorded: the state must have them in the order of the pool. */
    private final Monitor submissions;

    private final AdaptiveConcurrency concurrency;
    private final Runnable roomFreed;
    private final WritePool<ItemKey, RunItem, Outcome> pool;
    private final HeldDeletes deletes;
    private Consumer<Execution> atEnd = execution -> {};

    /**
     * Prepares the execution of a plan; {@code concurrency} limits the workers.
     *
     * @param ended results of items that have already ended
     * @param selected returns whether an item that has moved in the meantime is still selected
     * @param log records the results of the other items, and further items
     */
    public PlanExecutor(
            SyncPlan plan,
            Collection<ItemResult> ended,
            Predicate<Item> selected,
            RunLog log,
            Writers writers,
            TimeSource time,
            RunTimeline listener,
            AdaptiveConcurrency concurrency) {
        this.plan = plan;
        this.items = new RunItems(plan.items(), ended);
        this.run = new RunContext(items, new EarlyEnd(), writers, time, listener);
        this.phases = new RunPhases(items, time);
        this.submissions = time.newMonitor();
        this.concurrency = concurrency;
        this.deletes = new HeldDeletes(items);
        this.ends = new ItemEnds(run, log, this::stopPool, this::releaseDeletes);
        ItemWork work = new ItemWork(run, selected, ends, this::called, this::hold);
        this.pool = pool(writers, work, time);
        this.roomFreed = pool::limitChanged;
    }

    private WritePool<ItemKey, RunItem, Outcome> pool(Writers writers, ItemWork work, TimeSource time) {
        return WritePool.<ItemKey, RunItem, Outcome>builder(time, work)
                .listener(ends)
                .after(entry -> entry.item.after())
                .order(RunItems.ORDER)
                .limit(this::limit)
                .admission(entry -> entry.admitted(writers))
                .batch(ItemCost.CONFIRMED_PER_LIST)
                .confirmedLast(
                        entry -> writers.confirmsAtTheEnd(entry.item.key().kind()))
                .endsWhenDone()
                .build();
    }

    private void called(CallCounts cost) {
        concurrency.callEnded(pool.look(state -> state.ready() > 0)).ifPresent(change -> {
            pool.limitChanged();
            run.listener().workersChanged(change.before(), change.now());
        });
    }

    private void hold(Duration delay) {
        pool.hold(delay);
    }

    private void stopPool() {
        pool.stop();
    }

    private int limit() {
        synchronized (items) {
            return phases.now() == RunPhase.PAUSED ? 0 : concurrency.allowed();
        }
    }

    /**
     * The result of an execution.
     *
     * @param results one per item of the plan, in the plan's order
     * @param abortedBy the cause of an early end, or null
     */
    public record Execution(
            List<ItemResult> results, @Nullable SbsyncException abortedBy) {}

    /** Starts the workers; the last one calls {@code whenEnded}. Does not block. */
    public void start(Tasks tasks, Consumer<Execution> whenEnded) {
        atEnd = whenEnded;
        Map<ItemKey, RunItem> open = new LinkedHashMap<>();
        List<RunItem> all = items.all();
        ends.tell(all);
        for (RunItem entry : all) {
            ItemResult result = entry.result;
            if (result == null && entry.item.operation() == Operation.DELETE) {
                deletes.add(entry);
            } else if (result == null) {
                open.put(entry.item.key(), entry);
            } else {
                ids(result);
                pool.addEnded(entry.item.key(), entry, result.outcome());
            }
        }
        pool.submitAll(open, () -> {});
        releaseDeletes();
        run.writers().budget().onRelease(roomFreed);
        pool.start(tasks, "sbsync-worker", concurrency.ceiling(), this::finish);
    }

    private void ids(ItemResult result) {
        IdMap ids = run.writers().settings().ids();
        ids.ended(result.item().key());
        if (result.outcome() instanceof Outcome.Deleted deleted) {
            ids.deleted(new ItemKey(result.item().key().kind(), deleted.id()));
        }
    }

    /** Submits the deletes that were held until what had to come before them has ended. */
    private void releaseDeletes() {
        Map<ItemKey, RunItem> due = new LinkedHashMap<>();
        deletes.due().forEach(entry -> due.put(entry.item.key(), entry));
        if (!due.isEmpty()) {
            pool.submitAll(due, () -> {});
        }
    }

    /**
     * Submits the items of another plan. An item that waits or is parked is replaced by its submission; one that is
     * running is written again afterwards.
     *
     * @param withoutWork the results of items that need no work, which are not submitted
     * @return the number of submitted items; empty if the run has ended or ends, and takes nothing
     * @throws JournalException if the items cannot be recorded; the run ends
     */
    public OptionalInt submit(SyncPlan more, List<ItemResult> withoutWork) {
        Map<ItemKey, RunItem> entries = new LinkedHashMap<>();
        more.items().forEach(item -> entries.put(item.key(), new RunItem(item)));
        try (Monitor.Held oneAtATime = submissions.enter()) {
            if (deletes.begun()) {
                return OptionalInt.empty();
            }
            for (ItemResult result : withoutWork) {
                RunItem entry =
                        Objects.requireNonNull(entries.remove(result.item().key()));
                items.found(entry, result.outcome());
                pool.addEnded(result.item().key(), entry, result.outcome());
            }
            return pool.submitAll(entries, () -> ends.submitted(entries.values()))
                    ? OptionalInt.of(entries.size())
                    : OptionalInt.empty();
        }
    }

    /**
     * Blocks until every worker has ended.
     *
     * @throws InterruptedException if the calling thread is interrupted while waiting; the execution continues
     * @throws Error if a worker threw one, except heap exhaustion, which is a regular cause of an early end
     */
    public void join() throws InterruptedException {
        try {
            pool.join();
        } catch (RuntimeException | OutOfMemoryError thrown) {
            Optional<HeapExhaustedException> exhausted = HeapExhaustedException.from(thrown);
            if (exhausted.isEmpty()) {
                throw thrown;
            }
            if (phases.now() != RunPhase.ENDED) {
                throw exhausted.get();
            }
        }
    }

    /** Starts no new items until {@link #resume}. */
    public void pause() {
        if (phases.pause()) {
            pool.limitChanged();
            run.listener().phaseChanged(RunPhase.RUNNING, RunPhase.PAUSED);
        }
    }

    public void resume() {
        if (phases.resume()) {
            pool.limitChanged();
            run.listener().phaseChanged(RunPhase.PAUSED, RunPhase.RUNNING);
        }
    }

    /** Starts no new items; aborts items that are still in flight after {@code longest}. */
    public void drain(Duration longest) {
        phases.drain(longest, this::cutOff).ifPresent(before -> {
            pool.stop();
            run.listener().phaseChanged(before, RunPhase.DRAINING);
        });
    }

    /** Starts no new items and aborts in-flight ones. */
    public void stopNow() {
        drain(Duration.ZERO);
        cutOff();
    }

    /** Returns a consistent snapshot of the run, as of an attempt, which may be still running. Does not wait. */
    public RunSnapshot snapshot(RunMeter meter, RunAttempt attempt) {
        // these may wait for locks, which must not happen while the items are locked
        Side source = meter.source().snapshot(plan.source(), attempt.sourceRequests(), attempt.sourceFiles());
        Side target = meter.target().snapshot(plan.target(), attempt.targetRequests(), attempt.targetFiles());
        return pool.look(state -> {
            synchronized (items) {
                return new RunSnapshot(
                        meter.runId(),
                        attempt.duration(),
                        phases.now(),
                        items.total(),
                        items.counts(),
                        items.warnings(),
                        workers(state),
                        backlog(state),
                        RunItems.inFlight(state.running(), run.time().nanos()),
                        items.lastProblems(),
                        source,
                        target);
            }
        });
    }

    private WorkerCounts workers(PoolState<RunItem> state) {
        return new WorkerCounts(
                state.running().size(), concurrency.allowed(), concurrency.floor(), concurrency.ceiling());
    }

    private Backlog backlog(PoolState<RunItem> state) {
        return new Backlog(state.waiting(), state.ready(), state.parked(), state.unconfirmed(), items.requestsLeft());
    }

    private void cutOff() {
        run.earlyEnd().cutOff();
        pool.interrupt();
    }

    /** Ends the run; called by the last worker. */
    private void finish() {
        run.writers().budget().forget(roomFreed);
        pool.fatal().flatMap(HeapExhaustedException::from).ifPresent(run.earlyEnd()::because);
        List<RunItem> rest = items.cancelRest(run.time().nanos());
        RunPhase before = phases.lastItemEnded();
        ends.tell(rest);
        phases.end();
        atEnd.accept(new Execution(items.results(), run.earlyEnd().reason()));
        run.listener().phaseChanged(before, RunPhase.ENDED);
    }
}
