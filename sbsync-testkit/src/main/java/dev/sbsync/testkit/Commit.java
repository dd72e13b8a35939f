package dev.sbsync.testkit;

import java.time.Instant;

/**
 * One effect of a request on the stored state. A save that publishes is logged as two: {@link Kind#UPDATED} and
 * {@link Kind#PUBLISHED}. Changes through {@link FakeSpace#edit} are not logged. Immutable.
 *
 * @param kind what happened
 * @param spaceId the space
 * @param storyId the story or folder
 * @param path its full slug after the effect
 * @param at when, by the fake's clock
 */
public record Commit(Kind kind, long spaceId, long storyId, String path, Instant at) {
    /** What happened to a story. */
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
