package dev.sbsync.core.item;

import dev.sbsync.client.model.Story;
import java.util.Locale;

/** The publish state of a story. */
public enum LayerState {
    /** Not published. */
    DRAFT,
    /** Published without unpublished changes. */
    PUBLISHED,
    /** Published with unpublished changes: {@code published && unpublished_changes}. */
    DIRTY;

    /**
     * Returns the state of a story. A draft that was never published may have {@code unpublished_changes}; it is still
     * a draft.
     */
    public static LayerState of(Story story) {
        if (!story.published()) {
            return DRAFT;
        }
        return story.dirty() ? DIRTY : PUBLISHED;
    }

    /** Returns whether there is a published layer. */
    public boolean published() {
        return this != DRAFT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
