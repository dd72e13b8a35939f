package dev.sbsync.core.scan;

import dev.sbsync.client.model.Story;
import java.util.Locale;

/** Which layers a story has. */
public enum LayerState {
    /** Not published. */
    DRAFT,
    /** Published, and the draft is the same. */
    PUBLISHED,
    /** Published, with newer changes in the draft: {@code published && unpublished_changes}, nothing else. */
    DIRTY;

    /** Returns the state of a story. A draft that was never published may carry unpublished changes: still a draft. */
    public static LayerState of(Story story) {
        if (!story.published()) {
            return DRAFT;
        }
        return story.dirty() ? DIRTY : PUBLISHED;
    }

    /** Tells whether there is a published layer. */
    public boolean published() {
        return this != DRAFT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
