package dev.sbsync.client.model;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a story's version history (docs/management-api.md).
 *
 * <p>The history goes back to 2024-08-28 at most, may be pruned, and is empty in a duplicated space. Accessors never
 * fail. Immutable unless {@link #raw()} is changed.
 */
public final class StoryVersion extends RawRecord {

    private StoryVersion(JsonNode raw) {
        super(raw, "story version");
    }

    /**
     * Creates a version from an entry of {@code story_versions}; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static StoryVersion of(JsonNode raw) {
        return new StoryVersion(raw);
    }

    /** Returns what made the version: {@code draft}, {@code published}, {@code unpublished}, …; empty by default. */
    public String status() {
        return text("status");
    }

    /**
     * Returns whether the version came from publishing. What is live may have come from a release or a schedule
     * ({@code released}, {@code scheduled_story}) as well, and a version of a release ({@link #inRelease}) is not live
     * before that is released.
     */
    public boolean published() {
        return status().equals("published");
    }

    /** Returns whether the version belongs to a release ({@code release_id}), in whatever form its id comes. */
    public boolean inRelease() {
        JsonNode release = raw().path("release_id");
        return !release.isMissingNode()
                && !release.isNull()
                && !release.asString("?").equals("0");
    }

    /** Returns the content, shaped like a story's; a missing node if the list was read without content. */
    public JsonNode content() {
        return raw().path("content");
    }

    /** Returns when the version was made; empty if the text is not an ISO-8601 timestamp. */
    public Optional<Instant> createdAt() {
        return Attributes.instant(raw(), "created_at");
    }

    /** Returns id and status. */
    @Override
    public String toString() {
        return "StoryVersion[id=" + id() + ", status=" + status() + "]";
    }
}
