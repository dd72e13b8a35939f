package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.report.RunAttempt;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.write.ResumePoint;
import dev.sbsync.core.write.WriteStep;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The log of one run in an SQLite database. Thread-safe, for one item is worked on by one thread at a time. */
final class SqliteRun implements RunLog {

    private final Database database;
    private final long id;
    private final String name;
    private final int number;
    private final Supplier<RunAttempt> attempt;
    private final Map<Long, Integer> positions = new HashMap<>();

    /** Of items that were begun and have not ended; all others are at their start. */
    private final Map<Long, ResumePoint> begun = new ConcurrentHashMap<>();

    /** What was in sync until this run announced a write of it: put back where that surely had no effect. */
    private final Map<Long, StoredBaseline> putAside = new ConcurrentHashMap<>();

    /**
     * Makes the log of an attempt.
     *
     * @param number how many attempts the run had before this one
     */
    SqliteRun(Database database, long id, String name, int number, Supplier<RunAttempt> attempt) {
        this.database = database;
        this.id = id;
        this.name = name;
        this.number = number;
        this.attempt = attempt;
    }

    static long first(long run) {
        return run << 32;
    }

    static long last(long run) {
        return first(run + 1) - 1;
    }

    /** Stores what is fixed of the run, and that this attempt has begun. A run's ending is in its last attempt. */
    void storeHead(String header) throws SQLException {
        String ending = null;
        database.change(
                "INSERT OR REPLACE INTO run (id, name, header, ending, sum) VALUES (?, ?, ?, ?, ?)",
                id,
                name,
                header,
                ending,
                Checked.sum(id, name, header, ending));
        storeAttempt(number, attempt.get());
    }

    /** Stores the attempts before this one: those of a version that kept none are not in the file yet. */
    void storeAttempts(List<RunAttempt> before) throws SQLException {
        for (int i = 0; i < number; i++) {
            storeAttempt(i, before.get(i));
        }
    }

    private void storeAttempt(int which, RunAttempt what) throws SQLException {
        long rowId = first(id) + which;
        String body = RunJson.of(what);
        database.change(
                "INSERT OR REPLACE INTO attempt (id, body, sum) VALUES (?, ?, ?)",
                rowId,
                body,
                Checked.sum(rowId, body));
    }

    /** Stores changes, and how far this attempt is: what a killed one did is known up to its last change. */
    private void progressed(Database.Work<?> work) {
        database.inTransaction(rows -> {
            storeAttempt(number, attempt.get());
            return work.with(rows);
        });
    }

    void storeItems(List<PlannedItem> items, Collection<ItemResult> results, Map<Long, ResumePoint> known)
            throws SQLException {
        Map<Long, ItemResult> ended = new HashMap<>();
        results.forEach(result -> ended.put(result.item().source().id(), result));
        for (PlannedItem item : items) {
            long sourceId = item.source().id();
            positions.put(sourceId, positions.size());
            ResumePoint point = known.getOrDefault(sourceId, ResumePoint.START);
            if (!point.equals(ResumePoint.START)) {
                begun.put(sourceId, point);
            }
            long rowId = rowId(item);
            ItemResult result = ended.get(sourceId);
            // a result that is kept goes with the plan that it is the result of, and with that plan's reasons
            String planned = RowJson.of(result == null ? item : result.item());
            String openSteps = Begun.words(point);
            String end = result == null ? null : ResultJson.of(result);
            database.change(
                    "INSERT INTO item (id, planned, planned_sum, created_id, open_steps, result, sum)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    rowId,
                    planned,
                    Checked.sum(rowId, planned),
                    point.createdId(),
                    openSteps,
                    end,
                    Checked.sum(rowId, point.createdId(), openSteps, end));
        }
    }

    @Override
    public ResumePoint resumePoint(PlannedItem item) {
        return begun.getOrDefault(item.source().id(), ResumePoint.START);
    }

    @Override
    public void announce(PlannedItem item, WriteStep step) {
        long sourceId = item.source().id();
        ResumePoint point = Begun.announced(resumePoint(item), step.kind());
        progressed(rows -> {
            if (!step.kind().aboutAnother()) {
                StoredBaseline.take(rows, sourceId).ifPresent(baseline -> putAside.put(sourceId, baseline));
            }
            return store(rows, item, point, null);
        });
        begun.put(sourceId, point);
    }

    @Override
    public void retract(PlannedItem item, WriteStep step) {
        long sourceId = item.source().id();
        ResumePoint point = Begun.retracted(resumePoint(item), step.kind());
        progressed(rows -> {
            StoredBaseline known = point.unanswered().isEmpty() ? putAside.remove(sourceId) : null;
            if (known != null) {
                known.store(rows);
            }
            return store(rows, item, point, null);
        });
        begun.put(sourceId, point);
    }

    @Override
    public void confirm(PlannedItem item, WriteStep step, long targetId) {
        ResumePoint point = Begun.confirmed(resumePoint(item), step.kind(), targetId);
        progressed(rows -> store(rows, item, point, null));
        begun.put(item.source().id(), point);
        if (!step.kind().aboutAnother()) {
            putAside.remove(item.source().id());
        }
    }

    private int store(Database rows, PlannedItem item, ResumePoint point, @Nullable String result) throws SQLException {
        long rowId = rowId(item);
        String openSteps = Begun.words(point);
        return rows.change(
                "UPDATE item SET created_id = ?, open_steps = ?, result = ?, sum = ? WHERE id = ?",
                point.createdId(),
                openSteps,
                result,
                Checked.sum(rowId, point.createdId(), openSteps, result),
                rowId);
    }

    @Override
    public void ended(List<ItemResult> results, @Nullable Baseline inSync) {
        progressed(rows -> {
            for (ItemResult result : results) {
                if (!(result.outcome() instanceof Outcome.Cancelled)) {
                    store(rows, result.item(), resumePoint(result.item()), ResultJson.of(result));
                }
            }
            if (inSync != null) {
                StoredBaseline.of(inSync).store(rows);
            }
            return rows;
        });
        for (ItemResult result : results) {
            begun.remove(result.item().source().id());
            putAside.remove(result.item().source().id());
        }
    }

    @Override
    public void finished(RunAttempt ended) {
        database.inTransaction(rows -> {
            storeAttempt(number, ended);
            return rows;
        });
    }

    private long rowId(PlannedItem item) {
        Integer position = positions.get(item.source().id());
        return first(id) + Objects.requireNonNull(position, () -> item.source().path() + " is no item of run " + name);
    }
}
