package dev.sbsync.client.model;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a story's version history (docs/management-api.md).
 *
 * <p>The history starts at 2024-08-28 at the earliest, may be pruned, and is empty in a duplicated space.
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

    /** Returns the status: {@code draft}, {@code published}, {@code unpublished}, …; empty by default. */
    public String status() {
        return text("status");
    }

    /**
     * Returns whether the version was created by publishing. The live version may also come from a release or a
     * schedule ({@code released}, {@code scheduled_story}); a version of a release ({@link #inRelease}) is not live
     * before its release.
     */
    public boolean published() {
        return status().equals("published");
    }

    /** Returns whether the version belongs to a release ({@code release_id}, in any form). */
    public boolean inRelease() {
        JsonNode release = raw().path("release_id");
        return !release.isMissingNode()
                && !release.isNull()
                && !release.asString("?").equals("0");
    }

    /** Returns the content, in the form of a story's; a missing node if the list was read without content. */
    public JsonNode content() {
        return raw().path("content");
    }

    /** Returns when the version was created; empty if the text is not an ISO-8601 timestamp. */
    public Optional<Instant> createdAt() {
        return Attributes.instant(raw(), "created_at");
    }

    /** Returns id and status. */
    @Override
    public String toString() {
        return "StoryVersion[id=" + id() + ", status=" + status() + "]";
    }
}
