package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.state.StateStore;

/** Lets a state file grow no more, as if the disk were full. */
public final class FullDisk {

    private FullDisk() {}

    /** Allows so many pages more than there are. */
    public static void after(StateStore store, int pages) {
        ((SqliteStore) store)
                .database()
                .run(database ->
                        database.number("PRAGMA max_page_count = " + (database.number("PRAGMA page_count") + pages)));
    }
}
