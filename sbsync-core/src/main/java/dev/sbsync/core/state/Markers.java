package dev.sbsync.core.state;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attributes in list rows that change when an item changes. A changed marker is only a suspicion: Storyblok also
 * updates {@code updated_at} for changes that do not count as differences.
 *
 * @param state the publish state
 * @param updatedAt null if not listed
 * @param updatedUntil the latest {@code updated_at} that one of our requests can have caused, if its response did not
 *     contain the new value; null if {@code updatedAt} is exact
 * @param currentVersionId null if not listed; compared only if both sides have it
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

    /** Returns the markers of an item as listed or read. */
    public static Markers of(StoryRow row) {
        return new Markers(
                row.state(),
                row.uuid(),
                row.fullSlug(),
                row.parentId(),
                row.updatedAt(),
                null,
                row.publishedAt(),
                row.revision().versionId());
    }

    /**
     * Returns these markers after a change of the uuid, which may also have changed {@code updated_at}.
     *
     * @param until its latest possible value; null if unknown
     */
    public Markers realigned(String newUuid, @Nullable Instant until) {
        return new Markers(state, newUuid, fullSlug, parentId, updatedAt, until, publishedAt, currentVersionId);
    }

    /**
     * Returns whether the item may have changed since. A changed full slug alone does not count: it means that an
     * ancestor was renamed, or is visible in the lists of both sides anyway.
     */
    public boolean moved(StoryRow now) {
        return state != now.state()
                || !uuid.equals(now.uuid())
                || parentId != now.parentId()
                || !Objects.equals(publishedAt, now.publishedAt())
                || updatedSince(now)
                || (currentVersionId != null
                        && now.revision().versionId() != null
                        && !currentVersionId.equals(now.revision().versionId()));
    }

    /** Returns whether these markers exactly match the item, so that no update is needed. */
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
