package dev.sbsync.core.preflight;

import dev.sbsync.core.scan.StoryRow;

/**
 * What to do with a collision: another item of the target, with another uuid, is at the path of a source item, and the
 * two were never in sync.
 */
public enum OnCollision {
    /** Overwrites it where both have the same content type, and skips it where the types differ. The default. */
    OVERWRITE_SAME_TYPE,
    /** Overwrites it, whatever its content type. */
    OVERWRITE,
    /** Leaves it as it is, and says so. */
    SKIP,
    /** Refuses the run before its first write if there is any. */
    FAIL;

    /** Returns whether a run writes the source item over the target's. */
    public boolean overwrites(StoryRow source, StoryRow target) {
        return switch (this) {
            case OVERWRITE -> true;
            case OVERWRITE_SAME_TYPE -> !typesDiffer(source, target);
            case SKIP, FAIL -> false;
        };
    }

    /** Returns whether both rows name a content type, and not the same; folders have none. */
    static boolean typesDiffer(StoryRow source, StoryRow target) {
        return !source.contentType().isEmpty()
                && !target.contentType().isEmpty()
                && !source.contentType().equals(target.contentType());
    }
}
