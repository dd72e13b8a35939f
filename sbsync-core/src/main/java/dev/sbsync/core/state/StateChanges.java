package dev.sbsync.core.state;

/** The rows of a state in a writing transaction, which sees its own changes. */
public interface StateChanges extends StateRows {

    /** Stores a row; replaces a row with the same key. */
    void put(String table, String key, String value);

    /** Removes a row; does nothing if there is none. */
    void delete(String table, String key);

    /** Removes the rows of a table from one key (inclusive) to another (exclusive). */
    void delete(String table, String from, String to);
}
