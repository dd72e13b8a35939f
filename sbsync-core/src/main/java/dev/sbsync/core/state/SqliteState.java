package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.report.RunAttempt;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.write.ResumePoint;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** State in an SQLite database. */
final class SqliteState implements StateStore {

    private static final int PAIR = 1;
    private static final int OWNER = 2;

    private final Database database;
    private final int version;
    private final @Nullable StateLock lock;
    private final StoredRuns stored;
    private final RowCheck rowCheck;

    private SqliteState(Database database, int version, @Nullable StateLock lock) {
        this.database = database;
        this.version = version;
        this.lock = lock;
        this.stored = new StoredRuns(database, version);
        this.rowCheck = new RowCheck(database.file());
    }

    Database database() {
        return database;
    }

    /** Checks before it opens the file to write: what is refused stays as it is, its write-ahead log included. */
    static SqliteState writing(Path file, StateLock lock, TimeSource time) {
        reading(file).close();
        return opened(Database.open(file, false), database -> {
            if (StateSchema.older(file, database.connection())) {
                StateSchema.migrate(database);
            }
            SqliteState state = new SqliteState(database, StateSchema.newest(), lock);
            state.about(OWNER, Owner.thisProcess(time.wallTime()).toJson());
            lock.inUse();
            return state;
        });
    }

    static SqliteState reading(Path file) {
        OptionalLong marked = marked(file); // before the database: a process that writes counts afterwards
        return opened(Database.open(file, true), database -> {
            database.check();
            SqliteState state = new SqliteState(database, StateSchema.version(file, database.connection()), null);
            state.checkKeys();
            if (marked.isPresent()) {
                state.checkCommits(marked.getAsLong());
            }
            return state;
        });
    }

    private static OptionalLong marked(Path file) {
        try {
            return CommitMark.read(file);
        } catch (IOException failure) {
            throw SqliteErrors.of(file, failure);
        }
    }

    /** Checks that every transaction that was stored is there. */
    private void checkCommits(long marked) {
        long commits = version < StateSchema.COMMITS_SINCE ? 0 : database.run(Database::storedCommits);
        if (commits < marked) {
            throw SqliteErrors.damaged(
                    database.file(),
                    (marked - commits) + " of its newest records are missing, as '" + CommitMark.of(database.file())
                            + "' counts them");
        }
    }

    private static SqliteState opened(Database database, Database.Work<SqliteState> opening) {
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

    /**
     * Detects rows with a corrupted key, which no query would find; a row that is found has a checksum that counts its
     * key. Costs one pass over the keys of all items and attempts, and over the baselines.
     */
    private void checkKeys() {
        if (version > 0) {
            ofSomeRun("item");
        }
        if (version >= StateSchema.ATTEMPTS_SINCE) {
            ofSomeRun("attempt");
        }
        if (version >= StateSchema.BASELINES_SINCE) {
            database.run(rows -> {
                rows.query("SELECT source_id, body, sum FROM baseline", row -> {
                    long sourceId = row.getLong(1);
                    rowCheck.check(row.getLong(3), "the baseline of item " + sourceId, sourceId, row.getString(2));
                });
                return rows;
            });
        }
    }

    private void ofSomeRun(String table) {
        database.run(rows -> {
            rows.query("SELECT id FROM " + table + " WHERE id >> 32 NOT IN (SELECT id FROM run) LIMIT 1", row -> {
                throw SqliteErrors.damaged(database.file(), "it has an " + table + " of no run");
            });
            return rows;
        });
    }

    /** Returns the refusal of a file that is in use, with its owner, where that can be told. */
    static StateException inUse(Path file) {
        String who = "another process";
        try (SqliteState state = reading(file)) {
            who = state.read(OWNER).map(Owner::of).map(Owner::toString).orElse(who);
        } catch (StateException unreadable) {
            who = "another process, which cannot be told from it";
        }
        return new StateException(
                Kind.IN_USE,
                "The state '" + file + "' is in use by " + who + "; wait until that has ended, or use another file.");
    }

    @Override
    public void claim(SpacePair pair) {
        Optional<SpacePair> known = pair();
        if (known.isEmpty()) {
            if (lock != null) {
                about(PAIR, RunJson.of(pair));
            }
        } else if (!known.get().equals(pair)) {
            throw new StateException(
                    Kind.FOREIGN,
                    "The state '" + database.file() + "' is of " + known.get() + ", not of " + pair
                            + "; name another file, or the spaces that it is of.");
        }
    }

    @Override
    public Optional<SpacePair> pair() {
        return read(PAIR).map(body -> rowCheck.decoded("its spaces", () -> RunJson.pair(body)));
    }

    private void about(int id, String body) {
        writable();
        database.inTransaction(rows -> rows.change(
                "INSERT OR REPLACE INTO about (id, body, sum) VALUES (?, ?, ?)", id, body, Checked.sum(id, body)));
    }

    private Optional<String> read(int id) {
        List<String> found = new ArrayList<>();
        if (version > 0) {
            database.run(rows -> {
                rows.query(
                        "SELECT body, sum FROM about WHERE id = ?",
                        row -> {
                            String body = row.getString(1);
                            rowCheck.check(row.getLong(2), "its head", id, body);
                            found.add(body);
                        },
                        id);
                return found;
            });
        }
        return found.stream().findFirst();
    }

    @Override
    public Optional<Baseline> baseline(long sourceId) {
        if (version < StateSchema.BASELINES_SINCE) {
            return Optional.empty();
        }
        return database.run(rows -> StoredBaseline.read(rows, sourceId)).map(row -> {
            String what = "the baseline of item " + sourceId;
            rowCheck.check(row.sum(), what, sourceId, row.body());
            return rowCheck.decoded(what, () -> RowJson.baseline(sourceId, row.body()));
        });
    }

    @Override
    public void remember(Collection<Baseline> inSync) {
        if (lock != null && !inSync.isEmpty()) {
            database.inTransaction(rows -> {
                for (Baseline baseline : inSync) {
                    StoredBaseline.of(baseline).store(rows);
                }
                return rows;
            });
        }
    }

    @Override
    public RunLog begin(
            RunHeader header, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt) {
        writable();
        claim(header.pair());
        return database.inTransaction(rows -> {
            long before = stored.newestId();
            Map<Long, ResumePoint> inTheAir = Begun.inTheAir(stored.items(before), items);
            long id = before + 1;
            forget(rows, id - RUNS_KEPT);
            SqliteRun run = new SqliteRun(database, id, header.runId(), 0, attempt);
            run.storeHead(RunJson.of(header));
            run.storeItems(items, results, inTheAir);
            return run;
        });
    }

    @Override
    public RunLog resume(
            String runId, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt) {
        writable();
        return database.inTransaction(rows -> {
            StoredRun known = run(runId)
                    .orElseThrow(() -> new StateException(
                            Kind.NO_RUN, "The state '" + database.file() + "' has no run '" + runId + "'."));
            long id = stored.idOf(runId).orElseThrow();
            Map<Long, ResumePoint> begun = new HashMap<>();
            stored.items(id).forEach(item -> begun.put(item.item().source().id(), Begun.resumed(item.begun())));
            SqliteRun run = new SqliteRun(database, id, runId, known.attempts().size(), attempt);
            rows.change("DELETE FROM item WHERE id BETWEEN ? AND ?", SqliteRun.first(id), SqliteRun.last(id));
            run.storeHead(RunJson.of(known.header()));
            run.storeAttempts(known.attempts());
            run.storeItems(items, results, begun);
            return run;
        });
    }

    private static void forget(Database rows, long upTo) throws SQLException {
        rows.change("DELETE FROM run WHERE id <= ?", upTo);
        rows.change("DELETE FROM item WHERE id <= ?", SqliteRun.last(upTo));
        rows.change("DELETE FROM attempt WHERE id <= ?", SqliteRun.last(upTo));
    }

    @Override
    public List<StoredRun> runs() {
        Optional<SpacePair> about = pair();
        if (about.isEmpty() && version > 0 && stored.newestId() > 0) {
            throw SqliteErrors.damaged(database.file(), "its spaces are missing");
        }
        return about.map(stored::all).orElse(List.of());
    }

    @Override
    public Optional<StoredRun> run(String runId) {
        return runs().stream().filter(run -> run.header().runId().equals(runId)).findFirst();
    }

    @Override
    public List<StoredItem> items(String runId) {
        if (version == 0) {
            return List.of();
        }
        OptionalLong id = stored.idOf(runId);
        return id.isEmpty() ? List.of() : stored.items(id.getAsLong());
    }

    private void writable() {
        if (lock == null) {
            throw new UnsupportedOperationException("This state was opened to be read: " + database.file());
        }
    }

    /** Lets the next process have it; the last connection to close leaves one file behind. */
    @Override
    public void close() {
        try {
            database.close();
        } finally {
            if (lock != null) {
                Objects.requireNonNull(lock).close();
            }
        }
    }
}
