package dev.sbsync.core;

import dev.sbsync.core.WatchedChanges.Due;
import dev.sbsync.core.internal.watch.PassingFailures;
import dev.sbsync.core.outcome.SyncInterruptedException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.watch.WatchCycle;
import dev.sbsync.core.watch.WatchListener;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A started watch ({@link SpaceSync#watch}), which keeps the target in sync until it is stopped. Thread-safe and
 * idempotent; only {@link #await} blocks.
 */
public final class SpaceWatch {

    private final WatchedChanges changes;
    private final WatchListener listener;
    private final Duration interval;
    private final TimeSource time;
    private final Tasks tasks;
    private final WatchStop stop;
    private final Monitor monitor;
    private final Tasks.Task task;
    private @Nullable SyncRun run;
    private boolean runEnded;

    SpaceWatch(WatchedChanges changes, Duration interval, WatchListener listener, TimeSource time, Tasks tasks) {
        this.changes = changes;
        this.interval = interval;
        this.listener = listener;
        this.time = time;
        this.tasks = tasks;
        this.stop = new WatchStop(time);
        this.monitor = time.newMonitor();
        this.task = tasks.start("sbsync-watch", this::watch);
    }

    /**
     * Stops the watch: no new items start, and in-flight items finish within {@link SyncRun#DRAIN_DEADLINE}. A cycle
     * that is still listing or comparing ends at once, without a run and unreported. What is left is synced by the next
     * watch. Idempotent; {@link #await} returns once it has stopped.
     */
    public void stop() {
        stop(false);
    }

    /** Stops the watch and aborts in-flight requests, like {@link SyncRun#cancelNow}. */
    public void stopNow() {
        stop(true);
    }

    private void stop(boolean now) {
        stop.ask(now, task);
        SyncRun active = active(); // started() cancels a run that starts meanwhile
        if (active != null && now) {
            active.cancelNow();
        } else if (active != null) {
            active.cancel();
        }
    }

    /**
     * Blocks until the watch has stopped.
     *
     * @throws InterruptedException if the calling thread is interrupted; the watch continues
     * @throws SbsyncException if the watch ended by itself: its first cycle failed, the token was revoked, a client was
     *     closed, a policy refused a plan, or the state cannot be read or written
     * @throws RuntimeException if the listener threw one, which ends the watch
     */
    public void await() throws InterruptedException {
        task.join();
    }

    private void watch() {
        try {
            cycles();
            drain();
        } catch (InterruptedException | SyncInterruptedException interrupted) {
            awaitCancelled();
        } catch (RuntimeException | Error failure) {
            try {
                awaitCancelled();
            } catch (RuntimeException | Error another) {
                if (another != failure) { // else the run has failed, and so does each wait for it
                    failure.addSuppressed(another);
                }
                throw failure;
            }
            if (!stop.askedNow()) { // else it is the abort that was asked for
                throw failure;
            }
        }
    }

    private void cycles() throws InterruptedException {
        long next = time.nanos();
        for (long number = 0; sleptUntil(next); number++) {
            next = Math.max(time.nanos(), next) + interval.toNanos();
            CycleSoFar cycle = changes.begin(number);
            try {
                if (!submit(cycle)) {
                    return;
                }
                settle(cycle, next);
            } catch (SbsyncException failure) {
                failed(cycle, failure);
            }
            listener.cycleEnded(ended(cycle));
        }
    }

    /** Leaves the work of a cycle that failed to the next one, if that may succeed. */
    private static void failed(CycleSoFar cycle, SbsyncException failure) {
        if (cycle.first() || !PassingFailures.passes(failure)) {
            throw failure;
        }
        cycle.problem = failure;
    }

    /** Plans and writes what is due in a cycle. Returns false if the watch is to stop. */
    private boolean submit(CycleSoFar cycle) throws InterruptedException {
        boolean full = changes.fullScanDue(cycle);
        try {
            boolean continues =
                    submit(cycle, () -> full ? Optional.of(changes.everything(cycle)) : changes.otherKinds(cycle));
            if (full || !continues) {
                return continues;
            }
        } catch (SbsyncException failure) {
            failed(cycle, failure); // the stories that changed do not wait for it
        }
        return submit(cycle, changes::recent);
    }

    /** Plans and writes. Returns false if the watch is to stop. */
    private boolean submit(CycleSoFar cycle, Supplier<Optional<Due>> planning) throws InterruptedException {
        List<Due> found = new ArrayList<>();
        boolean continues = stop.unlessAsked(() -> planning.get().ifPresent(due -> {
            changes.check(due.plan());
            found.add(due);
        }));
        if (continues) {
            found.forEach(due -> write(cycle, due));
        }
        return continues;
    }

    private void write(CycleSoFar cycle, Due due) {
        boolean taken = submitted(cycle, due.plan());
        due.taken().run();
        if (!taken) {
            changes.later(due.plan());
        }
    }

    /** Starts a run, or submits to the one that is active. Returns false if that does not take the plan. */
    private boolean submitted(CycleSoFar cycle, SyncPlan plan) {
        SyncRun active = active();
        if (!changes.hasWork(cycle, plan)) {
            changes.withoutWork(cycle, plan);
        } else if (active == null) {
            started(changes.start(plan));
        } else {
            return changes.offer(cycle, active, plan);
        }
        return true;
    }

    private @Nullable SyncRun active() {
        try (Monitor.Held held = monitor.enter()) {
            return run;
        }
    }

    private void started(SyncRun started) {
        try (Monitor.Held held = monitor.enter()) {
            run = started;
            runEnded = false;
        }
        if (stop.asked()) {
            started.cancel();
        }
        tasks.start("sbsync-watched-run", () -> awaitEnd(started));
    }

    private void awaitEnd(SyncRun started) {
        try {
            started.await();
        } catch (InterruptedException | RuntimeException | Error failure) {
            // thrown again where the run is awaited for its report
        }
        try (Monitor.Held held = monitor.enter()) {
            runEnded = true;
            held.signalAll();
        }
    }

    /** Waits for the end of the run, at most until the next cycle, and takes its results. */
    private void settle(CycleSoFar cycle, long next) throws InterruptedException {
        SyncRun ended;
        try (Monitor.Held held = monitor.enter()) {
            while (run != null && !runEnded && next > time.nanos()) {
                held.await(Duration.ofNanos(next - time.nanos()));
            }
            ended = runEnded ? run : null;
        }
        if (ended == null) {
            return;
        }
        SyncReport report = ended.await();
        forgetRun();
        changes.ended(cycle, report);
        SbsyncException cause = report.abortedBy().orElse(null);
        if (cause != null && report.ending() == RunEnding.ABORTED) {
            throw cause;
        }
    }

    private void forgetRun() {
        try (Monitor.Held held = monitor.enter()) {
            run = null;
        }
    }

    private WatchCycle ended(CycleSoFar cycle) {
        SyncRun active = active();
        return changes.ended(
                cycle, active == null ? OutcomeCounts.NONE : active.snapshot().counts(), active);
    }

    /** Returns false, at once, if the watch is to stop. */
    private boolean sleptUntil(long next) throws InterruptedException {
        return stop.unlessAsked(() -> {
            long rest = next - time.nanos();
            if (rest > 0) {
                time.sleep(Duration.ofNanos(rest));
            }
        });
    }

    /** Waits for in-flight items of the run. */
    private void drain() throws InterruptedException {
        SyncRun active = active();
        if (active != null) {
            active.cancel();
            SyncReport report = active.await();
            reportLast(report);
            throwUnlessPassing(report);
        }
    }

    private static void throwUnlessPassing(SyncReport report) {
        SbsyncException cause = report.abortedBy().orElse(null);
        if (cause != null && report.ending() == RunEnding.ABORTED && !PassingFailures.passes(cause)) {
            throw cause;
        }
    }

    private void awaitCancelled() {
        SyncRun active = active();
        if (active == null) {
            return;
        }
        active.cancelNow();
        Thread.interrupted(); // the run ends at once
        try {
            SyncReport report = active.await();
            if (stop.asked()) { // else the failure that ends the watch is thrown
                reportLast(report);
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports what has ended while the watch stopped. */
    private void reportLast(SyncReport report) {
        forgetRun();
        listener.cycleEnded(ended(changes.last(report)));
    }
}
