package dev.sbsync.testkit.internal.state;

import tools.jackson.databind.JsonNode;

/**
 * An entry of a story's version history (ma-facts §4.2).
 *
 * @param id the version's id
 * @param status {@code draft}, {@code published} or {@code unpublished}
 * @param content the content at that time; never changed
 * @param createdAt the timestamp as the API writes it
 */
public record StoredVersion(long id, String status, JsonNode content, String createdAt) {
    /** The status of a version that went live. */
    public static final String PUBLISHED = "published";
    /** The status of a version that ended the live one. */
    public static final String UNPUBLISHED = "unpublished";
    /** The status of a version that was saved. */
    public static final String DRAFT = "draft";
}
