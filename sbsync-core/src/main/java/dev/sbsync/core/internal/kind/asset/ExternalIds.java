package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.core.internal.kind.record.RecordRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The external ids of assets ({@code ext_id}). A copy has that of its source, or, if the source has none, a marker that
 * names the source. A marker is neither copied nor compared. Stateless.
 */
final class ExternalIds {

    private static final String FIELD = "ext_id";
    private static final String MARKER = "sbsync:";
    private static final String LISTED_IN = "sbsync_space";

    private ExternalIds() {}

    /** Returns an asset as listed in a space. */
    static ObjectNode listed(JsonNode raw, long spaceId) {
        return ((ObjectNode) raw).put(LISTED_IN, spaceId);
    }

    /** Returns the external id that an editor or a program has given an asset; empty if there is none. */
    static String own(JsonNode raw) {
        String id = raw.path(FIELD).asString("");
        return id.startsWith(MARKER) ? "" : id;
    }

    /** Returns the external id of the copies of an asset of the source. */
    static String ofCopies(RecordRow row) {
        String own = own(row.raw());
        return own.isEmpty() ? marker(row.raw().path(LISTED_IN).asLong(), row.id()) : own;
    }

    /** Returns whether an asset of the target is marked as a copy of one of the source. */
    static boolean isMarked(RecordRow there, long sourceSpace, long sourceId) {
        return there.raw().path(FIELD).asString("").equals(marker(sourceSpace, sourceId));
    }

    private static String marker(long space, long id) {
        return MARKER + space + ":" + id;
    }

    /** Returns what identifies an asset across spaces: the external id of a copy, and that of the copies of another. */
    static String of(RecordRow row, long targetSpace) {
        return row.raw().path(LISTED_IN).asLong(targetSpace) == targetSpace
                ? row.raw().path(FIELD).asString("")
                : ofCopies(row);
    }
}
