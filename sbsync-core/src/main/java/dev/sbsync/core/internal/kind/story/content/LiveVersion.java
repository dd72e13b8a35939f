package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.StoryVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the live version of a history (docs/management-api.md): it was created by publishing, a release or a schedule,
 * belongs to no open release, and was created when the story was last published. Stateless.
 */
final class LiveVersion {

    /** The tolerance between the times of a publication and its version. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final String RELEASED = "released";

    private static final Set<String> LIVE = Set.of("published", RELEASED, "scheduled_story");

    private LiveVersion() {}

    /**
     * Returns the live version, reading no more of the history than necessary while it is listed newest first.
     *
     * @param publishedAt when the story was last published; null if unknown, so that no version can be identified as
     *     live
     */
    static Optional<StoryVersion> of(Stream<StoryVersion> versions, @Nullable Instant publishedAt) {
        if (publishedAt == null) {
            return Optional.empty();
        }
        StoryVersion best = null;
        Iterator<StoryVersion> rows = versions.iterator();
        while (rows.hasNext()) {
            StoryVersion row = rows.next();
            if (best != null && older(row, publishedAt)) {
                break;
            }
            if (wentLive(row)
                    && distance(row, publishedAt).compareTo(TOLERANCE) <= 0
                    && (best == null || distance(row, publishedAt).compareTo(distance(best, publishedAt)) < 0)) {
                best = row;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns whether a version was published; a version of a release was live only if the release published it. */
    private static boolean wentLive(StoryVersion row) {
        return LIVE.contains(row.status()) && (!row.inRelease() || row.status().equals(RELEASED));
    }

    private static boolean older(StoryVersion row, Instant publishedAt) {
        return row.createdAt()
                .filter(at -> at.isBefore(publishedAt.minus(TOLERANCE)))
                .isPresent();
    }

    private static Duration distance(StoryVersion row, Instant publishedAt) {
        return row.createdAt()
                .map(at -> Duration.between(at, publishedAt).abs())
                .orElse(Duration.ofSeconds(Long.MAX_VALUE));
    }
}
