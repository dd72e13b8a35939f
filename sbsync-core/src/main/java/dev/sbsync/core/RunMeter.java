package dev.sbsync.core;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.report.SyncReport.Ending;
import dev.sbsync.core.run.PlanExecutor.Execution;
import dev.sbsync.core.run.Progress;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.state.RunEnd;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Holds what was known when a run started, and makes the report when it has ended. */
final class RunMeter {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TimeSource time;
    private final String runId;
    private final Instant startedAt;
    private final @Nullable RunEnd before;
    private final long startedNanos;
    private final ManagementClient source;
    private final ManagementClient target;
    private final TransportStats sourceBefore;
    private final TransportStats targetBefore;

    private RunMeter(
            TimeSource time,
            String runId,
            Instant startedAt,
            @Nullable RunEnd before,
            ManagementClient source,
            ManagementClient target) {
        this.time = time;
        this.startedAt = startedAt;
        this.startedNanos = time.nanos();
        this.runId = runId;
        this.before = before;
        this.source = source;
        this.target = target;
        this.sourceBefore = source.stats();
        this.targetBefore = target.stats();
    }

    static RunMeter start(TimeSource time, RandomGenerator random, ManagementClient source, ManagementClient target) {
        Instant now = time.wallTime();
        String runId = RUN_ID.format(now) + "-" + String.format(Locale.ROOT, "%04x", random.nextInt(0x10000));
        return new RunMeter(time, runId, now, null, source, target);
    }

    /** Goes on with a run, whose parts count together from then on. */
    static RunMeter resume(TimeSource time, StoredRun run, ManagementClient source, ManagementClient target) {
        return new RunMeter(
                time,
                run.header().runId(),
                run.header().startedAt(),
                run.ended().orElse(null),
                source,
                target);
    }

    String runId() {
        return runId;
    }

    Instant startedAt() {
        return startedAt;
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
                elapsed,
                progress,
                new RunSnapshot.Side(plan.source(), sourceStats, source.rateLimit()),
                new RunSnapshot.Side(plan.target(), targetStats, target.rateLimit()));
    }

    SyncReport report(SyncPlan plan, Execution execution, List<Timeline.Sample> timeline) {
        Duration duration = Duration.ofNanos(time.nanos() - startedNanos);
        TransportStats sourceStats = source.stats().minus(sourceBefore);
        TransportStats targetStats = target.stats().minus(targetBefore);
        List<Timeline.Sample> samples = timeline;
        if (before != null) {
            samples = joined(before, timeline);
            duration = duration.plus(before.duration());
            sourceStats = sum(before.sourceRequests(), sourceStats);
            targetStats = sum(before.targetRequests(), targetStats);
        }
        return new SyncReport(
                runId,
                plan.source(),
                plan.target(),
                startedAt,
                time.wallTime(),
                duration,
                ending(execution),
                execution.results(),
                sourceStats,
                targetStats,
                execution.abortedBy(),
                samples);
    }

    /** Puts the samples of this part behind those of the parts before, as if there had been no time in between. */
    private static List<Timeline.Sample> joined(RunEnd before, List<Timeline.Sample> now) {
        List<Timeline.Sample> all = new ArrayList<>(before.timeline());
        Timeline.Sample last = all.isEmpty() ? null : all.get(all.size() - 1);
        for (Timeline.Sample sample : now) {
            all.add(new Timeline.Sample(
                    sample.at().plus(before.duration()),
                    sample.ended(),
                    sample.requests() + (last == null ? 0 : last.requests()),
                    sample.throttled() + (last == null ? 0 : last.throttled()),
                    sample.active(),
                    sample.allowed(),
                    sample.gate(),
                    sample.paused()));
        }
        return all;
    }

    /** Returns the counts that reports have; those of one moment, or of a method, are not stored. */
    private static TransportStats sum(TransportStats one, TransportStats other) {
        SortedMap<Integer, Long> byStatus = new TreeMap<>(one.byStatus());
        other.byStatus().forEach((status, count) -> byStatus.merge(status, count, Long::sum));
        return new TransportStats(
                one.reads() + other.reads(),
                one.writes() + other.writes(),
                one.retries() + other.retries(),
                one.throttled() + other.throttled(),
                byStatus,
                one.backoff().plus(other.backoff()),
                one.pacing().plus(other.pacing()));
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
