package dev.sbsync.testkit;

/**
 * Behaviours of the API that are not known for sure, or that only some spaces show. Each is off unless it is switched
 * on with {@link FakeManagementApi.Builder#with(Switch...)}; its documentation says what the fake does then and what it
 * does otherwise.
 */
public enum Switch {
    /**
     * A folder and a story in the same parent may not have the same slug. Off: they may, as a slug is unique per parent
     * and kind (ma-facts §4.4: unknown). A folder and its own start page share their path either way.
     */
    SLUG_UNIQUE_ACROSS_KINDS,

    /**
     * A row of {@code translated_slugs_attributes} without an id, for a language that has a row already, adds a second
     * row. Off: it is refused with 422 (ma-facts §3.4, §8.12: "a duplicate/validation error").
     */
    TRANSLATED_SLUG_DUPLICATES,

    /**
     * {@code publish} with the value {@code 0} or {@code false} saves without publishing, as today's documentation has
     * it. Off: it is refused with 400 and noted as a {@link Violation}, because it published in 2019 and nobody knows
     * for sure (ma-facts §3.4, §9).
     */
    PUBLISH_ZERO_SAVES,

    /**
     * {@code publish} with the value {@code 0} or {@code false} publishes, as in 2019. Off: see
     * {@link #PUBLISH_ZERO_SAVES}.
     */
    PUBLISH_ZERO_PUBLISHES,

    /** The uuid of a deleted story stays taken. Off: it is free (ma-facts §4.5: unknown). */
    TRASH_BLOCKS_UUID,

    /** The slug of a deleted story stays taken. Off: it is free (ma-facts §4.4: unknown). */
    TRASH_BLOCKS_SLUG,

    /** The rate limit counts per space. Off: it counts per token (ma-facts §2.1: unknown). */
    LIMIT_PER_SPACE,

    /** A 429 carries {@code Retry-After: 1}. Off: it does not (ma-facts §2.1: no evidence that the API sends it). */
    RETRY_AFTER,

    /**
     * A 429 says "Rate limit of 6 request per second has been reached." Off: it says "Rate limit of 6 request per
     * second reached. Retry later." (ma-facts §2.1: both were reported).
     */
    LIMIT_TEXT_HAS_BEEN_REACHED,

    /**
     * A save of a story that somebody else edits, or whose workflow stage locks it, is refused with 403. Off: with 422
     * (ma-facts §4.3: unknown). The body is {@code {"error": text}} with the word "locked" in it either way.
     */
    LOCK_IS_FORBIDDEN,

    /**
     * Publishing in a workflow stage that does not allow it is refused with 422. Off: with 403 (ma-facts §4.3:
     * unknown).
     */
    STAGE_REFUSAL_IS_INVALID,

    /**
     * {@code update_uuid} moves {@code updated_at} and {@code last_author}. Off: it leaves them (ma-facts §10:
     * unknown).
     */
    UUID_UPDATE_MOVES_UPDATED_AT,

    /**
     * A PUT validates content against the components of the space, as in spaces created on or after 2026-05-08:
     * required fields, and the components that a field allows (ma-facts §3.4, §8.14). Off: only with
     * {@code strict_mode=1}. A POST is never validated.
     */
    STRICT_SCHEMA,

    /**
     * {@code validate_slugs} answers a slug that is taken or invalid with 200 and {@code success:false}. Off: with 422
     * and the field, as a save would (ma-facts §3.1: both are documented, nobody tells when which).
     */
    VALIDATE_SLUGS_SAYS_FALSE
}
