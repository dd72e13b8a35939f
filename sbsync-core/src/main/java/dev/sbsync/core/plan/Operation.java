package dev.sbsync.core.plan;

import java.util.Locale;

/** The planned operation of an item. */
public enum Operation {
    /** The item is missing in the target. */
    CREATE,
    /** The lists of both spaces show differences. */
    UPDATE,
    /** Needs check: content may differ. The run reads and compares it, and writes it only if it differs. */
    COMPARE,
    /** Only the target has the item, and the run deletes it after everything else has succeeded. */
    DELETE,
    /** Neither side has changed since the last sync; nothing is read. */
    UNCHANGED,
    /** Skipped by policy. */
    NONE,
    /** Cannot be executed. */
    CONFLICT;

    /** Returns whether the item's content is read when the item runs. */
    public boolean readsContent() {
        return switch (this) {
            case CREATE, UPDATE, COMPARE -> true;
            case DELETE, UNCHANGED, NONE, CONFLICT -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
