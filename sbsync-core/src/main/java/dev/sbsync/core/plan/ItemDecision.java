package dev.sbsync.core.plan;

import java.util.Locale;

/** What a reviewed plan decides on one item, whatever the policies say. */
public enum ItemDecision {
    /** Write it, also over drift, a collision, or a deletion in the target. */
    OVERWRITE,
    /** Leave it as it is. */
    SKIP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
