package dev.sbsync.core.run;

import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.write.ItemWriter;
import dev.sbsync.core.write.Problems;
import dev.sbsync.core.write.TargetFolder;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Executes one plan on a few workers. A worker takes a ready item, writes it, and ends it with an outcome; an item that
 * the transport hands back for later is parked, and its worker takes the next one. One instance executes once.
 */
public final class PlanExecutor {

    /** How long an item may be parked and tried again, all rounds together. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** How long an item waits whose last attempt was refused for the rate limit: that is not the item's fault. */
    private static final Duration THROTTLED = Duration.ofSeconds(2);

    private final Schedule schedule;
    private final Function<Consumer<CallCounts>, ItemWriter> writers;
    private final TimeSource time;
    private final Monitor monitor;
    private final SyncListener listener;
    private @Nullable SbsyncException endedBy;
    private @Nullable RuntimeException broken;
    private boolean stopped;

    /** @param writers makes a writer whose requests are told to the given listener */
    public PlanExecutor(
            SyncPlan plan, Function<Consumer<CallCounts>, ItemWriter> writers, TimeSource time, SyncListener listener) {
        this.schedule = new Schedule(plan.items());
        this.writers = writers;
        this.time = time;
        this.monitor = time.newMonitor();
        this.listener = listener;
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

    /** Blocks until every item has ended. A thread interrupt ends the run; the flag is set again. */
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
            if (broken != null) {
                throw broken;
            }
            rest = schedule.cancelRest();
            results = schedule.results();
        }
        rest.forEach(this::tell);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Execution(results, endedBy, interrupted);
    }

    private void work() {
        try {
            for (Optional<Schedule.Entry> next = next(); next.isPresent(); next = next()) {
                process(next.get());
            }
        } catch (InterruptedException interrupted) {
            end();
        } catch (RuntimeException bug) {
            try (Monitor.Held held = monitor.enter()) {
                broken = bug;
                held.signalAll();
            }
        }
    }

    /** Waits for an item that may run; empty when the run is over. */
    private Optional<Schedule.Entry> next() throws InterruptedException {
        try (Monitor.Held held = monitor.enter()) {
            while (!over()) {
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

    private boolean over() {
        return schedule.finished() || endedBy != null || broken != null || stopped;
    }

    private void end() {
        try (Monitor.Held held = monitor.enter()) {
            stopped = true;
            held.signalAll();
        }
    }

    private void process(Schedule.Entry entry) throws InterruptedException {
        TargetFolder folder;
        try (Monitor.Held held = monitor.enter()) {
            folder = schedule.folderOf(entry);
        }
        ItemWriter writer = writers.apply(counts -> entry.counts = entry.counts.plus(counts));
        try {
            Outcome outcome = writer.write(entry.item, folder, entry.parkedBefore());
            ended(entry, outcome, writer.warnings());
        } catch (SbsyncException failure) {
            if (Problems.endsRun(failure)) {
                ended(entry, new Outcome.Cancelled(), writer.warnings());
                abort(failure);
            } else if (!parked(entry, failure)) {
                ended(entry, new Outcome.Failed(Problems.of(failure)), writer.warnings());
            }
        } catch (InterruptedException interrupted) {
            ended(entry, new Outcome.Cancelled(), writer.warnings());
            throw interrupted;
        }
    }

    private boolean parked(Schedule.Entry entry, SbsyncException failure) {
        Optional<Duration> delay = failure.comeBackAfter()
                .or(() -> failure instanceof ThrottledException ? Optional.of(THROTTLED) : Optional.empty());
        if (delay.isEmpty()) {
            return false;
        }
        try (Monitor.Held held = monitor.enter()) {
            boolean parked = schedule.park(entry, time.nanos(), delay.get(), LONGEST);
            held.signalAll();
            return parked;
        }
    }

    private void ended(Schedule.Entry entry, Outcome outcome, List<Problem> warnings) {
        List<ItemResult> news;
        try (Monitor.Held held = monitor.enter()) {
            news = schedule.end(entry, outcome, warnings, time.nanos());
            held.signalAll();
        }
        news.forEach(this::tell);
    }

    private void abort(SbsyncException failure) {
        try (Monitor.Held held = monitor.enter()) {
            if (endedBy == null) {
                endedBy = failure;
            }
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
