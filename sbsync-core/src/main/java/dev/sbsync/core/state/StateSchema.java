package dev.sbsync.core.state;

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

/**
 * The tables, by the steps in which they came to be: a new file takes all of them, an older one those that it lacks.
 * Steps are only ever added. No table has an index besides its key, so that nothing can disagree with it.
 */
final class StateSchema {

    /** "SBSY": marks the file as ours for whoever finds it. */
    static final int APPLICATION = 0x53425359;

    static final int BASELINES_SINCE = 2;
    static final int COMMITS_SINCE = 4;
    static final int ATTEMPTS_SINCE = 5;

    private static final List<List<String>> STEPS = List.of(
            List.of(
                    // who has it open, and which pair of spaces it is about
                    "CREATE TABLE about (id INTEGER PRIMARY KEY CHECK (id IN (1, 2)), body TEXT NOT NULL,"
                            + " sum INTEGER NOT NULL)",
                    "CREATE TABLE run (id INTEGER PRIMARY KEY, name TEXT NOT NULL, header TEXT NOT NULL, ending TEXT,"
                            + " sum INTEGER NOT NULL)",
                    // id is the run's, times 2^32, plus the item's position; the plan has a checksum of its own, for
                    // what an item does changes beside it
                    "CREATE TABLE item (id INTEGER PRIMARY KEY, planned TEXT NOT NULL, planned_sum INTEGER NOT NULL,"
                            + " created_id INTEGER, open_steps TEXT NOT NULL, result TEXT, sum INTEGER NOT NULL)"),
            List.of("CREATE TABLE baseline (source_id INTEGER PRIMARY KEY, body TEXT NOT NULL, sum INTEGER NOT NULL)"),
            // a baseline has a hash for each side and names the version of its fingerprint; one that does not is of
            // version 1 and is compared anew. The rows stay as they are, and an older sbsync refuses the file: it would
            // take hashes of another version for drift
            List.of(),
            // how many transactions there were, which CommitMark counts too
            List.of("CREATE TABLE stored (id INTEGER PRIMARY KEY CHECK (id = 1), commits INTEGER NOT NULL,"
                    + " sum INTEGER NOT NULL)"),
            // id is the run's, times 2^32, plus the number of the attempt; a run without a row was not resumed since
            // attempts are kept, and its ending is in its own row
            List.of("CREATE TABLE attempt (id INTEGER PRIMARY KEY, body TEXT NOT NULL, sum INTEGER NOT NULL)"));

    private StateSchema() {}

    /** Returns the version that this version of sbsync writes. */
    static int newest() {
        return STEPS.size();
    }

    /** Returns whether a file is new or an older one, and has to be migrated before it is written. */
    static boolean older(Path file, Connection database) throws SQLException {
        return version(file, database) < newest();
    }

    /**
     * Returns the version of a file; 0 where it is new.
     *
     * @throws StateException if the file is not ours, or newer, or its tables are not those of its version
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
                    "The file '" + file + "' is a database, but not an sbsync state file; name another file.");
        }
        if (version > newest()) {
            throw new StateException(
                    Kind.NEWER,
                    "The state '" + file + "' was written by a newer sbsync (its schema is " + version
                            + ", this one knows " + newest() + "); use that version, or name another file.");
        }
        if (version < 1) {
            throw SqliteErrors.damaged(file, "its schema is " + version);
        }
        if (!tables(database).equals(tablesOf(version))) {
            throw SqliteErrors.damaged(file, "its tables are not those that were made");
        }
        return version;
    }

    /** SQLite checks that a table can be read as it is described, and not that the description is the one it was. */
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
        return STEPS.subList(0, version).stream()
                .flatMap(List::stream)
                .map(made -> {
                    String name = made.substring("CREATE TABLE ".length(), made.indexOf(" ("));
                    return described("table", name, name, made);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String described(String type, String name, String table, String made) {
        return type + " " + name + " of " + table + ": " + made;
    }

    /** Takes the steps that are missing, all or none. */
    static void migrate(Database database) {
        database.inTransaction(rows -> {
            try (Statement statement = rows.connection().createStatement()) {
                for (int version = pragma(rows.connection(), "user_version"); version < newest(); version++) {
                    for (String step : STEPS.get(version)) {
                        statement.executeUpdate(step);
                    }
                }
                statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
                return statement.executeUpdate("PRAGMA user_version = " + newest());
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
