package dev.sbsync.core.run;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.TransportStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a run: the first starts it, each further one resumes it. Immutable.
 *
 * @param startedAt when it started
 * @param lastKnownAt when it ended; without an ending, the time of its last stored progress
 * @param duration from start to {@code lastKnownAt} on the monotonic clock
 * @param sourceRequests the requests of this attempt to the source's side
 * @param targetRequests the requests of this attempt to the target's side
 * @param sourceFiles the files that the source's client has transferred in this attempt
 * @param targetFiles the files that the target's client has transferred in this attempt; none if both sides have the
 *     same client
 * @param content the statistics of the content cache during this attempt
 * @param ending how it ended; null while it is running, and if its process was killed
 * @param reason why it ended early, null if it did not
 * @param timeline samples at about equal distances, oldest first; empty if there are none
 */
public record RunAttempt(
        Instant startedAt,
        Instant lastKnownAt,
        Duration duration,
        TransportStats sourceRequests,
        TransportStats targetRequests,
        AssetTraffic sourceFiles,
        AssetTraffic targetFiles,
        ContentStats content,
        @Nullable RunEnding ending,
        @Nullable String reason,
        List<Timeline.Sample> timeline) {

    /** Copies the list. Attempts of earlier versions were stored without files. */
    public RunAttempt {
        sourceFiles = Objects.requireNonNullElse(sourceFiles, AssetTraffic.NONE);
        targetFiles = Objects.requireNonNullElse(targetFiles, AssetTraffic.NONE);
        timeline = List.copyOf(timeline);
    }

    /** Returns how it ended; empty while it is running, and if its process was killed. */
    public Optional<RunEnding> ended() {
        return Optional.ofNullable(ending);
    }

    /** Returns the files that both clients have transferred. */
    public AssetTraffic files() {
        return sourceFiles.plus(targetFiles);
    }

    /** Returns this attempt as one that ended early. */
    public RunAttempt aborted(@Nullable String why) {
        return new RunAttempt(
                startedAt,
                lastKnownAt,
                duration,
                sourceRequests,
                targetRequests,
                sourceFiles,
                targetFiles,
                content,
                RunEnding.ABORTED,
                why,
                timeline);
    }
}
