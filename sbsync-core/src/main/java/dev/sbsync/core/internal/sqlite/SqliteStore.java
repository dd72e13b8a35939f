package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.internal.state.JsonFields;
import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** State in an SQLite database, writable or read-only. Thread-safe. */
public final class SqliteStore implements StateStore {

    private static final String OWNER_TABLE = "owner";
    private static final String OWNER = "process";

    private final Database database;
    private final @Nullable StateLock lock;

    /** The migrated rows of an older file; null if the file has the current schema. */
    private final @Nullable Database older;

    private SqliteStore(Database database, @Nullable StateLock lock, @Nullable Database older) {
        this.database = database;
        this.lock = lock;
        this.older = older;
    }

    Database database() {
        return database;
    }

    /** Opens a file for a run; creates it if missing. The path has no links. */
    public static StateStore open(Path file, TimeSource time) {
        if (Thread.currentThread().isInterrupted()) { // loading SQLite can clear the flag
            throw SqliteErrors.of(file, new ClosedByInterruptException());
        }
        StateLock lock = StateLock.take(file);
        try {
            return writing(file, lock, time);
        } catch (RuntimeException | Error failure) {
            lock.close();
            throw failure;
        }
    }

    /** Opens a file read-only. The path has no links. */
    public static StateStore read(Path file) {
        StateLock.refuseFolder(file);
        if (!Files.isRegularFile(file)) {
            throw new StateException(Kind.UNREACHABLE, "No state file '" + file + "'; check the path.");
        }
        try {
            StateLock.refuseEmptied(file);
        } catch (IOException failure) {
            throw SqliteErrors.of(file, failure);
        }
        return reading(file);
    }

    /**
     * Checks the file before opening it for writing, so that a rejected file stays unchanged, including its write-ahead
     * log.
     */
    private static SqliteStore writing(Path file, StateLock lock, TimeSource time) {
        reading(file).close();
        return opened(Database.open(file, false), database -> {
            StateSchema.migrate(database);
            SqliteStore store = new SqliteStore(database, lock, null);
            store.write(rows -> {
                rows.put(OWNER_TABLE, OWNER, JsonFields.text(Owner.thisProcess(time.wallTime())));
                return rows;
            });
            lock.inUse();
            return store;
        });
    }

    private static SqliteStore reading(Path file) {
        OptionalLong marked = marked(file); // read before the database, because writers update the count after it
        return opened(Database.open(file, true), database -> {
            database.check();
            int version = StateSchema.version(database);
            if (marked.isPresent()) {
                checkCommits(database, version, marked.getAsLong());
            }
            if (version >= StateSchema.ROWS_SINCE) {
                SqliteRows.check(database);
                return new SqliteStore(database, null, null);
            }
            return new SqliteStore(database, null, copied(database, version));
        });
    }

    /** Copies an older file into an in-memory database, outside of the heap, because it may hold many runs. */
    private static Database copied(Database old, int version) {
        Database copy = Database.inMemory(old.file());
        StateSchema.create(copy);
        copy.inTransaction(rows -> OldTables.copy(old, version, new SqliteRows(rows)));
        return copy;
    }

    private static OptionalLong marked(Path file) {
        try {
            return CommitMark.read(file);
        } catch (IOException failure) {
            throw SqliteErrors.of(file, failure);
        }
    }

    /** Checks that no stored transaction is missing. */
    private static void checkCommits(Database database, int version, long marked) {
        long commits = version < StateSchema.COMMITS_SINCE ? 0 : database.run(Database::storedCommits);
        if (commits < marked) {
            throw SqliteErrors.damaged(
                    database.file(),
                    (marked - commits) + " of its newest records are missing, as '" + CommitMark.of(database.file())
                            + "' counts them");
        }
    }

    private static SqliteStore opened(Database database, Database.Work<SqliteStore> opening) {
        try {
            return database.run(opening);
        } catch (RuntimeException | Error failure) {
            try {
                database.close();
            } catch (StateException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    /** Returns the exception for a file in use, with its owner if the file names it. */
    static StateException inUse(Path file) {
        String who = "another process";
        try (SqliteStore state = reading(file)) {
            who = state.read(rows -> rows.get(OWNER_TABLE, OWNER))
                    .map(text -> JsonFields.read(text, Owner.class).toString())
                    .orElse(who);
        } catch (StateException unreadable) {
            who = "another process";
        }
        return SqliteErrors.stateFile(
                Kind.IN_USE, file, "is in use by " + who + "; wait until it has ended, or choose another file.", null);
    }

    @Override
    public String name() {
        return "state file '" + database.file() + "'";
    }

    @Override
    public boolean writable() {
        return lock != null;
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super StateRows, T> work) {
        return Objects.requireNonNullElse(older, database).inReadTransaction(rows -> work.apply(new SqliteRows(rows)));
    }

    @Override
    public <T extends @Nullable Object> T write(Function<? super StateChanges, T> work) {
        if (lock == null) {
            throw new UnsupportedOperationException("The state file '" + database.file()
                    + "' was opened to be read only; open it with StateFile.open to start a run.");
        }
        return database.inTransaction(rows -> work.apply(new SqliteRows(rows)));
    }

    /** Releases the file; closing the last connection merges the write-ahead log into it. */
    @Override
    public void close() {
        try {
            database.close();
            if (older != null) {
                older.close();
            }
        } finally {
            if (lock != null) {
                Objects.requireNonNull(lock).close();
            }
        }
    }

    /** The process that has a state file open. */
    private record Owner(long pid, String host, Instant since) {

        static Owner thisProcess(Instant now) {
            return new Owner(ProcessHandle.current().pid(), thisHost(), now);
        }

        private static String thisHost() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }

        @Override
        public String toString() {
            return "process " + pid + " on " + host + ", since " + since;
        }
    }
}
