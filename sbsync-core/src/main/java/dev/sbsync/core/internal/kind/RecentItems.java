package dev.sbsync.core.internal.kind;

import dev.sbsync.core.item.Item;
import java.util.List;

/** Lists the items of the source, those first that changed last. Thread-safe; blocks. */
public interface RecentItems {

    /**
     * A page of the list.
     *
     * @param more whether there may be another one
     */
    record Page(List<Item> items, boolean more) {

        /** Copies the items. */
        public Page {
            items = List.copyOf(items);
        }
    }

    /** Reads a page, counted from 1. */
    Page page(int number);
}
