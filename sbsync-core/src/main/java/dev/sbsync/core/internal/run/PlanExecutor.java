package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.pool.AdaptiveConcurrency;
import dev.sbsync.core.pool.PoolState;
import dev.sbsync.core.pool.WritePool;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.Progress;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.SyncListener;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Executes one plan: submits its items to a {@link WritePool}, and further ones while it is running. Use an instance
 * once. Thread-safe; holds its lock only briefly, never while waiting.
 */
public final class PlanExecutor {

    private final RunItems items;
    private final EarlyEnd earlyEnd = new EarlyEnd();
    private final RunLog log;
    private final ItemEnds ends;
    private final TimeSource time;

    /** Held while items are submitted and recorded: the state must have them in the order of the pool. */
    private final Monitor submissions;

    private final SafeListener listener;
    private final AdaptiveConcurrency concurrency;
    private final Writers writers;
    private final Runnable roomFreed;
    private final WritePool<ItemKey, RunItem, Outcome> pool;
    private Consumer<Execution> atEnd = execution -> {};
    private RunPhase phase = RunPhase.RUNNING;
    private long pausedAt;
    private TimeSource.@Nullable Alarm deadline;

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
            SyncListener listener,
            AdaptiveConcurrency concurrency) {
        this.items = new RunItems(plan.items(), ended);
        this.log = log;
        this.time = time;
        this.submissions = time.newMonitor();
        this.listener = new SafeListener(listener);
        this.concurrency = concurrency;
        this.writers = writers;
        this.ends = new ItemEnds(items, log, writers, time, this.listener, earlyEnd, this::stopPool);
        ItemWork work = new ItemWork(items, earlyEnd, writers, time, this.listener, selected, new WorkControls());
        this.pool = WritePool.<ItemKey, RunItem, Outcome>builder(time, work)
                .listener(ends)
                .after(entry -> entry.item().after())
                .order(RunItems.ORDER)
                .limit(this::limit)
                .admission(work::admits)
                .batch(ItemWork.BATCH)
                .endsWhenDone()
                .build();
        this.roomFreed = pool::limitChanged;
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
        List<RunItem> before;
        Map<ItemKey, RunItem> open = new LinkedHashMap<>();
        synchronized (items) {
            before = items.ended();
            items.open().forEach(entry -> open.put(entry.item().key(), entry));
        }
        ends.tell(before);
        before.forEach(entry -> pool.addEnded(
                entry.item().key(),
                entry,
                Objects.requireNonNull(entry.result()).outcome()));
        pool.submitAll(open, () -> {});
        writers.onRoom(roomFreed);
        pool.start(tasks, "sbsync-worker", concurrency.ceiling(), this::finish);
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
        try (Monitor.Held oneAtATime = submissions.enter()) {
            return submitted(more, withoutWork);
        }
    }

    private OptionalInt submitted(SyncPlan more, List<ItemResult> withoutWork) {
        Map<ItemKey, RunItem> entries = new LinkedHashMap<>();
        more.items().forEach(item -> entries.put(item.key(), new RunItem(item)));
        for (ItemResult result : withoutWork) {
            RunItem entry = Objects.requireNonNull(entries.remove(result.item().key()));
            synchronized (items) {
                items.found(entry, result.outcome());
            }
            pool.addEnded(result.item().key(), entry, result.outcome());
        }
        return pool.submitAll(entries, () -> record(entries.values()))
                ? OptionalInt.of(entries.size())
                : OptionalInt.empty();
    }

    private void record(Collection<RunItem> entries) {
        Map<Boolean, List<PlannedItem>> byReplaced = entries.stream()
                .collect(Collectors.partitioningBy(
                        RunItem::follows, Collectors.mapping(RunItem::item, Collectors.toList())));
        try {
            log.submitted(Objects.requireNonNull(byReplaced.get(false)), Objects.requireNonNull(byReplaced.get(true)));
        } catch (RuntimeException failure) {
            JournalException cause = new JournalException(failure);
            earlyEnd.because(cause);
            throw cause;
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
            if (!ended()) {
                throw exhausted.get();
            }
        }
    }

    private boolean ended() {
        synchronized (items) {
            return phase == RunPhase.ENDED;
        }
    }

    /** Starts no new items until {@link #resume}. */
    public void pause() {
        synchronized (items) {
            if (phase != RunPhase.RUNNING) {
                return;
            }
            phase = RunPhase.PAUSED;
            pausedAt = time.nanos();
        }
        pool.limitChanged();
        listener.phaseChanged(RunPhase.RUNNING, RunPhase.PAUSED);
    }

    /** Resumes after {@link #pause}. */
    public void resume() {
        synchronized (items) {
            if (phase != RunPhase.PAUSED) {
                return;
            }
            phase = RunPhase.RUNNING;
            items.paused(Duration.ofNanos(time.nanos() - pausedAt));
        }
        pool.limitChanged();
        listener.phaseChanged(RunPhase.PAUSED, RunPhase.RUNNING);
    }

    /** Starts no new items; aborts items that are still in flight after {@code longest}. */
    public void drain(Duration longest) {
        RunPhase before;
        synchronized (items) {
            before = phase;
            if (before == RunPhase.DRAINING || before == RunPhase.ENDED) {
                return;
            }
            phase = RunPhase.DRAINING;
            deadline = time.alarm(longest, this::cutOff);
        }
        pool.stop();
        listener.phaseChanged(before, RunPhase.DRAINING);
    }

    /** Starts no new items and aborts in-flight ones. */
    public void stopNow() {
        drain(Duration.ZERO);
        cutOff();
    }

    /** Returns the consistent progress of the execution. Does not wait. */
    public Progress progress() {
        return pool.look(this::progress);
    }

    private Progress progress(PoolState<RunItem> state) {
        synchronized (items) {
            return new Progress(
                    phase,
                    items.total(),
                    items.tally().counts(),
                    items.tally().warnings(),
                    new WorkerCounts(
                            state.running().size(), concurrency.allowed(), concurrency.floor(), concurrency.ceiling()),
                    state.ready(),
                    state.waiting(),
                    state.parked(),
                    state.unconfirmed(),
                    items.requestsLeft(),
                    RunItems.inFlight(state.running(), time.nanos()),
                    items.tally().lastProblems());
        }
    }

    private int limit() {
        synchronized (items) {
            return phase == RunPhase.PAUSED ? 0 : concurrency.allowed();
        }
    }

    private void cutOff() {
        earlyEnd.cutOff();
        pool.interrupt();
    }

    /** Connects the work of items to the pool. */
    private final class WorkControls implements ItemWork.Controls {

        @Override
        public void called(CallCounts cost) {
            concurrency.callEnded(pool.look(state -> state.ready() > 0)).ifPresent(change -> {
                pool.limitChanged();
                listener.workersChanged(change.before(), change.now());
            });
        }

        @Override
        public void hold(Duration delay) {
            pool.hold(delay);
        }

        @Override
        public void abort(SbsyncException reason) {
            ends.abort(reason);
        }
    }

    /** Ends the run; called by the last worker. */
    private void finish() {
        writers.offRoom(roomFreed);
        pool.fatal().flatMap(HeapExhaustedException::from).ifPresent(earlyEnd::because);
        List<RunItem> rest;
        RunPhase before;
        synchronized (items) {
            before = phase;
            rest = items.cancelRest(time.nanos());
            if (deadline != null) {
                deadline.cancel();
            }
        }
        ends.tell(rest);
        Execution execution;
        synchronized (items) {
            phase = RunPhase.ENDED;
            execution = new Execution(items.results(), earlyEnd.reason());
        }
        atEnd.accept(execution);
        listener.phaseChanged(before, RunPhase.ENDED);
    }

    private void stopPool() {
        pool.stop();
    }
}
