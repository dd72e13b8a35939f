package dev.sbsync.core.baseline;

import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.StoryRow;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a list tells of one item that moves when the item does. A marker that moved is a suspicion, not yet a change:
 * Storyblok moves {@code updated_at} for more than what counts as a difference.
 *
 * @param state whether it is published, and whether it has unpublished changes
 * @param updatedAt null where the list does not say
 * @param updatedUntil the latest {@code updated_at} that is our own doing, where a request of ours moved it and its
 *     answer did not say to when; null where {@code updatedAt} is exact
 * @param currentVersionId null where the list does not say; it counts where both sides of a comparison have it
 */
public record Markers(
        LayerState state,
        String uuid,
        String fullSlug,
        long parentId,
        @Nullable Instant updatedAt,
        @Nullable Instant updatedUntil,
        @Nullable Instant publishedAt,
        @Nullable Long currentVersionId) {

    /** Returns the markers of an item as it was listed or read. */
    public static Markers of(StoryRow row) {
        return new Markers(
                row.state(),
                row.uuid(),
                row.fullSlug(),
                row.parentId(),
                row.updatedAt(),
                null,
                row.publishedAt(),
                row.currentVersionId());
    }

    /**
     * Returns these markers of an item whose uuid was changed after, which may have moved {@code updated_at} too.
     *
     * @param until to when at most; null where that is not known
     */
    public Markers realigned(String newUuid, @Nullable Instant until) {
        return new Markers(state, newUuid, fullSlug, parentId, updatedAt, until, publishedAt, currentVersionId);
    }

    /**
     * Tells whether the item may have changed since. A full slug that alone has moved says that a folder above was
     * renamed, or, with its slug, what the lists of both sides tell without any marker.
     */
    public boolean moved(StoryRow now) {
        return state != now.state()
                || !uuid.equals(now.uuid())
                || parentId != now.parentId()
                || !Objects.equals(publishedAt, now.publishedAt())
                || updatedSince(now)
                || (currentVersionId != null
                        && now.currentVersionId() != null
                        && !currentVersionId.equals(now.currentVersionId()));
    }

    /** Tells whether these markers are exactly those of the item, so that nothing has to be noted. */
    public boolean sameAs(StoryRow now) {
        return equals(of(now));
    }

    private boolean updatedSince(StoryRow now) {
        Instant then = updatedAt;
        Instant until = updatedUntil;
        Instant latest = now.updatedAt();
        if (Objects.equals(then, latest)) {
            return false;
        }
        boolean ours =
                then != null && until != null && latest != null && latest.isAfter(then) && !latest.isAfter(until);
        return !ours;
    }
}
