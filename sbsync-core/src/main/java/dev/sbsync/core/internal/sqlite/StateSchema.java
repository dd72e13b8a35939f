package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a state file, and the migration from earlier versions. */
final class StateSchema {

    /** "SBSY": identifies the file as an sbsync state file. */
    static final int APPLICATION = 0x53425359;

    /** The first schema with a transaction count. */
    static final int COMMITS_SINCE = 4;

    /** The schema that this version of sbsync writes. */
    static final int NEWEST = 8;

    /** The first schema with all rows in one table; a later one has further kinds of rows. */
    static final int ROWS_SINCE = 6;

    /** The number of transactions, also counted by CommitMark. */
    static final String STORED = "CREATE TABLE stored (id INTEGER PRIMARY KEY CHECK (id = 1), commits INTEGER NOT NULL,"
            + " sum INTEGER NOT NULL)";

    /** All rows. */
    static final String ROW = "CREATE TABLE row (tbl TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,"
            + " sum INTEGER NOT NULL, PRIMARY KEY (tbl, key))";

    private static final String VERSION = "PRAGMA user_version";

    private StateSchema() {}

    /**
     * Returns the schema of a file; 0 if the file is new.
     *
     * @throws StateException if the file is not an sbsync state file, has a newer schema, or its tables do not match
     *     its schema
     */
    static int version(Database database) throws SQLException {
        long application = database.number("PRAGMA application_id");
        int version = (int) database.number(VERSION);
        Set<String> tables = tables(database);
        if (application == 0 && version == 0 && tables.isEmpty()) {
            return 0;
        }
        if (application != APPLICATION) {
            throw new StateException(
                    Kind.FOREIGN,
                    "The file '" + database.file()
                            + "' is a database, but not an sbsync state file; choose another file.");
        }
        if (version > NEWEST) {
            throw SqliteErrors.stateFile(
                    Kind.NEWER,
                    database.file(),
                    "was written by a newer sbsync (its schema is " + version + ", this version supports " + NEWEST
                            + "); use the newer version, or choose another file.",
                    null);
        }
        if (version < 1) {
            throw SqliteErrors.damaged(database.file(), "its schema is " + version);
        }
        if (!tables.equals(tablesOf(version))) {
            throw SqliteErrors.damaged(database.file(), "its tables do not match its schema");
        }
        return version;
    }

    /**
     * Returns the table definitions: SQLite checks that a table matches its definition, but not that the definition is
     * unchanged.
     */
    private static Set<String> tables(Database database) throws SQLException {
        Set<String> found = new HashSet<>();
        database.query(
                "SELECT type, name, tbl_name, sql FROM sqlite_schema",
                row -> found.add(described(row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
        return found;
    }

    private static Set<String> tablesOf(int version) {
        if (version >= ROWS_SINCE) {
            // a text key has an index, which SQLite's own check compares with the table
            return Set.of(described(STORED), described(ROW), described("index", "sqlite_autoindex_row_1", "row", null));
        }
        return older(version).map(StateSchema::described).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> older(int version) {
        return IntStream.rangeClosed(1, version)
                .mapToObj(step -> OldTables.TABLES.getOrDefault(step, List.of()))
                .flatMap(List::stream);
    }

    private static String described(String made) {
        return described("table", name(made), name(made), made);
    }

    private static String described(String type, String name, String table, @Nullable String made) {
        return type + " " + name + " of " + table + ": " + made;
    }

    private static String name(String made) {
        return made.substring("CREATE TABLE ".length(), made.indexOf(" ("));
    }

    /** Creates the tables in an empty database. */
    static void create(Database database) {
        database.run(rows -> rows.execute(STORED) + rows.execute(ROW));
    }

    /**
     * Creates or migrates the tables of a new or older file in one transaction; a failure leaves the file unchanged.
     */
    static void migrate(Database database) throws SQLException {
        int version = (int) database.number(VERSION);
        if (version == NEWEST) {
            return;
        }
        if (version >= ROWS_SINCE) {
            database.inTransaction(rows -> rows.change(VERSION + " = " + NEWEST));
            return;
        }
        database.inTransaction(rows -> {
            rows.change(ROW);
            if (version < COMMITS_SINCE) {
                rows.change(STORED);
            }
            OldTables.copy(rows, version, new SqliteRows(rows));
            for (String made : older(version).toList()) {
                if (!made.equals(STORED)) {
                    rows.change("DROP TABLE " + name(made));
                }
            }
            rows.change("PRAGMA application_id = " + APPLICATION);
            return rows.change("PRAGMA user_version = " + NEWEST);
        });
    }
}
