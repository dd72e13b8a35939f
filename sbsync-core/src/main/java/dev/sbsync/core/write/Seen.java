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
    private boolean saved;
    private long askedAt;
    private @Nullable Markers markers;

    Seen(TimeSource time) {
        this.time = time;
    }

    /** Notes what was read. */
    void read(Story story) {
        id = story.id();
        saved = false;
        markers = Markers.of(StoryRow.of(story));
    }

    /** Notes the answer to a save that was sent at {@code sent} ({@link TimeSource#nanos}). */
    void saved(Story story, long sent) {
        read(story);
        saved = true;
        askedAt = sent;
    }

    /**
     * Notes that the item got another uuid. The answer tells nothing (docs/management-api.md), and {@code updated_at}
     * may have moved: where we saved the item just before, by no more than has passed since then. Otherwise nobody
     * knows, and the next run looks.
     */
    void realigned(String uuid) {
        Markers before = markers;
        if (before != null) {
            Instant updatedAt = before.updatedAt();
            Duration passed = Duration.ofNanos(time.nanos() - askedAt).plus(SLACK);
            markers = before.realigned(uuid, saved && updatedAt != null ? updatedAt.plus(passed) : null);
        }
    }

    /** An item, and what the latest answer said of it. */
    record Item(long id, Markers markers) {}

    /** Returns the item that the latest answer was about; empty before the first. */
    Optional<Item> latest() {
        return Optional.ofNullable(markers).map(known -> new Item(id, known));
    }

    /** Returns what is known of an item; empty where the latest answer was about another. */
    Optional<Markers> of(long itemId) {
        return id == itemId ? Optional.ofNullable(markers) : Optional.empty();
    }
}
