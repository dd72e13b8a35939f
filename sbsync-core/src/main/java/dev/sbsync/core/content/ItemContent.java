package dev.sbsync.core.content;

import dev.sbsync.core.item.Markers;

/** The content of one source item as read, which a {@link ContentManager} can hold. */
public interface ItemContent {

    /** Returns the item's path, for messages. */
    String path();

    /** Returns the item's markers when it was read. */
    Markers markers();

    /** Returns the estimated size in memory. */
    long bytes();
}
