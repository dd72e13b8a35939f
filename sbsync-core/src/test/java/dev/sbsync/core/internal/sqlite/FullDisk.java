package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.state.StateStore;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets a state file grow no more, as if the disk were full. */
public final class FullDisk {

    private FullDisk() {}

    /** Allows so many pages more than there are. */
    public static void after(StateStore store, int pages) {
        ((SqliteStore) store).database().run(database -> {
            try (Statement statement = database.connection().createStatement()) {
                return statement.execute("PRAGMA max_page_count = " + (pages(statement) + pages));
            }
        });
    }

    private static long pages(Statement statement) throws SQLException {
        try (var count = statement.executeQuery("PRAGMA page_count")) {
            return count.getLong(1);
        }
    }
}
