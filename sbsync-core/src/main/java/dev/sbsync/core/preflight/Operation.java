package dev.sbsync.core.preflight;

import java.util.Locale;

/** What a plan intends for an item. */
public enum Operation {
    /** The target has no such item. */
    CREATE,
    /** The lists of both spaces already show that it differs. */
    UPDATE,
    /** Needs check: content may differ. It is read and compared when the item runs, and written only if it differs. */
    COMPARE,
    /** Neither side has changed since it was last in sync; nothing is read. */
    UNCHANGED,
    /** Left as it is, by policy. */
    NONE,
    /** Cannot be carried out. */
    CONFLICT;

    /** Returns whether the item's content is read when the item runs. */
    public boolean readsContent() {
        return switch (this) {
            case CREATE, UPDATE, COMPARE -> true;
            case UNCHANGED, NONE, CONFLICT -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
