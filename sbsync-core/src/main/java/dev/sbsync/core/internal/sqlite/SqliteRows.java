package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.internal.state.Tables;
import dev.sbsync.core.state.StateChanges;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a state in SQLite. Every read verifies the row's checksum, because SQLite does not detect flipped bits in
 * values. Used inside one transaction.
 */
final class SqliteRows implements StateChanges {

    private final Database database;

    SqliteRows(Database database) {
        this.database = database;
    }

    /**
     * Detects rows with a corrupted key, which no query would find. Scans all rows except items, archived items and the
     * chunks of archived files, which are counted when read.
     */
    static void check(Database database) throws SQLException {
        SqliteRows rows = new SqliteRows(database);
        database.query(
                "SELECT tbl, key, value, sum FROM row WHERE tbl NOT IN (?, ?, ?)",
                row -> rows.check(row.getLong(4), row.getString(1), row.getString(2), row.getString(3)),
                Tables.ITEM,
                Tables.BEFORE,
                Tables.CHUNK);
    }

    @Override
    public Optional<String> get(String table, String key) {
        List<String> found = new ArrayList<>();
        tried(() -> database.query(
                "SELECT value, sum FROM row WHERE tbl = ? AND key = ?",
                row -> found.add(check(row.getLong(2), table, key, row.getString(1))),
                table,
                key));
        return found.stream().findFirst();
    }

    @Override
    public void scan(String table, String from, String to, BiConsumer<String, String> consumer) {
        tried(() -> database.query(
                "SELECT key, value, sum FROM row WHERE tbl = ? AND key >= ? AND key < ? ORDER BY key",
                row -> {
                    String key = row.getString(1);
                    consumer.accept(key, check(row.getLong(3), table, key, row.getString(2)));
                },
                table,
                from,
                to));
    }

    @Override
    public void put(String table, String key, String value) {
        tried(() -> database.change(
                "INSERT INTO row (tbl, key, value, sum) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (tbl, key) DO UPDATE SET value = excluded.value, sum = excluded.sum",
                table,
                key,
                value,
                sum(table, key, value)));
    }

    @Override
    public void delete(String table, String key) {
        tried(() -> database.change("DELETE FROM row WHERE tbl = ? AND key = ?", table, key));
    }

    @Override
    public void delete(String table, String from, String to) {
        tried(() -> database.change("DELETE FROM row WHERE tbl = ? AND key >= ? AND key < ?", table, from, to));
    }

    /** Returns the checksum of a row's values, in order; null and empty differ. */
    static long sum(@Nullable Object... values) {
        CRC32C crc = new CRC32C();
        for (Object value : values) {
            crc.update((value == null ? "\0" : value.toString()).getBytes(StandardCharsets.UTF_8));
            crc.update(0x1f);
        }
        return crc.getValue();
    }

    private String check(long sum, String table, String key, String value) {
        if (sum != sum(table, key, value)) {
            throw SqliteErrors.damaged(database.file(), "its row '" + key + "' of '" + table + "' fails its checksum");
        }
        return value;
    }

    private interface Access {
        void run() throws SQLException;
    }

    private void tried(Access access) {
        try {
            access.run();
        } catch (SQLException failure) {
            throw SqliteErrors.of(database.file(), failure);
        }
    }
}
