package dev.sbsync.core.plan;

import dev.sbsync.core.item.ListedItem;

/**
 * The policy for collisions: an unrelated item of the target, with another uuid, has the path of a source item, and the
 * two were never in sync.
 */
public enum OnCollision {
    /** Overwrites it if both have the same content type, else skips it. The default. */
    OVERWRITE_SAME_TYPE,
    /** Overwrites it, regardless of its content type. */
    OVERWRITE,
    /** Skips it with a warning. */
    SKIP,
    /** Fails the run before its first write if there are any. */
    FAIL;

    /** Returns whether a run overwrites the target item. */
    public boolean overwrites(ListedItem source, ListedItem target) {
        return switch (this) {
            case OVERWRITE -> true;
            case OVERWRITE_SAME_TYPE -> !typesDiffer(source, target);
            case SKIP, FAIL -> false;
        };
    }

    /** Returns whether both rows have content types that differ; folders have none. */
    public static boolean typesDiffer(ListedItem source, ListedItem target) {
        return !source.contentType().isEmpty()
                && !target.contentType().isEmpty()
                && !source.contentType().equals(target.contentType());
    }
}
