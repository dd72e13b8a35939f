package dev.sbsync.core;

import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.internal.run.PlanExecutor;
import dev.sbsync.core.internal.run.PlanExecutor.Execution;
import dev.sbsync.core.internal.run.RunMeter;
import dev.sbsync.core.internal.run.RunTimeline;
import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A started run ({@link SpaceSync#start}), which can be observed, paused, cancelled and awaited.
 *
 * <p>Thread-safe and idempotent: any thread may call any method at any time; on a run that has ended, the controls do
 * nothing. Only {@link #await} blocks. {@link SpaceSyncBuilder#listener} receives events as they happen.
 */
public final class SyncRun {

    /** How long {@link #cancel()} waits for in-flight items. */
    public static final Duration DRAIN_DEADLINE = Duration.ofSeconds(30);

    private final SyncPlan plan;
    private final @Nullable String undoes;
    private final RunMeter meter;
    private final PlanExecutor executor;
    private final Function<SyncPlan, List<ItemResult>> accepts;
    private volatile @Nullable SyncReport report;

    private SyncRun(
            SyncPlan plan,
            @Nullable String undoes,
            RunMeter meter,
            PlanExecutor executor,
            Function<SyncPlan, List<ItemResult>> accepts) {
        this.accepts = accepts;
        this.plan = plan;
        this.undoes = undoes;
        this.meter = meter;
        this.executor = executor;
    }

    static SyncRun start(
            SyncPlan plan,
            @Nullable String undoes,
            RunMeter meter,
            PlanExecutor executor,
            RunTimeline timeline,
            RunLog log,
            Tasks tasks,
            Function<SyncPlan, List<ItemResult>> accepts) {
        SyncRun run = new SyncRun(plan, undoes, meter, executor, accepts);
        timeline.start(run::snapshot);
        executor.start(tasks, execution -> run.report = run.ended(execution, timeline, log));
        return run;
    }

    /** Stores the end of the run; if that fails, the run counts as ended early, as in its state. */
    private SyncReport ended(Execution execution, RunTimeline timeline, RunLog log) {
        RunAttempt attempt = meter.ended(execution, timeline.ended());
        SbsyncException cause = execution.abortedBy();
        try {
            log.finished(attempt);
        } catch (RuntimeException failure) {
            if (cause == null) {
                cause = new JournalException(failure);
            }
            if (cause.getCause() != failure) {
                cause.addSuppressed(failure);
            }
            attempt = attempt.aborted(cause.getMessage());
        }
        List<RunAttempt> attempts = new ArrayList<>(meter.earlier());
        attempts.add(attempt);
        return new SyncReport(id(), plan.source(), plan.target(), execution.results(), attempts, cause, undoes);
    }

    /** Returns the run id, as shown in the report: letters, digits and dashes. */
    public String id() {
        return meter.runId();
    }

    /** Returns the id of the run that this one undoes; empty if it undoes none. */
    public Optional<String> undoes() {
        return Optional.ofNullable(undoes);
    }

    /**
     * Pauses the run: in-flight items finish; no new ones start until {@link #resume}. Does nothing unless the run is
     * running.
     */
    public void pause() {
        executor.pause();
    }

    /** Resumes a paused run. Does nothing unless the run is paused. */
    public void resume() {
        executor.resume();
    }

    /**
     * Submits the items of another plan to the run, such as items that were edited since it was started; make the plan
     * with {@link SpaceSync#plan}. Items that need no work are not submitted. An item that has not been started is
     * replaced by its submission, and one that is being written is written again afterwards: both count as one item,
     * with the result of the last submission. An item that has ended counts again. An item starts when the latest
     * submission of everything it depends on is confirmed.
     *
     * <p>Blocks until the items are stored: {@link SpaceSync#resume} includes them.
     *
     * @return the number of submitted items
     * @throws IllegalStateException if the run has ended, or is being cancelled or ended early; start a new run with
     *     the plan
     * @throws IllegalArgumentException if the plan belongs to other spaces or hosts, lacks items that others depend on,
     *     has items outside of the run's selection, or was made with another publish mode or with other languages
     * @throws RefusedPlanException if a {@code FAIL} policy rejects the plan, as in {@link SpaceSync#check}
     * @throws JournalException if the items cannot be stored; the run ends
     */
    public int submit(SyncPlan more) {
        return executor.submit(more, accepts.apply(more))
                .orElseThrow(() -> new IllegalStateException("The run '" + id()
                        + "' has ended or is being ended, and takes no further items; start a new run with the plan."));
    }

    /**
     * Submits a plan like {@link #submit}, if the run takes it.
     *
     * @return false if the run has ended or is being ended, or has other languages or modes than the plan, which needs
     *     a run of its own
     * @throws IllegalArgumentException if no run of this sync would take the plan
     */
    boolean offer(SyncPlan more) {
        return more.madeAs(plan) && executor.submit(more, accepts.apply(more)).isPresent();
    }

    /** Cancels the run like {@link #cancel(Duration)}, with a deadline of {@link #DRAIN_DEADLINE}. */
    public void cancel() {
        cancel(DRAIN_DEADLINE);
    }

    /**
     * Cancels the run, even if paused: no new items start, in-flight items finish, and items that are not done after
     * {@code deadline} are aborted as by {@link #cancelNow}. The first of several deadlines applies.
     *
     * @throws IllegalArgumentException if the deadline is negative
     */
    public void cancel(Duration deadline) {
        if (deadline.isNegative()) {
            throw new IllegalArgumentException("The deadline must not be negative, got " + deadline + ".");
        }
        executor.drain(deadline);
    }

    /**
     * Cancels the run immediately: in-flight requests are aborted, so their items end as cancelled and may be partly
     * written. A later run detects that and completes them.
     */
    public void cancelNow() {
        executor.stopNow();
    }

    /**
     * Blocks until the run and all of its workers have ended, and returns the report. Failures of single items are in
     * the report, never thrown.
     *
     * @throws InterruptedException if the calling thread is interrupted while waiting; the run continues
     * @throws Error if a worker threw one; the run has ended
     */
    public SyncReport await() throws InterruptedException {
        executor.join();
        return Objects.requireNonNull(report, "an ended run has a report");
    }

    /** Awaits the run like {@link #await}; an interrupt cancels it at once, and the interrupt flag stays set. */
    SyncReport awaitOrCancel() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return await();
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                    cancelNow();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns a snapshot of the run. Does not wait for workers; its cost does not depend on the size of the plan. */
    public RunSnapshot snapshot() {
        SyncReport ended = report;
        return executor.snapshot(meter, ended == null ? meter.soFar() : ended.lastAttempt());
    }

    /** Returns statistics of the content cache: reads and hits of this attempt, and the cached size. */
    public ContentStats contentStats() {
        return meter.soFar().content();
    }

    /** Returns the run's id, never anything secret. */
    @Override
    public String toString() {
        return "SyncRun[" + id() + "]";
    }
}
