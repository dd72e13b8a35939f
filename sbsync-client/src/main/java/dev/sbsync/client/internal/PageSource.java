package dev.sbsync.client.internal;

/** Reads pages. Not thread-safe. */
interface PageSource {

    /**
     * Returns a page, counted from 1. Blocks.
     *
     * @param last the last page that may be read ahead; 0 for none
     */
    ApiAnswer page(int number, int last);

    /** Returns how many pages may be requested at once. */
    default int concurrentPages() {
        return 1;
    }

    /** Discards pages that were read ahead, as they are out of date or no longer needed. */
    default void discard() {}
}
