package dev.sbsync.core;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.report.SyncReport.Ending;
import dev.sbsync.core.run.PlanExecutor.Execution;
import dev.sbsync.core.run.Progress;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Holds what was known when a run started, and makes the report when it has ended. */
final class RunMeter {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TimeSource time;
    private final String runId;
    private final Instant startedAt;
    private final long startedNanos;
    private final ManagementClient source;
    private final ManagementClient target;
    private final TransportStats sourceBefore;
    private final TransportStats targetBefore;

    private RunMeter(TimeSource time, RandomGenerator random, ManagementClient source, ManagementClient target) {
        this.time = time;
        this.startedAt = time.wallTime();
        this.startedNanos = time.nanos();
        this.runId = RUN_ID.format(startedAt) + "-" + String.format(Locale.ROOT, "%04x", random.nextInt(0x10000));
        this.source = source;
        this.target = target;
        this.sourceBefore = source.stats();
        this.targetBefore = target.stats();
    }

    static RunMeter start(TimeSource time, RandomGenerator random, ManagementClient source, ManagementClient target) {
        return new RunMeter(time, random, source, target);
    }

    String runId() {
        return runId;
    }

    /** Returns a snapshot of a run that goes on. */
    RunSnapshot snapshot(SyncPlan plan, Progress progress) {
        return snapshot(
                plan,
                progress,
                Duration.ofNanos(time.nanos() - startedNanos),
                source.stats().minus(sourceBefore),
                target.stats().minus(targetBefore));
    }

    /** Returns a snapshot of a run that has ended. */
    RunSnapshot snapshot(SyncPlan plan, Progress progress, SyncReport report) {
        return snapshot(plan, progress, report.duration(), report.sourceRequests(), report.targetRequests());
    }

    private RunSnapshot snapshot(
            SyncPlan plan,
            Progress progress,
            Duration elapsed,
            TransportStats sourceStats,
            TransportStats targetStats) {
        return new RunSnapshot(
                runId,
                progress.phase(),
                plan.source(),
                plan.target(),
                elapsed,
                progress.total(),
                progress.counts(),
                progress.warnings(),
                progress.workers(),
                progress.ready(),
                progress.waiting(),
                progress.parked(),
                progress.inFlight(),
                progress.lastProblems(),
                sourceStats,
                targetStats,
                source.rateLimit(),
                target.rateLimit());
    }

    SyncReport report(SyncPlan plan, Execution execution) {
        return new SyncReport(
                runId,
                plan.source(),
                plan.target(),
                startedAt,
                time.wallTime(),
                Duration.ofNanos(time.nanos() - startedNanos),
                ending(execution),
                execution.results(),
                source.stats().minus(sourceBefore),
                target.stats().minus(targetBefore),
                execution.abortedBy());
    }

    private static Ending ending(Execution execution) {
        if (execution.abortedBy() != null) {
            return Ending.ABORTED;
        }
        if (execution.results().stream().anyMatch(result -> result.outcome() instanceof Outcome.Cancelled)) {
            return Ending.CANCELLED;
        }
        boolean allWell = execution.results().stream()
                .noneMatch(result ->
                        result.outcome() instanceof Outcome.Failed || result.outcome() instanceof Outcome.Blocked);
        return allWell ? Ending.DONE : Ending.PARTIAL;
    }
}
