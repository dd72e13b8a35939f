package dev.sbsync.client.internal;

/** Gets pages. For one thread. */
interface PageSource {

    /**
     * Returns a page, counted from 1. Blocks.
     *
     * @param last the last page that is known to be there and has not been read; 0 if none is to be read after this
     */
    ApiAnswer page(int number, int last);

    /** Returns how many pages may be on their way at once. */
    default int atOnce() {
        return 1;
    }

    /** Forgets what has been read ahead: it is out of date, or no longer wanted. */
    default void drop() {}
}
