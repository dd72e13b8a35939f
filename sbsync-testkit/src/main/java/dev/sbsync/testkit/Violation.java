package dev.sbsync.testkit;

/**
 * A request that the API may accept but that a correct client does not send. Immutable.
 *
 * @param kind the rule that was broken
 * @param request method and path
 * @param detail what was sent, and what is wrong with it
 */
public record Violation(Kind kind, String request, String detail) {
    /** The rules. */
    public enum Kind {
        /** {@code publish} was sent with {@code 0} or {@code false}; it must be left out (docs/management-api.md). */
        PUBLISH_ZERO,
        /** A folder was published; folders never are (docs/management-api.md). */
        FOLDER_PUBLISHED,
        /** A story was created without {@code parent_id}, which puts it into the root. */
        PARENT_MISSING,
        /** A prefix with a leading slash, which matches nothing (docs/management-api.md). */
        PREFIX_WITH_SLASH,
        /** A flat {@code filter_query}, which is ignored and so matches everything (docs/management-api.md). */
        FLAT_FILTER_QUERY,
        /** A token was sent to the upload host. */
        TOKEN_AT_UPLOAD,
        /** The fields of an upload were not in the signed order. */
        UPLOAD_FIELDS_REORDERED,
        /**
         * A schema names a component group, internal tag or asset folder that the space does not have: probably the id
         * of another space (docs/management-api.md).
         */
        UNKNOWN_REFERENCE,
        /** A path or method that the fake does not know. */
        UNKNOWN_ROUTE
    }
}
