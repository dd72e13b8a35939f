package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.write.ResumePoint;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
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
    private static final int BASELINES_SINCE = 2;
    private static final int COMMITS_SINCE = 3;

    private final Database database;
    private final int version;
    private final @Nullable StateLock lock;

    private SqliteState(Database database, int version, @Nullable StateLock lock) {
        this.database = database;
        this.version = version;
        this.lock = lock;
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
        long commits = version < COMMITS_SINCE ? 0 : database.run(Database::storedCommits);
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
     * Checks that no row has gone astray by its key: it would be missed by nobody, while one that is read has its
     * checksum, which counts the key. Costs one pass over the keys of all items and over the baselines.
     */
    private void checkKeys() {
        if (version > 0) {
            database.run(rows -> {
                rows.query("SELECT id FROM item WHERE id >> 32 NOT IN (SELECT id FROM run) LIMIT 1", row -> {
                    throw SqliteErrors.damaged(database.file(), "it has an item of no run");
                });
                return rows;
            });
        }
        if (version >= BASELINES_SINCE) {
            database.run(rows -> {
                rows.query("SELECT source_id, body, sum FROM baseline", row -> {
                    long sourceId = row.getLong(1);
                    check(row.getLong(3), "the baseline of item " + sourceId, sourceId, row.getString(2));
                });
                return rows;
            });
        }
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
        return read(PAIR).map(body -> decoded("its spaces", () -> RunJson.pair(body)));
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
                            check(row.getLong(2), "its head", id, body);
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
        if (version < BASELINES_SINCE) {
            return Optional.empty();
        }
        return database.run(rows -> StoredBaseline.read(rows, sourceId)).map(stored -> {
            String what = "the baseline of item " + sourceId;
            check(stored.sum(), what, sourceId, stored.body());
            return decoded(what, () -> RowJson.baseline(sourceId, stored.body()));
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
    public RunLog begin(RunHeader header, List<PlannedItem> items, Collection<ItemResult> results) {
        writable();
        claim(header.pair());
        return database.inTransaction(rows -> {
            long before = newestId(rows);
            Map<Long, ResumePoint> inTheAir = Begun.inTheAir(items(before), items);
            long id = before + 1;
            forget(rows, id - RUNS_KEPT);
            SqliteRun run = new SqliteRun(database, id, header.runId(), RunJson.of(header));
            run.storeHead(null);
            run.storeItems(items, results, inTheAir);
            return run;
        });
    }

    @Override
    public RunLog goOn(String runId, List<PlannedItem> items, Collection<ItemResult> results) {
        writable();
        return database.inTransaction(rows -> {
            long id = idOf(rows, runId)
                    .orElseThrow(() -> new StateException(
                            Kind.NO_RUN, "The state '" + database.file() + "' has no run '" + runId + "'."));
            Map<Long, ResumePoint> begun = new HashMap<>();
            items(id).forEach(item -> begun.put(item.item().source().id(), Begun.resumed(item.begun())));
            SqliteRun run = new SqliteRun(database, id, runId, headerText(rows, id));
            rows.change("DELETE FROM item WHERE id BETWEEN ? AND ?", SqliteRun.first(id), SqliteRun.last(id));
            run.storeHead(null);
            run.storeItems(items, results, begun);
            return run;
        });
    }

    private static void forget(Database rows, long upTo) throws SQLException {
        rows.change("DELETE FROM run WHERE id <= ?", upTo);
        rows.change("DELETE FROM item WHERE id <= ?", SqliteRun.last(upTo));
    }

    private static long newestId(Database rows) throws SQLException {
        long[] newest = {0};
        rows.query("SELECT max(id) FROM run", row -> newest[0] = row.getLong(1));
        return newest[0];
    }

    private static Optional<Long> idOf(Database rows, String runId) throws SQLException {
        List<Long> found = new ArrayList<>();
        rows.query("SELECT id FROM run WHERE name = ?", row -> found.add(row.getLong(1)), runId);
        return found.stream().findFirst();
    }

    private String headerText(Database rows, long id) throws SQLException {
        List<String> found = new ArrayList<>();
        rows.query("SELECT header FROM run WHERE id = ?", row -> found.add(row.getString(1)), id);
        return found.get(0);
    }

    @Override
    public List<StoredRun> runs() {
        List<StoredRun> runs = new ArrayList<>();
        if (version > 0) {
            database.run(rows -> {
                Map<Long, Map<String, Integer>> counts = outcomes(rows);
                rows.query(
                        "SELECT id, name, header, ending, sum,"
                                + " (SELECT count(*) FROM item WHERE item.id BETWEEN run.id << 32 AND (run.id + 1 << 32) - 1)"
                                + " FROM run ORDER BY id",
                        row -> runs.add(storedRun(row, counts.getOrDefault(row.getLong(1), Map.of()))));
                return runs;
            });
        }
        return runs;
    }

    /** Returns how many items of each run ended in which way; an outcome that cannot be read is damage. */
    private Map<Long, Map<String, Integer>> outcomes(Database rows) throws SQLException {
        Map<Long, Map<String, Integer>> counts = new HashMap<>();
        rows.query(
                "SELECT id >> 32, CASE WHEN json_valid(result) THEN json_extract(result, '$.outcome') END, count(*)"
                        + " FROM item WHERE result IS NOT NULL GROUP BY 1, 2",
                row -> {
                    String outcome = row.getString(2);
                    if (outcome == null) {
                        throw SqliteErrors.damaged(database.file(), "the outcome of an item is not what was written");
                    }
                    counts.computeIfAbsent(row.getLong(1), run -> new HashMap<>())
                            .put(outcome, row.getInt(3));
                });
        return counts;
    }

    private StoredRun storedRun(ResultSet row, Map<String, Integer> counts) throws SQLException {
        long id = row.getLong(1);
        String name = row.getString(2);
        String header = row.getString(3);
        String ending = row.getString(4);
        String what = "run " + name;
        check(row.getLong(5), what, id, name, header, ending);
        int total = row.getInt(6);
        SpacePair pair = pair().orElseThrow(() -> SqliteErrors.damaged(database.file(), "its spaces are missing"));
        return decoded(
                what,
                () -> new StoredRun(
                        RunJson.header(name, pair, header),
                        total,
                        OutcomeCounts.of(counts),
                        ending == null ? null : RunJson.end(ending)));
    }

    @Override
    public Optional<StoredRun> run(String runId) {
        return runs().stream().filter(run -> run.header().runId().equals(runId)).findFirst();
    }

    @Override
    public List<StoredItem> items(String runId) {
        return version == 0
                ? List.of()
                : database.run(rows -> {
                    Optional<Long> id = idOf(rows, runId);
                    return id.isEmpty() ? List.of() : items(id.get());
                });
    }

    private List<StoredItem> items(long run) {
        List<StoredItem> items = new ArrayList<>();
        return database.run(rows -> {
            rows.query(
                    "SELECT id, planned, planned_sum, created_id, open_steps, result, sum FROM item"
                            + " WHERE id BETWEEN ? AND ? ORDER BY id",
                    row -> items.add(storedItem(row)),
                    SqliteRun.first(run),
                    SqliteRun.last(run));
            return items;
        });
    }

    private StoredItem storedItem(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        String what = "item " + (id & 0xffffffffL) + " of a run";
        String planned = row.getString(2);
        check(row.getLong(3), what, id, planned);
        long created = row.getLong(4);
        Long createdId = row.wasNull() ? null : (Long) created;
        String openSteps = row.getString(5);
        String result = row.getString(6);
        check(row.getLong(7), what, id, createdId, openSteps, result);
        return decoded(what, () -> {
            PlannedItem item = RowJson.plannedItem(planned);
            return new StoredItem(
                    item, Begun.of(createdId, openSteps), result == null ? null : ResultJson.result(item, result));
        });
    }

    private void check(long sum, String what, @Nullable Object... values) {
        if (sum != Checked.sum(values)) {
            throw SqliteErrors.damaged(database.file(), "what is stored of " + what + " is not what was written");
        }
    }

    /** What has its checksum right and still cannot be read has words that this version does not know. */
    private <T> T decoded(String what, Supplier<T> decoder) {
        try {
            return decoder.get();
        } catch (StateException known) {
            throw known;
        } catch (RuntimeException unknown) {
            throw new StateException(
                    Kind.NEWER,
                    "The state '" + database.file() + "' holds what this version does not know (" + what + ": "
                            + unknown.getMessage() + "); use the version that wrote it, or name another file.",
                    unknown);
        }
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
