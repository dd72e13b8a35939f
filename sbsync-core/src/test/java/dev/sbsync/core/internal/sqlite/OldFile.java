package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.internal.state.ItemRow;
import dev.sbsync.core.internal.state.RunRow;
import dev.sbsync.core.internal.state.Tables;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a state as an earlier version did, with one table per kind of row. */
final class OldFile {

    private final Connection connection;

    private OldFile(Connection connection) {
        this.connection = connection;
    }

    /** Writes a file of schema 1 to 7; rows without a table in that schema are omitted. */
    static void write(Path file, int version, StateStore from) throws Exception {
        Files.deleteIfExists(file);
        if (version >= StateSchema.ROWS_SINCE) {
            writeRows(file, version, from);
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement()) {
            for (int step = 1; step <= version; step++) {
                for (String made : OldTables.TABLES.getOrDefault(step, List.of())) {
                    statement.executeUpdate(made);
                }
            }
            statement.executeUpdate("PRAGMA application_id = " + StateSchema.APPLICATION);
            statement.executeUpdate("PRAGMA user_version = " + version);
            OldFile old = new OldFile(connection);
            from.read(rows -> {
                String pair = rows.get(Tables.ABOUT, Tables.PAIR).orElseThrow();
                old.put("about (id, body, sum)", 1, pair, SqliteRows.sum(1, pair));
                rows.scan(Tables.RUN, "", "~", (key, text) -> old.run(rows, Long.parseLong(key), text, version));
                rows.scan(Tables.ITEM, "", "~", old::item);
                if (version >= 2) {
                    rows.scan(Tables.BASELINE, "", "~", (key, body) -> {
                        long id = Long.parseLong(key);
                        old.put("baseline (source_id, body, sum)", id, body, SqliteRows.sum(id, body));
                    });
                }
                if (version >= 5) {
                    rows.scan(Tables.ATTEMPT, "", "~", (key, body) -> {
                        long id = id(key);
                        old.put("attempt (id, body, sum)", id, body, SqliteRows.sum(id, body));
                    });
                }
                return rows;
            });
            Files.deleteIfExists(CommitMark.of(file));
        }
    }

    /** Since schema 6 all rows are in one table. */
    private static void writeRows(Path file, int version, StateStore from) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(StateSchema.STORED);
            statement.executeUpdate(StateSchema.ROW);
            statement.executeUpdate("PRAGMA application_id = " + StateSchema.APPLICATION);
            statement.executeUpdate("PRAGMA user_version = " + version);
            OldFile old = new OldFile(connection);
            for (String table : List.of(Tables.ABOUT, Tables.RUN, Tables.ITEM, Tables.BASELINE, Tables.ATTEMPT)) {
                from.read(rows -> {
                    rows.scan(
                            table,
                            "",
                            "~",
                            (key, value) -> old.put(
                                    "row (tbl, key, value, sum)",
                                    table,
                                    key,
                                    value,
                                    SqliteRows.sum(table, key, value)));
                    return rows;
                });
            }
            Files.deleteIfExists(CommitMark.of(file));
        }
    }

    /** Until schema 5 the ending was in the run's row. */
    private void run(StateRows rows, long id, String text, int version) {
        RunRow run = RunRow.read(text);
        String ending = version < 5
                ? rows.get(Tables.ATTEMPT, Tables.part(id, 0))
                        .filter(attempt -> attempt.contains("\"ending\""))
                        .orElse(null)
                : null;
        put(
                "run (id, name, header, ending, sum)",
                id,
                run.name(),
                run.header(),
                ending,
                SqliteRows.sum(id, run.name(), run.header(), ending));
    }

    private void item(String key, String text) {
        long id = id(key);
        ItemRow item = ItemRow.read(text);
        Long created = item.createdId().isEmpty() ? null : Long.valueOf(item.createdId());
        String result = item.result().isEmpty() ? null : item.result();
        put(
                "item (id, planned, planned_sum, created_id, open_steps, result, sum)",
                id,
                item.planned(),
                SqliteRows.sum(id, item.planned()),
                created,
                item.openSteps(),
                result,
                SqliteRows.sum(id, created, item.openSteps(), result));
    }

    private static long id(String key) {
        int slash = key.indexOf('/');
        return (Long.parseLong(key.substring(0, slash)) << 32) + Long.parseLong(key.substring(slash + 1));
    }

    private void put(String into, @Nullable Object... values) {
        String marks = "?, ".repeat(values.length - 1) + "?";
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + into + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new AssertionError(into, failure);
        }
    }
}
