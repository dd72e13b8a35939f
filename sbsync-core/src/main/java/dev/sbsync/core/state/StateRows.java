package dev.sbsync.core.state;

import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The rows of a state as seen by one transaction. A row has a table, a key and a value. A table name is 1 to 30
 * lower-case letters; a key is 1 to 100 characters of {@code A-Z a-z 0-9 / . _ -}; a value is text of any length,
 * without U+0000 or lone surrogates, in a format internal to sbsync. Valid only during the transaction, on its thread.
 */
public interface StateRows {

    /** Returns the value of a row; empty if there is none. An empty table is the same as a missing one. */
    Optional<String> get(String table, String key);

    /**
     * Passes the rows of a table from one key (inclusive) to another (exclusive) to a consumer, in ascending character
     * order of the keys.
     *
     * @param row receives key and value; an exception ends the scan
     */
    void scan(String table, String from, String to, BiConsumer<String, String> row);
}
