package dev.sbsync.core.plan;

import java.util.Locale;

/** A change of an item's path, identity or publish state, in addition to its content. */
public enum Change {
    /** The item moves to another folder. */
    MOVE,
    /** The item gets another slug. */
    RENAME,
    /** The item is published, having had no published layer. */
    PUBLISH,
    /** The item is unpublished. */
    UNPUBLISH,
    /** The item's uuid is changed to the source's; references to the old one no longer resolve. */
    REIDENTIFY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
