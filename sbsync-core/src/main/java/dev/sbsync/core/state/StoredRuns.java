package dev.sbsync.core.state;

import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.report.RunAttempt;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.transport.TransportStats;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads runs, their attempts and their items out of an SQLite database of any version. Writes nothing. */
final class StoredRuns {

    private static final TransportStats NO_REQUESTS =
            new TransportStats(0, 0, 0, 0, Collections.emptySortedMap(), Duration.ZERO, Duration.ZERO);

    private final Database database;
    private final int version;
    private final RowCheck rowCheck;

    StoredRuns(Database database, int version) {
        this.database = database;
        this.version = version;
        this.rowCheck = new RowCheck(database.file());
    }

    /** Returns the runs of a pair, oldest first. */
    List<StoredRun> all(SpacePair pair) {
        List<StoredRun> runs = new ArrayList<>();
        database.run(rows -> {
            Map<Long, Map<String, Integer>> counts = outcomes(rows);
            Map<Long, List<String>> attempts = attempts(rows);
            rows.query(
                    "SELECT id, name, header, ending, sum,"
                            + " (SELECT count(*) FROM item WHERE item.id BETWEEN run.id << 32 AND (run.id + 1 << 32) - 1)"
                            + " FROM run ORDER BY id",
                    row -> {
                        long id = row.getLong(1);
                        runs.add(run(
                                row, pair, counts.getOrDefault(id, Map.of()), attempts.getOrDefault(id, List.of())));
                    });
            return runs;
        });
        return runs;
    }

    private StoredRun run(ResultSet row, SpacePair pair, Map<String, Integer> counts, List<String> attempts)
            throws SQLException {
        long id = row.getLong(1);
        String name = row.getString(2);
        String header = row.getString(3);
        String ending = row.getString(4);
        String what = "run " + name;
        rowCheck.check(row.getLong(5), what, id, name, header, ending);
        int total = row.getInt(6);
        return rowCheck.decoded(what, () -> {
            RunHeader read = RunJson.header(name, pair, header);
            List<RunAttempt> all = attempts.stream()
                    .map(text -> RunJson.attempt(text, read.startedAt()))
                    .toList();
            return new StoredRun(
                    read, total, OutcomeCounts.of(counts), all.isEmpty() ? List.of(single(read, ending)) : all);
        });
    }

    /** Returns all attempts at a run of a version that kept none: one, of which no more is known than the run's end. */
    private static RunAttempt single(RunHeader header, @Nullable String ending) {
        return ending == null
                ? new RunAttempt(
                        header.startedAt(),
                        header.startedAt(),
                        Duration.ZERO,
                        NO_REQUESTS,
                        NO_REQUESTS,
                        null,
                        null,
                        List.of())
                : RunJson.attempt(ending, header.startedAt());
    }

    /** Returns the attempts that are stored, by the id of their run, oldest first. */
    private Map<Long, List<String>> attempts(Database rows) throws SQLException {
        Map<Long, List<String>> attempts = new HashMap<>();
        if (version >= StateSchema.ATTEMPTS_SINCE) {
            rows.query("SELECT id, body, sum FROM attempt ORDER BY id", row -> {
                long id = row.getLong(1);
                String body = row.getString(2);
                rowCheck.check(row.getLong(3), "an attempt of a run", id, body);
                attempts.computeIfAbsent(id >> 32, run -> new ArrayList<>()).add(body);
            });
        }
        return attempts;
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

    /** Returns the id of the run of a name. */
    OptionalLong idOf(String runId) {
        return database.run(rows -> {
            List<Long> found = new ArrayList<>();
            rows.query("SELECT id FROM run WHERE name = ?", row -> found.add(row.getLong(1)), runId);
            return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.get(0));
        });
    }

    /** Returns the id of the newest run, 0 if there is none. */
    long newestId() {
        return database.run(rows -> {
            long[] newest = {0};
            rows.query("SELECT max(id) FROM run", row -> newest[0] = row.getLong(1));
            return newest[0];
        });
    }

    /** Returns the items of a run in the plan's order. */
    List<StoredItem> items(long run) {
        List<StoredItem> items = new ArrayList<>();
        return database.run(rows -> {
            rows.query(
                    "SELECT id, planned, planned_sum, created_id, open_steps, result, sum FROM item"
                            + " WHERE id BETWEEN ? AND ? ORDER BY id",
                    row -> items.add(item(row)),
                    SqliteRun.first(run),
                    SqliteRun.last(run));
            return items;
        });
    }

    private StoredItem item(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        String what = "item " + (id & 0xffffffffL) + " of a run";
        String planned = row.getString(2);
        rowCheck.check(row.getLong(3), what, id, planned);
        long created = row.getLong(4);
        Long createdId = row.wasNull() ? null : (Long) created;
        String openSteps = row.getString(5);
        String result = row.getString(6);
        rowCheck.check(row.getLong(7), what, id, createdId, openSteps, result);
        return rowCheck.decoded(what, () -> {
            PlannedItem item = RowJson.plannedItem(planned);
            return new StoredItem(
                    item, Begun.of(createdId, openSteps), result == null ? null : ResultJson.result(item, result));
        });
    }
}
