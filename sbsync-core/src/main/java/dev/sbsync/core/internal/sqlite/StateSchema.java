package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** The number of transactions, also counted by CommitMark. */
    static final String STORED = "CREATE TABLE stored (id INTEGER PRIMARY KEY CHECK (id = 1), commits INTEGER NOT NULL,"
            + " sum INTEGER NOT NULL)";

    private static final String ROW = "CREATE TABLE row (tbl TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,"
            + " sum INTEGER NOT NULL, PRIMARY KEY (tbl, key))";

    private static final int NEWEST = 6;

    private StateSchema() {}

    /** Returns the schema that this version of sbsync writes. */
    static int newest() {
        return NEWEST;
    }

    /** Returns whether a file is new or has an older schema, and must be migrated before writing. */
    static boolean older(Path file, Connection database) throws SQLException {
        return version(file, database) < NEWEST;
    }

    /**
     * Returns the schema of a file; 0 if the file is new.
     *
     * @throws StateException if the file is not an sbsync state file, has a newer schema, or its tables do not match
     *     its schema
     */
    static int version(Path file, Connection database) throws SQLException {
        int application = pragma(database, "application_id");
        int version = pragma(database, "user_version");
        if (application == 0 && version == 0 && empty(database)) {
            return 0;
        }
        if (application != APPLICATION) {
            throw new StateException(
                    Kind.FOREIGN,
                    "The file '" + file + "' is a database, but not an sbsync state file; choose another file.");
        }
        if (version > NEWEST) {
            throw SqliteErrors.stateFile(
                    Kind.NEWER,
                    file,
                    "was written by a newer sbsync (its schema is " + version + ", this version supports " + NEWEST
                            + "); use the newer version, or choose another file.",
                    null);
        }
        if (version < 1) {
            throw SqliteErrors.damaged(file, "its schema is " + version);
        }
        if (!tables(database).equals(tablesOf(version))) {
            throw SqliteErrors.damaged(file, "its tables do not match its schema");
        }
        return version;
    }

    /**
     * Returns the table definitions: SQLite checks that a table matches its definition, but not that the definition is
     * unchanged.
     */
    private static Set<String> tables(Connection database) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT type, name, tbl_name, sql FROM sqlite_schema")) {
            while (rows.next()) {
                found.add(described(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return found;
    }

    private static Set<String> tablesOf(int version) {
        if (version == NEWEST) {
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
        database.run(rows -> {
            try (Statement statement = rows.connection().createStatement()) {
                statement.executeUpdate(STORED);
                return statement.executeUpdate(ROW);
            }
        });
    }

    /** Creates or migrates the tables in one transaction; a failure leaves the file unchanged. */
    static void migrate(Database database) {
        database.inTransaction(rows -> {
            int version = pragma(rows.connection(), "user_version");
            try (Statement statement = rows.connection().createStatement()) {
                statement.executeUpdate(ROW);
                if (version < COMMITS_SINCE) {
                    statement.executeUpdate(STORED);
                }
                OldTables.copy(rows, version, new SqliteRows(rows));
                for (String made : older(version).toList()) {
                    if (!made.equals(STORED)) {
                        statement.executeUpdate("DROP TABLE " + name(made));
                    }
                }
                statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
                return statement.executeUpdate("PRAGMA user_version = " + NEWEST);
            }
        });
    }

    private static boolean empty(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            return count.getInt(1) == 0;
        }
    }

    private static int pragma(Connection database, String name) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet value = statement.executeQuery("PRAGMA " + name)) {
            return value.getInt(1);
        }
    }
}
