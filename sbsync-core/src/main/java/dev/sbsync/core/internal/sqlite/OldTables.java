package dev.sbsync.core.internal.sqlite;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.core.content.ContentStats;
import dev.sbsync.core.internal.state.ItemRow;
import dev.sbsync.core.internal.state.JsonFields;
import dev.sbsync.core.internal.state.RunNumbers;
import dev.sbsync.core.internal.state.RunRow;
import dev.sbsync.core.internal.state.Tables;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.state.StateChanges;
import dev.sbsync.transport.TransportStats;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Migrates files of schema 1 to 5, which had one table per kind of row. Verifies every checksum. */
record OldTables(Database from, int version, StateChanges to) {

    /** The tables, by the schema that introduced them. */
    static final Map<Integer, List<String>> TABLES = Map.of(
            1,
            List.of(
                    "CREATE TABLE about (id INTEGER PRIMARY KEY CHECK (id IN (1, 2)), body TEXT NOT NULL,"
                            + " sum INTEGER NOT NULL)",
                    "CREATE TABLE run (id INTEGER PRIMARY KEY, name TEXT NOT NULL, header TEXT NOT NULL, ending TEXT,"
                            + " sum INTEGER NOT NULL)",
                    "CREATE TABLE item (id INTEGER PRIMARY KEY, planned TEXT NOT NULL, planned_sum INTEGER NOT NULL,"
                            + " created_id INTEGER, open_steps TEXT NOT NULL, result TEXT, sum INTEGER NOT NULL)"),
            2,
            List.of("CREATE TABLE baseline (source_id INTEGER PRIMARY KEY, body TEXT NOT NULL, sum INTEGER NOT NULL)"),
            4,
            List.of(StateSchema.STORED),
            5,
            List.of("CREATE TABLE attempt (id INTEGER PRIMARY KEY, body TEXT NOT NULL, sum INTEGER NOT NULL)"));

    private static final int BASELINES_SINCE = 2;
    private static final int ATTEMPTS_SINCE = 5;
    private static final TransportStats NO_REQUESTS =
            new TransportStats(0, 0, 0, 0, Collections.emptySortedMap(), Duration.ZERO, Duration.ZERO);

    /** Copies the rows of an older file; returns their new store. */
    static StateChanges copy(Database from, int version, StateChanges to) throws SQLException {
        OldTables old = new OldTables(from, version, to);
        if (version > 0) {
            old.copyPair();
            old.copyRuns();
        }
        if (version >= BASELINES_SINCE) {
            old.copyBaselines();
        }
        return to;
    }

    private void copyPair() throws SQLException {
        from.query("SELECT body, sum FROM about WHERE id = 1", row -> {
            String body = row.getString(1);
            check(row.getLong(2), "its head", 1, body);
            to.put(Tables.ABOUT, Tables.PAIR, body);
        });
    }

    private void copyRuns() throws SQLException {
        Map<Long, Map<String, Integer>> counts = copyItems();
        Map<Long, Integer> attempts = copyAttempts();
        TreeSet<Long> runs = new TreeSet<>(); // counted from 1 without gaps
        from.query("SELECT id, name, header, ending, sum FROM run ORDER BY id", row -> {
            long id = row.getLong(1);
            String name = row.getString(2);
            String header = row.getString(3);
            String ending = row.getString(4);
            check(row.getLong(5), "run " + name, id, name, header, ending);
            runs.add(id);
            Map<String, Integer> ended = counts.getOrDefault(id, new TreeMap<>());
            Integer total = ended.remove("");
            to.put(Tables.RUN, Tables.run(id), new RunRow(name, header, total == null ? 0 : total, ended).text());
            if (!attempts.containsKey(id)) {
                to.put(Tables.ATTEMPT, Tables.part(id, 0), attempt(header, ending));
            }
        });
        if (!runs.containsAll(counts.keySet())) {
            throw SqliteErrors.damaged(from.file(), "it has an item without a run");
        }
        if (!runs.isEmpty()) {
            new RunNumbers(runs.first(), runs.last()).store(to);
        }
    }

    /** Returns the number of items of each run by outcome; the empty key holds the total. */
    private Map<Long, Map<String, Integer>> copyItems() throws SQLException {
        Map<Long, Map<String, Integer>> counts = new TreeMap<>();
        from.query(
                "SELECT id, planned, planned_sum, created_id, open_steps, result, sum FROM item ORDER BY id", row -> {
                    long id = row.getLong(1);
                    String what = "item " + (id & 0xffffffffL) + " of a run";
                    String planned = row.getString(2);
                    check(row.getLong(3), what, id, planned);
                    long created = row.getLong(4);
                    Long createdId = row.wasNull() ? null : (Long) created;
                    String openSteps = row.getString(5);
                    String result = row.getString(6);
                    check(row.getLong(7), what, id, createdId, openSteps, result);
                    Map<String, Integer> ended = counts.computeIfAbsent(id >> 32, run -> new TreeMap<>());
                    int position = ended.merge("", 1, Integer::sum) - 1;
                    if (result != null) {
                        ended.merge(JsonFields.read(result).path("outcome").asString(), 1, Integer::sum);
                    }
                    ItemRow item = new ItemRow(planned, text(createdId), openSteps, text(result), Tables.UNNAMED);
                    to.put(Tables.ITEM, Tables.part(id >> 32, position), item.text());
                });
        return counts;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Returns the number of attempts of each run with attempts. */
    private Map<Long, Integer> copyAttempts() throws SQLException {
        Map<Long, Integer> counts = new TreeMap<>();
        if (version >= ATTEMPTS_SINCE) {
            from.query("SELECT id, body, sum FROM attempt ORDER BY id", row -> {
                long id = row.getLong(1);
                String body = row.getString(2);
                check(row.getLong(3), "an attempt of a run", id, body);
                int position = counts.merge(id >> 32, 1, Integer::sum) - 1;
                to.put(Tables.ATTEMPT, Tables.part(id >> 32, position), body);
            });
        }
        return counts;
    }

    /** Returns a single attempt for a run without stored attempts, derived from how the run ended. */
    private static String attempt(String header, @Nullable String ending) {
        if (ending != null) {
            return ending;
        }
        Instant startedAt =
                Instant.parse(JsonFields.read(header).path("started_at").asString());
        return JsonFields.text(new RunAttempt(
                startedAt,
                startedAt,
                Duration.ZERO,
                NO_REQUESTS,
                NO_REQUESTS,
                AssetTraffic.NONE,
                AssetTraffic.NONE,
                ContentStats.NONE,
                null,
                null,
                List.of()));
    }

    private void copyBaselines() throws SQLException {
        from.query("SELECT source_id, body, sum FROM baseline", row -> {
            long sourceId = row.getLong(1);
            String body = row.getString(2);
            check(row.getLong(3), "the baseline of item " + sourceId, sourceId, body);
            to.put(Tables.BASELINE, Tables.baseline(new ItemKey(Tables.UNNAMED, sourceId)), body);
        });
    }

    private void check(long sum, String what, @Nullable Object... values) {
        if (sum != SqliteRows.sum(values)) {
            throw SqliteErrors.damaged(from.file(), what + " fails its checksum");
        }
    }
}
