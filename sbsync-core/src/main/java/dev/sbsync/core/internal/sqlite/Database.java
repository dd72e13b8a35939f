package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A connection to a state file. One thread at a time uses it; others wait. Failures are {@link StateException}s, and a
 * failed transaction is rolled back entirely.
 */
final class Database implements AutoCloseable {

    private static final int BUSY_MILLIS = 5_000;
    private static final long UNKNOWN = -1;

    private final Path file;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final @Nullable CommitMark mark;
    private @Nullable SQLException refused;
    private boolean inTransaction;
    private long commits = UNKNOWN;

    private Database(Path file, Connection connection, @Nullable CommitMark mark) {
        this.file = file;
        this.connection = connection;
        this.mark = mark;
    }

    /** Work on the connection. */
    interface Work<T extends @Nullable Object> {
        T with(Database database) throws SQLException;
    }

    /** Reads one row of a result. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    static Database open(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        }
        try {
            // as a URI, in which no character of the path has a special meaning
            Connection connection =
                    config.createConnection("jdbc:sqlite:" + file.toUri() + (readOnly ? unchanging(file) : ""));
            return withMark(file, connection, readOnly);
        } catch (SQLException failure) {
            throw failure.getErrorCode() == 0 && failure.getCause() != null
                    ? new StateException(
                            Kind.UNREACHABLE,
                            "The state file '" + file
                                    + "' cannot be opened: SQLite's native library cannot be loaded from '"
                                    + System.getProperty("org.sqlite.tmpdir", tmpdir()) + "'"
                                    + " ("
                                    + failure.getCause() + "); set a folder on a file system without noexec with"
                                    + " -Dorg.sqlite.tmpdir.",
                            failure)
                    : SqliteErrors.of(file, failure);
        }
    }

    /** Opens an empty in-memory database that exists until its connection closes; messages name {@code file}. */
    static Database inMemory(Path file) {
        try {
            return new Database(file, new SQLiteConfig().createConnection("jdbc:sqlite::memory:"), null);
        } catch (SQLException failure) {
            throw SqliteErrors.of(file, failure);
        }
    }

    private static Database withMark(Path file, Connection connection, boolean readOnly) throws SQLException {
        try {
            return new Database(file, connection, readOnly ? null : CommitMark.open(file));
        } catch (IOException failure) {
            connection.close();
            throw SqliteErrors.of(file, failure);
        }
    }

    /** Opens as immutable if the folder is read-only and no WAL exists, since there can be no writer. */
    private static String unchanging(Path file) {
        boolean alone = !Files.isWritable(file.resolveSibling("."))
                && file.resolveSibling(file.getFileName() + "-wal").toFile().length() == 0;
        return alone ? "?immutable=1" : "";
    }

    private static @Nullable String tmpdir() {
        return System.getProperty("java.io.tmpdir");
    }

    Path file() {
        return file;
    }

    /** Runs work that reads. */
    <T extends @Nullable Object> T run(Work<T> work) {
        lock.lock();
        try {
            return work.with(this);
        } catch (SQLException failure) {
            throw SqliteErrors.of(file, failure);
        } finally {
            lock.unlock();
        }
    }

    /** Runs work with several reads on one consistent snapshot, regardless of concurrent writers. */
    <T extends @Nullable Object> T inReadTransaction(Work<T> work) {
        return run(database -> {
            statement("BEGIN");
            try {
                return work.with(database);
            } finally {
                statement("ROLLBACK");
            }
        });
    }

    private void statement(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Runs work in a transaction: all of its changes are stored, or none. */
    <T extends @Nullable Object> T inTransaction(Work<T> work) {
        return run(database -> {
            execute("BEGIN IMMEDIATE");
            inTransaction = true;
            try {
                T result = work.with(database);
                long count = (commits == UNKNOWN ? storedCommits() : commits) + 1;
                change(
                        "INSERT OR REPLACE INTO stored (id, commits, sum) VALUES (1, ?, ?)",
                        count,
                        SqliteRows.sum(1, count));
                execute("COMMIT");
                commits = count;
                inTransaction = false;
                marked(count);
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                inTransaction = false;
                rollBack(failure);
                throw failure;
            }
        });
    }

    /** Returns the number of transactions; the table must exist. */
    long storedCommits() throws SQLException {
        long[] count = {0};
        query("SELECT commits, sum FROM stored", row -> {
            count[0] = row.getLong(1);
            if (row.getLong(2) != SqliteRows.sum(1, count[0])) {
                throw SqliteErrors.damaged(file, "its transaction count fails its checksum");
            }
        });
        return count[0];
    }

    /** Returns the number in the first column of a query's only row; 0 without a row. */
    long number(String sql) throws SQLException {
        long[] number = {0};
        query(sql, row -> number[0] = row.getLong(1));
        return number[0];
    }

    /** A count that cannot be written is treated as any other disk failure. */
    private void marked(long count) throws SQLException {
        if (mark == null) {
            return; // in memory
        }
        try {
            mark.set(count);
        } catch (IOException failure) {
            refused = new SQLException(failure.getMessage(), null, SqliteErrors.IO, failure);
            throw refused;
        }
    }

    /** After a disk error SQLite may have rolled back already. */
    private void rollBack(Throwable failure) {
        try {
            statement("ROLLBACK");
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    /** Changes rows inside a transaction; changes outside of one would not be counted. */
    int change(String sql, @Nullable Object... values) throws SQLException {
        if (!inTransaction) {
            throw new IllegalStateException("no transaction: " + sql);
        }
        return execute(sql, values);
    }

    /** Refuses all changes after the first disk failure: a failing disk may report a second attempt wrongly. */
    int execute(String sql, @Nullable Object... values) throws SQLException {
        if (refused != null) {
            throw refused;
        }
        try {
            return prepared(sql, values).executeUpdate();
        } catch (SQLException failure) {
            statements.remove(sql); // the driver has closed it
            if (SqliteErrors.lasting(failure)) {
                refused = failure;
            }
            throw failure;
        }
    }

    /** Passes rows to a reader, which may run queries itself, including the same statement. */
    void query(String sql, RowReader reader, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared(sql, values);
        statements.remove(sql); // it is in use
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException | RuntimeException | Error failure) {
            statement.close();
            throw failure;
        }
        PreparedStatement other = statements.put(sql, statement);
        if (other != null) {
            other.close();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Checks the file's integrity. */
    void check() throws SQLException {
        query("PRAGMA integrity_check(1)", row -> {
            String verdict = row.getString(1);
            if (!verdict.equals("ok")) {
                throw SqliteErrors.damaged(file, verdict);
            }
        });
    }

    @Override
    public void close() {
        run(database -> {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            statements.clear();
            connection.close();
            return file;
        });
        if (mark != null) {
            try {
                mark.close();
            } catch (IOException failure) {
                throw SqliteErrors.of(file, failure);
            }
        }
    }
}
