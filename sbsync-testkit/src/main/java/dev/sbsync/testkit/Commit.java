package dev.sbsync.testkit;

import java.time.Instant;

/**
 * One effect of a request on the stored state. A save that publishes is logged as two: {@link Kind#UPDATED} and
 * {@link Kind#PUBLISHED}. Changes through {@link FakeSpace} are not logged. Immutable.
 *
 * @param kind what happened
 * @param resource the kind of item as in the API's paths: {@code stories}, {@code components}, {@code spaces} for the
 *     settings, and so on
 * @param spaceId the space
 * @param itemId the story or folder, or another item
 * @param path its full slug after the effect, or the path of another item ({@link FakeSpace#item})
 * @param at when, by the fake's clock
 */
public record Commit(Kind kind, String resource, long spaceId, long itemId, String path, Instant at) {
    /** What happened to an item. */
    public enum Kind {
        CREATED,
        UPDATED,
        PUBLISHED,
        UNPUBLISHED,
        UUID_CHANGED,
        DELETED,
        RESTORED,
        DISCARDED
    }
}
