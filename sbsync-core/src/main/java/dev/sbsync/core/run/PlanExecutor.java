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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes one plan on a few workers. A worker takes a ready item, writes it, and ends it with an outcome; an item that
 * has to come back later is parked, and its worker takes the next one. One instance executes once.
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
    private @Nullable SbsyncException endedBy;
    private boolean stopped;

    /** Prepares to execute a plan. */
    public PlanExecutor(SyncPlan plan, Writers writers, TimeSource time, SyncListener listener) {
        this.schedule = new Schedule(plan.items());
        this.writers = writers;
        this.time = time;
        this.monitor = time.newMonitor();
        this.listener = new SafeListener(listener);
    }

    /**
     * How an execution ended.
     *
     * @param results one for every item of the plan, in no particular order
     * @param abortedBy what ended it before its items were done, null where nothing did
     * @param interrupted whether the calling thread was interrupted
     */
    public record Execution(
            List<ItemResult> results, @Nullable SbsyncException abortedBy, boolean interrupted) {}

    /**
     * Blocks until every item has ended. A thread interrupt ends the run; the flag is set again.
     *
     * @throws Error if a worker met one; the others have ended then
     */
    public Execution execute(Tasks tasks, int workers) {
        boolean interrupted = false;
        try {
            Workers.run(tasks, workers, "sbsync-worker", this::work);
        } catch (InterruptedException interrupt) {
            interrupted = true;
        }
        List<ItemResult> rest;
        List<ItemResult> results;
        try (Monitor.Held held = monitor.enter()) {
            rest = schedule.cancelRest(time.nanos());
            results = schedule.results();
        }
        rest.forEach(this::tell);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Execution(results, endedBy, interrupted);
    }

    /** However a worker ends, the others do not wait for it: they end too unless the work is done. */
    private void work() {
        try {
            for (Optional<Schedule.Entry> next = next(); next.isPresent(); next = next()) {
                process(next.get());
            }
        } catch (InterruptedException interrupted) {
            log.debug("A worker was interrupted; the run ends.");
        } finally {
            stop();
        }
    }

    /** Waits for an item that may run; empty when the run is over. */
    private Optional<Schedule.Entry> next() throws InterruptedException {
        try (Monitor.Held held = monitor.enter()) {
            while (!stopped && !schedule.finished()) {
                long now = time.nanos();
                Optional<Schedule.Entry> ready = schedule.take(now);
                if (ready.isPresent()) {
                    return ready;
                }
                Optional<Duration> delay = schedule.nextParked(now);
                if (delay.isPresent()) {
                    held.await(delay.get());
                } else {
                    held.await();
                }
            }
            return Optional.empty();
        }
    }

    private void stop() {
        try (Monitor.Held held = monitor.enter()) {
            stopped = true;
            held.signalAll();
        }
    }

    private void process(Schedule.Entry entry) throws InterruptedException {
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
        } catch (InterruptedException interrupted) {
            ended(entry, entry.cancelled());
            throw interrupted;
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
            boolean parked = schedule.park(entry, time.nanos(), delay.get(), LONGEST);
            held.signalAll();
            return parked;
        }
    }

    private void ended(Schedule.Entry entry, Outcome outcome) {
        List<ItemResult> news;
        try (Monitor.Held held = monitor.enter()) {
            news = schedule.end(entry, outcome, time.nanos());
            held.signalAll();
        }
        news.forEach(this::tell);
    }

    private void abort(SbsyncException failure) {
        try (Monitor.Held held = monitor.enter()) {
            if (endedBy == null) {
                endedBy = failure;
            }
            stopped = true;
            held.signalAll();
        }
    }

    private void tell(ItemResult result) {
        int ended;
        try (Monitor.Held held = monitor.enter()) {
            ended = schedule.endedCount();
        }
        listener.itemEnded(result, ended, schedule.total());
    }
}
