package dev.sbsync.core;

import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.PlanExecutor;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.state.RunLog;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run that was started ({@link SpaceSync#start}): it can be watched, paused, cancelled and waited for.
 *
 * <p>Thread-safe and idempotent: any thread may call any method at any time, as often as it likes; on a run that has
 * ended, the controls do nothing. Only {@link #await} blocks. Of what happens, {@link SpaceSync.Builder#listener} is
 * told as it does.
 */
public final class SyncRun {

    /** How long {@link #cancel()} lets items that are in flight finish. */
    public static final Duration DRAIN_DEADLINE = Duration.ofSeconds(30);

    private final SyncPlan plan;
    private final RunMeter meter;
    private final PlanExecutor executor;
    private final ContentManager content;
    private volatile @Nullable SyncReport report;

    private SyncRun(SyncPlan plan, RunMeter meter, PlanExecutor executor, ContentManager content) {
        this.plan = plan;
        this.meter = meter;
        this.executor = executor;
        this.content = content;
    }

    static SyncRun start(
            SyncPlan plan,
            RunMeter meter,
            PlanExecutor executor,
            ContentManager content,
            RunTimeline timeline,
            RunLog log,
            Tasks tasks) {
        SyncRun run = new SyncRun(plan, meter, executor, content);
        timeline.start(run::snapshot);
        executor.start(tasks, execution -> run.report = logged(meter.report(plan, execution, timeline.ended()), log));
        return run;
    }

    /** A run whose end could not be written down ended early, whatever it did: its state does not know. */
    private static SyncReport logged(SyncReport report, RunLog log) {
        try {
            log.finished(report.attempts().get(report.attempts().size() - 1));
            return report;
        } catch (RuntimeException failure) {
            SbsyncException cause = report.abortedBy().orElseGet(() -> new JournalException(failure));
            if (cause.getCause() != failure) {
                cause.addSuppressed(failure);
            }
            return report.abortedBy(cause);
        }
    }

    /** Returns what names the run, in its report too: letters, digits and dashes. */
    public String id() {
        return meter.runId();
    }

    /** Lets no item start until {@link #resume}; those in flight finish. Does nothing unless the run is running. */
    public void pause() {
        executor.pause();
    }

    /** Goes on. Does nothing unless the run is paused. */
    public void resume() {
        executor.resume();
    }

    /** Ends the run as {@link #cancel(Duration)} does, within {@link #DRAIN_DEADLINE}. */
    public void cancel() {
        cancel(DRAIN_DEADLINE);
    }

    /**
     * Ends the run: no item starts any more, also where it was paused; those in flight finish, and what is not done
     * after {@code deadline} is cut off as by {@link #cancelNow}. Of several deadlines the first holds.
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
     * Ends the run at once: requests in the air are broken off, so the items they belong to end as cancelled and may be
     * partly written. A later run finds what is there and goes on from it.
     */
    public void cancelNow() {
        executor.stopNow();
    }

    /**
     * Blocks until the run has ended and none of its workers is left, and returns how it went; what becomes of single
     * items is in the report, never thrown.
     *
     * @throws InterruptedException if the calling thread is interrupted while it waits; the run goes on
     * @throws Error if a worker met one; the run has ended then
     */
    public SyncReport await() throws InterruptedException {
        executor.join();
        return Objects.requireNonNull(report, "a run that has ended has a report");
    }

    /** Returns where the run stands. Does not wait for workers; costs about as much as 20 items have. */
    public RunSnapshot snapshot() {
        SyncReport ended = report;
        return ended == null
                ? meter.snapshot(plan, executor.progress())
                : meter.snapshot(plan, executor.progress(), ended);
    }

    /** Returns what the run has read of the source, how often that was of use again, and what it holds of it now. */
    public ContentStats contentStats() {
        return content.stats();
    }

    /** Returns the run's id, never anything secret. */
    @Override
    public String toString() {
        return "SyncRun[" + id() + "]";
    }
}
