package dev.sbsync.core.internal.run;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.internal.run.PlanExecutor.Execution;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.Progress;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Measures one attempt at a run, and builds the run's report at its end. Thread-safe. */
public final class RunMeter {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TimeSource time;
    private final String runId;
    private final List<RunAttempt> before;
    private final Instant startedAt;
    private final long startedNanos;
    private final ManagementClient source;
    private final ManagementClient target;
    private final TransportStats sourceBefore;
    private final TransportStats targetBefore;

    private RunMeter(
            TimeSource time, String runId, List<RunAttempt> before, ManagementClient source, ManagementClient target) {
        this.time = time;
        this.startedAt = time.wallTime();
        this.startedNanos = time.nanos();
        this.runId = runId;
        this.before = before;
        this.source = source;
        this.target = target;
        this.sourceBefore = source.stats();
        this.targetBefore = target.stats();
    }

    public static RunMeter start(
            TimeSource time, RandomGenerator random, ManagementClient source, ManagementClient target) {
        String runId =
                RUN_ID.format(time.wallTime()) + "-" + String.format(Locale.ROOT, "%04x", random.nextInt(0x10000));
        return new RunMeter(time, runId, List.of(), source, target);
    }

    /** Starts to measure another attempt at a run. */
    public static RunMeter resume(TimeSource time, StoredRun run, ManagementClient source, ManagementClient target) {
        return new RunMeter(time, run.header().runId(), run.attempts(), source, target);
    }

    public String runId() {
        return runId;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Returns this attempt so far. Does not block. */
    public RunAttempt soFar() {
        return attempt(null, null, List.of());
    }

    private RunAttempt attempt(@Nullable RunEnding ending, @Nullable String reason, List<Timeline.Sample> timeline) {
        return new RunAttempt(
                startedAt,
                time.wallTime(),
                Duration.ofNanos(time.nanos() - startedNanos),
                source.stats().minus(sourceBefore),
                target.stats().minus(targetBefore),
                ending,
                reason,
                timeline);
    }

    /** Returns a snapshot of a run that has not ended. */
    public RunSnapshot snapshot(SyncPlan plan, Progress progress) {
        RunAttempt now = soFar();
        return snapshot(plan, progress, now.duration(), now.sourceRequests(), now.targetRequests());
    }

    /** Returns a snapshot of a run that has ended. */
    public RunSnapshot snapshot(SyncPlan plan, Progress progress, SyncReport report) {
        RunAttempt last = report.attempts().get(report.attempts().size() - 1);
        return snapshot(plan, progress, last.duration(), last.sourceRequests(), last.targetRequests());
    }

    private RunSnapshot snapshot(
            SyncPlan plan,
            Progress progress,
            Duration elapsed,
            TransportStats sourceStats,
            TransportStats targetStats) {
        return new RunSnapshot(
                runId,
                elapsed,
                progress,
                new RunSnapshot.Side(plan.source(), sourceStats, source.rateLimit()),
                new RunSnapshot.Side(plan.target(), targetStats, target.rateLimit()));
    }

    public SyncReport report(SyncPlan plan, Execution execution, List<Timeline.Sample> timeline) {
        SbsyncException cause = execution.abortedBy();
        List<RunAttempt> attempts = new ArrayList<>(before);
        attempts.add(attempt(ending(execution), cause == null ? null : cause.getMessage(), timeline));
        return new SyncReport(runId, plan.source(), plan.target(), execution.results(), attempts, cause);
    }

    private static RunEnding ending(Execution execution) {
        if (execution.abortedBy() != null) {
            return RunEnding.ABORTED;
        }
        if (execution.results().stream().anyMatch(result -> result.outcome() instanceof Outcome.Cancelled)) {
            return RunEnding.CANCELLED;
        }
        boolean allWell = execution.results().stream()
                .noneMatch(result ->
                        result.outcome() instanceof Outcome.Failed || result.outcome() instanceof Outcome.Blocked);
        return allWell ? RunEnding.DONE : RunEnding.PARTIAL;
    }
}
