package dev.sbsync.testkit.internal.state;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of a story's version history (docs/management-api.md).
 *
 * @param id the version's id
 * @param status one of those in the documentation of the API, such as {@link #PUBLISHED}
 * @param content the content at that time; never changed
 * @param createdAt the timestamp as the API writes it
 * @param releaseId the release that it belongs to, null for none
 */
public record StoredVersion(
        long id,
        String status,
        JsonNode content,
        String createdAt,
        @Nullable Long releaseId) {
    /** The status of a published version. */
    public static final String PUBLISHED = "published";
    /** The status of a version that unpublished the story. */
    public static final String UNPUBLISHED = "unpublished";
    /** The status of a version that was saved. */
    public static final String DRAFT = "draft";

    private static final Set<String> LIVE = Set.of(PUBLISHED, "released", "scheduled_story");

    /** Returns whether it was published: directly, with a release, or by a schedule. */
    public boolean wentLive() {
        return LIVE.contains(status) && releaseId == null;
    }
}
