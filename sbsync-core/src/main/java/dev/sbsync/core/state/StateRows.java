package dev.sbsync.core.state;

import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The rows of a state as one transaction sees them. A row has a table, a key and a value. Tables are named by 1 to 30
 * lower-case letters; keys are 1 to 100 of {@code A-Z a-z 0-9 / . _ -}; a value is text of any length, without U+0000
 * or lone surrogates, whose meaning is sbsync's own. Valid during the transaction, on its thread, only.
 */
public interface StateRows {

    /** Returns the value of a row; empty if there is none. A table that has no row is like one that does not exist. */
    Optional<String> get(String table, String key);

    /**
     * Passes the rows of a table from one key (inclusive) to another (exclusive) to a consumer, in ascending order of
     * their keys' characters.
     *
     * @param row gets key and value; may throw, which ends the scan
     */
    void scan(String table, String from, String to, BiConsumer<String, String> row);
}
