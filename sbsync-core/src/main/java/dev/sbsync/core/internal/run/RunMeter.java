package dev.sbsync.core.internal.run;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.internal.run.PlanExecutor.Execution;
import dev.sbsync.core.item.SpaceRef;
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
        ManagementClient source,
        ManagementClient target,
        ContentManager content,
        TransportStats sourceBefore,
        TransportStats targetBefore,
        ContentStats contentBefore) {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static RunMeter start(
            TimeSource time,
            RandomGenerator random,
            ManagementClient source,
            ManagementClient target,
            ContentManager content) {
        String runId =
                RUN_ID.format(time.wallTime()) + "-" + String.format(Locale.ROOT, "%04x", random.nextInt(0x10000));
        return start(time, runId, List.of(), source, target, content);
    }

    /** Starts to measure another attempt at a run. */
    public static RunMeter resume(
            TimeSource time, StoredRun run, ManagementClient source, ManagementClient target, ContentManager content) {
        return start(time, run.header().runId(), run.attempts(), source, target, content);
    }

    private static RunMeter start(
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
                source,
                target,
                content,
                source.stats(),
                target.stats(),
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
                source.stats().minus(sourceBefore),
                target.stats().minus(targetBefore),
                content.stats().since(contentBefore),
                ending,
                reason,
                timeline);
    }

    /** Returns the source's side as of an attempt. */
    RunSnapshot.Side source(SpaceRef space, RunAttempt attempt) {
        return new RunSnapshot.Side(space, attempt.sourceRequests(), source.rateLimit());
    }

    /** Returns the target's side as of an attempt. */
    RunSnapshot.Side target(SpaceRef space, RunAttempt attempt) {
        return new RunSnapshot.Side(space, attempt.targetRequests(), target.rateLimit());
    }

    /** Returns this attempt, which has ended. */
    public RunAttempt ended(Execution execution, List<Timeline.Sample> timeline) {
        SbsyncException cause = execution.abortedBy();
        return cause == null
                ? attempt(RunEnding.of(execution.results()), null, timeline)
                : attempt(RunEnding.ABORTED, cause.getMessage(), timeline);
    }
}
