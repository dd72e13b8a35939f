package dev.sbsync.core.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.baseline.Markers;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the target's latest answer told of an item, as a list will tell it. Not thread-safe. */
final class Seen {

    /** How far the server's clock may run ahead of ours between two answers. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final TimeSource time;
    private long id;
    private long askedAt;
    private @Nullable Markers markers;

    Seen(TimeSource time) {
        this.time = time;
    }

    /** Notes the answer to a request that was made at {@code asked} ({@link TimeSource#nanos}). */
    void answer(Story story, long asked) {
        id = story.id();
        askedAt = asked;
        markers = Markers.of(StoryRow.of(story));
    }

    /**
     * Notes that the item got another uuid. The answer tells nothing (ma-facts §3.1), and {@code updated_at} may have
     * moved: by no more than has passed since the request whose answer told it.
     */
    void realigned(String uuid) {
        Markers before = markers;
        Instant updatedAt = before == null ? null : before.updatedAt();
        if (before != null) {
            Duration passed = Duration.ofNanos(time.nanos() - askedAt).plus(SLACK);
            markers = before.realigned(uuid, updatedAt == null ? Instant.EPOCH : updatedAt.plus(passed));
        }
    }

    /** Returns what is known of an item; empty where the latest answer was about another. */
    Optional<Markers> of(long itemId) {
        return id == itemId ? Optional.ofNullable(markers) : Optional.empty();
    }
}
