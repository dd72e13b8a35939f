package dev.sbsync.core.run;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.concurrency.AdaptiveConcurrency;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.StalledRunException;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.pool.Attempt;
import dev.sbsync.core.pool.PoolWriter;
import dev.sbsync.core.pool.WritePool;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.core.write.ItemWriter;
import dev.sbsync.core.write.TargetFolder;
import dev.sbsync.core.write.Writers;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes one plan: gives a {@link WritePool} the items that are ready, and turns what becomes of each into its
 * outcome and into what is ready next. One instance executes once. Thread-safe; its lock is held for moments only, and
 * never while anything waits.
 */
public final class PlanExecutor {

    private static final Logger log = LoggerFactory.getLogger(PlanExecutor.class);

    /** How long an item may be parked and tried again, all rounds together. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Object lock = new Object();
    private final Schedule schedule;
    private final List<ItemResult> endedBefore;
    private final RunRecorder recorder;
    private final Predicate<StoryRow> selected;
    private final Writers writers;
    private final TimeSource time;
    private final SafeListener listener;
    private final AdaptiveConcurrency concurrency;
    private final WritePool<Integer, ScheduledItem, Outcome> pool;
    private Consumer<Execution> atEnd = execution -> {};
    private RunPhase phase = RunPhase.RUNNING;
    private long pausedAt;
    private volatile boolean cutOff;
    private @Nullable SbsyncException endedBy;
    private TimeSource.@Nullable Alarm deadline;

    /**
     * Prepares to execute a plan; {@code concurrency} says on how many workers.
     *
     * @param ended results of items that have ended before, which are not touched
     * @param selected tells whether an item that has moved meanwhile is still one to write
     * @param recorder writes down how the others end
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
        this.schedule = new Schedule(plan.items(), ended, plan::requestsAtMost);
        this.endedBefore = List.copyOf(ended);
        this.recorder = recorder;
        this.selected = selected;
        this.writers = writers;
        this.time = time;
        this.listener = new SafeListener(listener);
        this.concurrency = concurrency;
        this.pool = WritePool.<Integer, ScheduledItem, Outcome>builder(time, new Items())
                .feed(new ReadyItems())
                .order(Schedule.ORDER)
                .limit(concurrency::allowed)
                .build();
    }

    /**
     * How an execution ended.
     *
     * @param results one for every item of the plan, in the plan's order
     * @param abortedBy what ended it before its items were done, null where nothing did
     */
    public record Execution(
            List<ItemResult> results, @Nullable SbsyncException abortedBy) {}

    /** Starts the workers; the last one to end calls {@code whenEnded}. Does not block. */
    public void start(Tasks tasks, Consumer<Execution> whenEnded) {
        atEnd = whenEnded;
        List<ItemResult> blocked = schedule.blockedBefore();
        if (!blocked.isEmpty()) {
            recorder.ended(blocked, null);
        }
        List<ItemResult> before = new ArrayList<>(endedBefore);
        before.addAll(blocked);
        tell(before, 0);
        if (schedule.finished()) {
            pool.close();
        }
        pool.start(tasks, "sbsync-worker", concurrency.ceiling(), this::finish);
    }

    /**
     * Blocks until every worker has ended.
     *
     * @throws InterruptedException if the calling thread was interrupted while it waited; the execution goes on
     * @throws Error if a worker met one
     */
    public void join() throws InterruptedException {
        pool.join();
    }

    /** Lets nothing new start until {@link #resume}. */
    public void pause() {
        synchronized (lock) {
            if (phase != RunPhase.RUNNING) {
                return;
            }
            phase = RunPhase.PAUSED;
            pausedAt = time.nanos();
        }
        pool.pauseIf(this::isPaused);
        listener.phaseChanged(RunPhase.RUNNING, RunPhase.PAUSED);
    }

    /** Goes on after {@link #pause}. */
    public void resume() {
        synchronized (lock) {
            if (phase != RunPhase.PAUSED) {
                return;
            }
            phase = RunPhase.RUNNING;
            schedule.paused(Duration.ofNanos(time.nanos() - pausedAt));
        }
        pool.pauseIf(this::isPaused);
        listener.phaseChanged(RunPhase.PAUSED, RunPhase.RUNNING);
    }

    /** Lets nothing new start any more; what is still in flight after {@code longest} is cut off. */
    public void drain(Duration longest) {
        RunPhase before;
        synchronized (lock) {
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

    /** Lets nothing new start any more and cuts off what is in flight. */
    public void stopNow() {
        drain(Duration.ZERO);
        cutOff();
    }

    /** Returns where the execution stands; it adds up. Does not wait. */
    public Progress progress() {
        synchronized (lock) {
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
                    schedule.requestsLeft(),
                    schedule.inFlight(now),
                    schedule.tally().lastProblems());
        }
    }

    private boolean isPaused() {
        synchronized (lock) {
            return phase == RunPhase.PAUSED;
        }
    }

    private void cutOff() {
        cutOff = true;
        pool.interrupt();
    }

    /** Gives what is ready, and ends a run in which nothing ever will be. */
    private final class ReadyItems implements WritePool.Feed<Integer, ScheduledItem> {

        @Override
        public WritePool.@Nullable Work<Integer, ScheduledItem> poll() {
            synchronized (lock) {
                return schedule.poll()
                        .map(entry -> new WritePool.Work<>(entry.index(), entry, 0))
                        .orElse(null);
            }
        }

        @Override
        public boolean stalled() {
            synchronized (lock) {
                if (schedule.finished()) {
                    return false;
                }
                if (endedBy == null) {
                    List<String> open = schedule.open();
                    endedBy = new StalledRunException(
                            open.size(), open.stream().limit(3).toList());
                }
                return true;
            }
        }
    }

    /** The last worker ends what has not ended. */
    private void finish() {
        List<ItemResult> rest;
        RunPhase before;
        int ended;
        synchronized (lock) {
            before = phase;
            ended = schedule.tally().counts().ended();
            rest = schedule.cancelRest(time.nanos());
            if (deadline != null) {
                deadline.cancel();
            }
        }
        tell(rest, ended);
        Execution execution;
        synchronized (lock) {
            phase = RunPhase.ENDED;
            execution = new Execution(schedule.results(), endedBy);
        }
        atEnd.accept(execution);
        listener.phaseChanged(before, RunPhase.ENDED);
    }

    private void tell(List<ItemResult> news, int endedBefore) {
        int ended = endedBefore;
        for (ItemResult result : news) {
            ended++;
            listener.itemEnded(result, ended, schedule.total());
        }
    }

    /** What a worker of the pool does with an item. */
    private final class Items implements PoolWriter<ScheduledItem, Outcome> {

        @Override
        public Attempt<Outcome> write(ScheduledItem entry) throws InterruptedException {
            ItemWriter writer;
            synchronized (lock) {
                TargetFolder folder = schedule.begin(entry, time.nanos());
                writer = entry.writer(writers, folder, cost -> callEnded());
            }
            listener.itemStarted(entry.item());
            try {
                Outcome outcome = writer.write();
                Optional<StoryRow> moved = writer.moved();
                return moved.isPresent()
                        ? moved(entry, outcome, moved.get())
                        : ended(entry, outcome, writer.inSync().orElse(null));
            } catch (SbsyncException failure) {
                return failed(entry, writer, failure);
            } catch (RuntimeException bug) {
                log.debug("'{}' failed unexpectedly", entry.item().source().path(), bug);
                String message = bug.getClass().getSimpleName() + ": " + bug.getMessage();
                return ended(
                        entry, new Outcome.Failed(new Problem(OutcomeCode.UNEXPECTED, message), writer.targetId()));
            }
        }

        /** What the pool does not write is ended by {@link #finish}, all of it together. */
        @Override
        public Outcome cancelled(ScheduledItem entry) {
            return entry.cancelled();
        }

        private Attempt<Outcome> failed(ScheduledItem entry, ItemWriter writer, SbsyncException failure) {
            if (Problems.endsRun(failure)) {
                abort(failure);
                return ended(entry, entry.cancelled());
            }
            Optional<Duration> delay = writer.comeBackAfter(failure);
            if (delay.isPresent() && park(entry, delay.get())) {
                if (failure instanceof TransportException kept && kept.kind() == TransportException.Kind.UNAVAILABLE) {
                    pool.hold(delay.get());
                }
                return new Attempt.Later<>(delay.get());
            }
            return ended(entry, new Outcome.Failed(Problems.of(failure, Step.WRITE), writer.targetId()));
        }

        /** An item that has moved in the source is planned again, once; it comes back as one that is ready. */
        private Attempt<Outcome> moved(ScheduledItem entry, Outcome outcome, StoryRow now) {
            Optional<Problem> impossible;
            synchronized (lock) {
                impossible = entry.replanned() ? outcome.problem() : schedule.replan(entry, now, selected);
            }
            return impossible.isPresent()
                    ? ended(
                            entry,
                            new Outcome.Failed(
                                    impossible.get(), outcome.targetId().orElse(null)))
                    : new Attempt.Done<>(outcome);
        }

        private boolean park(ScheduledItem entry, Duration delay) {
            synchronized (lock) {
                if (!schedule.park(entry, time.nanos(), delay, LONGEST)) {
                    return false;
                }
            }
            listener.itemParked(entry.item(), delay);
            return true;
        }

        private Attempt<Outcome> ended(ScheduledItem entry, Outcome outcome) {
            return ended(entry, outcome, null);
        }

        private Attempt<Outcome> ended(ScheduledItem entry, Outcome outcome, @Nullable Baseline inSync) {
            List<ItemResult> news;
            int before;
            boolean last;
            synchronized (lock) {
                before = schedule.tally().counts().ended();
                news = schedule.end(entry, outcome, time.nanos());
                last = schedule.finished();
            }
            news.forEach(result -> writers.ended(result.item()));
            record(news, inSync);
            tell(news, before);
            if (last) {
                pool.close();
            }
            return new Attempt.Done<>(outcome);
        }

        private void record(List<ItemResult> news, @Nullable Baseline inSync) {
            try {
                recorder.ended(news, inSync);
            } catch (RuntimeException failure) {
                abort(new JournalException(failure));
            }
        }

        /** A failure that ends the run ends it once; the interrupts that cutting items off makes are no failures. */
        private void abort(SbsyncException failure) {
            boolean byUs = cutOff
                    && failure instanceof TransportException broken
                    && broken.kind() == TransportException.Kind.INTERRUPTED;
            synchronized (lock) {
                if (endedBy == null && !byUs) {
                    endedBy = failure;
                }
            }
            pool.stop();
        }

        private void callEnded() {
            boolean queued;
            synchronized (lock) {
                queued = schedule.readyCount() > 0;
            }
            concurrency.callEnded(queued).ifPresent(change -> {
                pool.limitChanged();
                listener.workersChanged(change.before(), change.now());
            });
        }
    }
}
