package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.write.ItemWriter;
import dev.sbsync.core.write.Writers;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes one plan on a few workers. A worker takes a ready item, writes it, and ends it with an outcome; an item that
 * has to come back later is parked, and its worker takes the next one. One instance executes once. Thread-safe.
 */
public final class PlanExecutor {

    private static final Logger log = LoggerFactory.getLogger(PlanExecutor.class);

    /** How long an item may be parked and tried again, all rounds together. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Schedule schedule;
    private final Writers writers;
    private final TimeSource time;
    private final Monitor monitor;
    private final SafeListener listener;
    private final int workers;
    private final List<Tasks.Task> started = new CopyOnWriteArrayList<>();
    private final Set<Schedule.Entry> inFlight = new LinkedHashSet<>();
    private Consumer<Execution> atEnd = execution -> {};
    private RunPhase phase = RunPhase.RUNNING;
    private int alive;
    private boolean stopped;
    private volatile boolean interrupted;
    private @Nullable SbsyncException endedBy;
    private TimeSource.@Nullable Alarm deadline;

    /** Prepares to execute a plan on at most {@code workers} workers. */
    public PlanExecutor(SyncPlan plan, Writers writers, TimeSource time, SyncListener listener, int workers) {
        this.schedule = new Schedule(plan.items());
        this.writers = writers;
        this.time = time;
        this.monitor = time.newMonitor();
        this.listener = new SafeListener(listener);
        this.workers = workers;
    }

    /**
     * How an execution ended.
     *
     * @param results one for every item of the plan, in no particular order
     * @param abortedBy what ended it before its items were done, null where nothing did
     */
    public record Execution(
            List<ItemResult> results, @Nullable SbsyncException abortedBy) {}

    /** Starts the workers; the last one to end calls {@code whenEnded}. Does not block. */
    public void start(Tasks tasks, Consumer<Execution> whenEnded) {
        atEnd = whenEnded;
        alive = workers;
        for (int i = 1; i <= workers; i++) {
            started.add(tasks.start("sbsync-worker-" + i, this::work));
        }
        if (interrupted) {
            started.forEach(Tasks.Task::interrupt);
        }
    }

    /**
     * Blocks until every worker has ended.
     *
     * @throws InterruptedException if the calling thread was interrupted while it waited; the execution goes on
     * @throws Error if a worker met one
     */
    public void join() throws InterruptedException {
        for (Tasks.Task task : started) {
            task.join();
        }
    }

    /** Lets nothing new start until {@link #resume}. */
    public void pause() {
        change(RunPhase.RUNNING, RunPhase.PAUSED);
    }

    /** Goes on after {@link #pause}. */
    public void resume() {
        change(RunPhase.PAUSED, RunPhase.RUNNING);
    }

    /** Lets nothing new start any more; what is still in flight after {@code longest} is cut off. */
    public void drain(Duration longest) {
        RunPhase before;
        try (Monitor.Held held = monitor.enter()) {
            before = phase;
            if (stopped || before == RunPhase.DRAINING || before == RunPhase.ENDED) {
                return;
            }
            phase = RunPhase.DRAINING;
            deadline = time.alarm(longest, this::interrupt);
            held.signalAll();
        }
        listener.phaseChanged(before, RunPhase.DRAINING);
    }

    /** Lets nothing new start any more and cuts off what is in flight. */
    public void stopNow() {
        drain(Duration.ZERO);
        interrupt();
    }

    /** Returns where the execution stands. */
    public Progress progress() {
        try (Monitor.Held held = monitor.enter()) {
            long now = time.nanos();
            return new Progress(
                    phase,
                    schedule.total(),
                    schedule.counts(),
                    schedule.warnings(),
                    new WorkerCounts(inFlight.size(), workers, workers, workers),
                    schedule.readyCount(),
                    schedule.waitingCount(),
                    schedule.parkedCount(),
                    inFlight.stream().map(entry -> entry.inFlight(now)).toList(),
                    schedule.lastProblems());
        }
    }

    private void interrupt() {
        interrupted = true;
        started.forEach(Tasks.Task::interrupt);
    }

    private void change(RunPhase from, RunPhase to) {
        try (Monitor.Held held = monitor.enter()) {
            if (phase != from) {
                return;
            }
            phase = to;
            held.signalAll();
        }
        listener.phaseChanged(from, to);
    }

    /** However a worker ends, the others do not wait for it: they end too unless the work is done. */
    private void work() {
        try {
            for (Optional<Schedule.Entry> next = next(); next.isPresent(); next = next()) {
                process(next.get());
            }
        } catch (InterruptedException interrupt) {
            log.debug("A worker was interrupted; the run ends.");
        } finally {
            leave();
        }
    }

    /** Waits for an item that may run; empty when the run is over. */
    private Optional<Schedule.Entry> next() throws InterruptedException {
        try (Monitor.Held held = monitor.enter()) {
            while (!over()) {
                long now = time.nanos();
                Optional<Schedule.Entry> ready = phase == RunPhase.PAUSED ? Optional.empty() : schedule.take(now);
                if (ready.isPresent()) {
                    inFlight.add(ready.get());
                    return ready;
                }
                Optional<Duration> delay = phase == RunPhase.PAUSED ? Optional.empty() : schedule.nextParked(now);
                if (delay.isPresent()) {
                    held.await(delay.get());
                } else {
                    held.await();
                }
            }
            return Optional.empty();
        }
    }

    private boolean over() {
        return stopped || phase == RunPhase.DRAINING || schedule.finished();
    }

    /** The last worker to leave ends the run. */
    private void leave() {
        List<ItemResult> rest;
        RunPhase before;
        try (Monitor.Held held = monitor.enter()) {
            stopped = true;
            held.signalAll();
            alive--;
            if (alive > 0) {
                return;
            }
            before = phase;
            rest = schedule.cancelRest(time.nanos());
            if (deadline != null) {
                deadline.cancel();
            }
        }
        rest.forEach(this::tell);
        Execution execution;
        try (Monitor.Held held = monitor.enter()) {
            phase = RunPhase.ENDED;
            execution = new Execution(schedule.results(), endedBy);
        }
        atEnd.accept(execution);
        listener.phaseChanged(before, RunPhase.ENDED);
    }

    private void process(Schedule.Entry entry) throws InterruptedException {
        listener.itemStarted(entry.item);
        ItemWriter writer;
        try (Monitor.Held held = monitor.enter()) {
            writer = entry.writer(writers, schedule.folderOf(entry));
        }
        Outcome outcome;
        try {
            outcome = writer.write();
        } catch (SbsyncException failure) {
            if (Problems.endsRun(failure)) {
                abort(failure);
                outcome = entry.cancelled();
            } else if (parked(entry, writer.comeBackAfter(failure))) {
                return;
            } else {
                outcome = new Outcome.Failed(Problems.of(failure, Step.WRITE), writer.targetId());
            }
        } catch (InterruptedException interrupt) {
            ended(entry, entry.cancelled());
            throw interrupt;
        } catch (RuntimeException bug) {
            log.debug("'{}' failed unexpectedly", entry.item.source().path(), bug);
            outcome = new Outcome.Failed(
                    new Problem(OutcomeCode.UNEXPECTED, bug.getClass().getSimpleName() + ": " + bug.getMessage()),
                    writer.targetId());
        }
        ended(entry, outcome);
    }

    private boolean parked(Schedule.Entry entry, Optional<Duration> delay) {
        if (delay.isEmpty()) {
            return false;
        }
        try (Monitor.Held held = monitor.enter()) {
            if (!schedule.park(entry, time.nanos(), delay.get(), LONGEST)) {
                return false;
            }
            inFlight.remove(entry);
            held.signalAll();
        }
        listener.itemParked(entry.item, delay.get());
        return true;
    }

    private void ended(Schedule.Entry entry, Outcome outcome) {
        List<ItemResult> news;
        try (Monitor.Held held = monitor.enter()) {
            inFlight.remove(entry);
            news = schedule.end(entry, outcome, time.nanos());
            held.signalAll();
        }
        news.forEach(this::tell);
    }

    private void abort(SbsyncException failure) {
        try (Monitor.Held held = monitor.enter()) {
            if (endedBy == null && !interrupted) {
                endedBy = failure;
            }
            stopped = true;
            held.signalAll();
        }
    }

    private void tell(ItemResult result) {
        int ended;
        try (Monitor.Held held = monitor.enter()) {
            ended = schedule.counts().ended();
        }
        listener.itemEnded(result, ended, schedule.total());
    }
}
