package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.StalledRunException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.pool.AdaptiveConcurrency;
import dev.sbsync.core.pool.WritePool;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.Progress;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.run.WorkerCounts;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Executes one plan: feeds ready items to a {@link WritePool}, and processes their outcomes, which make further items
 * ready. Use an instance once. Thread-safe; holds its lock only briefly, never while waiting.
 */
public final class PlanExecutor {

    private final Schedule schedule;
    private final UnshownItems unshown = new UnshownItems();
    private final EarlyEnd earlyEnd = new EarlyEnd();
    private final List<ItemResult> endedBefore;
    private final RunRecorder recorder;
    private final ItemEnds ends;
    private final ItemWork work;
    private final TimeSource time;
    private final SafeListener listener;
    private final AdaptiveConcurrency concurrency;
    private final Writers writers;
    private final Runnable roomFreed;
    private final WritePool<Integer, ScheduledItem, Outcome> pool;
    private Consumer<Execution> atEnd = execution -> {};
    private RunPhase phase = RunPhase.RUNNING;
    private long pausedAt;
    private TimeSource.@Nullable Alarm deadline;

    /**
     * Prepares the execution of a plan; {@code concurrency} limits the workers.
     *
     * @param ended results of items that have already ended
     * @param selected returns whether an item that has moved in the meantime is still selected
     * @param recorder records the results of the other items
     */
    public PlanExecutor(
            SyncPlan plan,
            Collection<ItemResult> ended,
            Predicate<StoryRow> selected,
            RunRecorder recorder,
            Writers writers,
            TimeSource time,
            SyncListener listener,
            AdaptiveConcurrency concurrency) {
        this.schedule = new Schedule(plan.items(), ended, item -> item.cost().requestsAtMost());
        this.endedBefore = List.copyOf(ended);
        this.recorder = recorder;
        this.time = time;
        this.listener = new SafeListener(listener);
        this.concurrency = concurrency;
        this.writers = writers;
        this.ends = new ItemEnds(schedule, recorder, writers, time, this.listener, earlyEnd, this::endPool);
        this.work = new ItemWork(
                schedule, unshown, ends, writers, time, this.listener, selected, cost -> callEnded(), this::hold);
        this.pool = WritePool.<Integer, ScheduledItem, Outcome>builder(time, work)
                .feed(new ReadyItems())
                .order(Schedule.ORDER)
                .limit(concurrency::allowed)
                .admission(work::admits)
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
        List<ItemResult> blocked = schedule.blockedBefore();
        if (!blocked.isEmpty()) {
            recorder.ended(blocked, null);
        }
        List<ItemResult> before = new ArrayList<>(endedBefore);
        before.addAll(blocked);
        ends.tell(before, 0);
        if (schedule.finished()) {
            pool.close();
        }
        writers.onRoom(roomFreed);
        pool.start(tasks, "sbsync-worker", concurrency.ceiling(), this::finish);
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
        synchronized (schedule) {
            return phase == RunPhase.ENDED;
        }
    }

    /** Starts no new items until {@link #resume}. */
    public void pause() {
        synchronized (schedule) {
            if (phase != RunPhase.RUNNING) {
                return;
            }
            phase = RunPhase.PAUSED;
            pausedAt = time.nanos();
        }
        pool.pauseIf(this::isPaused);
        listener.phaseChanged(RunPhase.RUNNING, RunPhase.PAUSED);
    }

    /** Resumes after {@link #pause}. */
    public void resume() {
        synchronized (schedule) {
            if (phase != RunPhase.PAUSED) {
                return;
            }
            phase = RunPhase.RUNNING;
            schedule.paused(Duration.ofNanos(time.nanos() - pausedAt));
        }
        pool.pauseIf(this::isPaused);
        listener.phaseChanged(RunPhase.PAUSED, RunPhase.RUNNING);
    }

    /** Starts no new items; aborts items that are still in flight after {@code longest}. */
    public void drain(Duration longest) {
        RunPhase before;
        synchronized (schedule) {
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
        synchronized (schedule) {
            long now = time.nanos();
            return new Progress(
                    phase,
                    schedule.total(),
                    schedule.tally().counts(),
                    schedule.tally().warnings(),
                    new WorkerCounts(pool.active(), concurrency.allowed(), concurrency.floor(), concurrency.ceiling()),
                    schedule.readyCount(),
                    schedule.waitingCount(),
                    schedule.parkedCount(),
                    unshown.total(),
                    schedule.requestsLeft(),
                    schedule.inFlight(now),
                    schedule.tally().lastProblems());
        }
    }

    private boolean isPaused() {
        synchronized (schedule) {
            return phase == RunPhase.PAUSED;
        }
    }

    private void cutOff() {
        earlyEnd.cutOff();
        pool.interrupt();
    }

    /** Provides ready items, and ends a run that cannot continue. */
    private final class ReadyItems implements WritePool.Feed<Integer, ScheduledItem> {

        @Override
        public WritePool.@Nullable Work<Integer, ScheduledItem> poll() {
            synchronized (schedule) {
                ScheduledItem next =
                        schedule.poll().orElseGet(() -> unshown.poll(schedule.idleBut(unshown.count()), time.nanos()));
                return next == null ? null : new WritePool.Work<>(next.index(), next, 0);
            }
        }

        @Override
        public boolean stalled() {
            synchronized (schedule) {
                if (schedule.finished()) {
                    return false;
                }
                List<String> open = schedule.open();
                earlyEnd.because(new StalledRunException(
                        open.size(), open.stream().limit(3).toList()));
                return true;
            }
        }
    }

    /** Ends the remaining items; called by the last worker. */
    private void finish() {
        writers.offRoom(roomFreed);
        pool.fatal().flatMap(HeapExhaustedException::from).ifPresent(earlyEnd::because);
        if (earlyEnd.drained()) {
            work.lookAtLast();
        }
        List<ItemResult> rest;
        RunPhase before;
        int ended;
        synchronized (schedule) {
            before = phase;
            ended = schedule.tally().counts().ended();
            rest = schedule.cancelRest(time.nanos());
            unshown.takeAll(); // those that no list has confirmed are among the cancelled ones
            if (deadline != null) {
                deadline.cancel();
            }
        }
        ends.tell(rest, ended);
        Execution execution;
        synchronized (schedule) {
            phase = RunPhase.ENDED;
            execution = new Execution(schedule.results(), earlyEnd.reason());
        }
        atEnd.accept(execution);
        listener.phaseChanged(before, RunPhase.ENDED);
    }

    private void endPool(boolean now) {
        if (now) {
            pool.stop();
        } else {
            pool.close();
        }
    }

    private void hold(Duration delay) {
        pool.hold(delay);
    }

    private void callEnded() {
        boolean queued;
        synchronized (schedule) {
            queued = schedule.readyCount() > 0;
        }
        concurrency.callEnded(queued).ifPresent(change -> {
            pool.limitChanged();
            listener.workersChanged(change.before(), change.now());
        });
    }
}
