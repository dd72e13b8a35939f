package dev.sbsync.core.item;

import java.util.Locale;

/** The publish state of a story. */
public enum LayerState {
    /** Not published. */
    DRAFT,
    /** Published without unpublished changes. */
    PUBLISHED,
    /** Published with unpublished changes: {@code published && unpublished_changes}. */
    DIRTY;

    /** Returns whether there is a published layer. */
    public boolean published() {
        return this != DRAFT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
