package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryMarkers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Markers;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The markers of the target item from its latest response, as a list will show them. Not thread-safe. */
final class TargetMarkers {

    /** The tolerance between the server's clock and ours, between two responses. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final TimeSource time;
    private long id;
    private boolean saved;
    private long askedAt;
    private @Nullable Markers markers;

    TargetMarkers(TimeSource time) {
        this.time = time;
    }

    /** Records a read. */
    void read(Story story) {
        id = story.id();
        saved = false;
        markers = StoryRow.of(story).markers();
    }

    /** Records the response to a save that was sent at {@code sent} ({@link TimeSource#nanos}). */
    void saved(Story story, long sent) {
        read(story);
        saved = true;
        askedAt = sent;
    }

    /**
     * Records a change of the uuid. The response contains no data (docs/management-api.md), and {@code updated_at} may
     * have changed: if we saved the item just before, by at most the time since then. Otherwise it is unknown, and the
     * next run reads the item.
     */
    void realigned(String uuid) {
        Markers before = markers;
        if (before != null) {
            String updatedAt = before.get(Markers.UPDATED_AT);
            Duration passed = Duration.ofNanos(time.nanos() - askedAt).plus(SLACK);
            markers = before.written(
                    StoryMarkers.UUID,
                    uuid,
                    saved && updatedAt != null ? Instant.parse(updatedAt).plus(passed) : null);
        }
    }

    /** An item with its markers from the latest response. */
    record Item(long id, Markers markers) {}

    /** Returns the item of the latest response; empty before the first. */
    Optional<Item> latest() {
        return Optional.ofNullable(markers).map(known -> new Item(id, known));
    }

    /** Returns the markers of an item; empty if the latest response was about another one. */
    Optional<Markers> of(long itemId) {
        return id == itemId ? Optional.ofNullable(markers) : Optional.empty();
    }
}
