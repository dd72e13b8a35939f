package dev.sbsync.core.internal.run;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.internal.run.PlanExecutor.Execution;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Measures one attempt at a run. Thread-safe.
 *
 * @param earlier the attempts before this one, oldest first
 */
public record RunMeter(
        TimeSource time,
        String runId,
        List<RunAttempt> earlier,
        Instant startedAt,
        long startedNanos,
        SideMeter source,
        SideMeter target,
        ContentManager content,
        ContentStats contentBefore) {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Returns the id of a new run. */
    public static String newRunId(TimeSource time, RandomGenerator random) {
        return RUN_ID.format(time.wallTime()) + "-" + String.format(Locale.ROOT, "%04x", random.nextInt(0x10000));
    }

    /** Starts to measure an attempt at a run, after the {@code earlier} ones. */
    public static RunMeter start(
            TimeSource time,
            String runId,
            List<RunAttempt> earlier,
            ManagementClient source,
            ManagementClient target,
            ContentManager content) {
        return new RunMeter(
                time,
                runId,
                earlier,
                time.wallTime(),
                time.nanos(),
                SideMeter.start(source),
                SideMeter.start(target),
                content,
                content.stats());
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
                source.requests(),
                target.requests(),
                source.files(),
                target.files(),
                content.stats().since(contentBefore),
                ending,
                reason,
                timeline);
    }

    /** Returns this attempt, which has ended. */
    public RunAttempt ended(Execution execution, List<Timeline.Sample> timeline) {
        SbsyncException cause = execution.abortedBy();
        return cause == null
                ? attempt(RunEnding.of(execution.results()), null, timeline)
                : attempt(RunEnding.ABORTED, cause.getMessage(), timeline);
    }
}
