package dev.sbsync.core.preflight;

import java.util.Locale;

/** What an operation does to an item's place, identity and publish state, beside writing it. */
public enum Change {
    /** It goes into another folder. */
    MOVE,
    /** It gets another slug. */
    RENAME,
    /** It goes live, having had no published layer. */
    PUBLISH,
    /** It loses its published layer. */
    UNPUBLISH,
    /** Its uuid becomes its source's; references to the old one no longer resolve. */
    REIDENTIFY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
