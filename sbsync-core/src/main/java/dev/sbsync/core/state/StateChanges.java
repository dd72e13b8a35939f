package dev.sbsync.core.state;

/** The rows of a state in a transaction that changes them; it sees its own changes. */
public interface StateChanges extends StateRows {

    /** Stores a row, over the one with the same key if there is one. */
    void put(String table, String key, String value);

    /** Removes a row; does nothing if there is none. */
    void delete(String table, String key);

    /** Removes the rows of a table from one key (inclusive) to another (exclusive). */
    void delete(String table, String from, String to);
}
