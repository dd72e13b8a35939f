package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.preflight.PlannedItem;
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
import org.jspecify.annotations.Nullable;

/** The log of one run in an SQLite database. Thread-safe, for one item is worked on by one thread at a time. */
final class SqliteRun implements RunLog {

    private final Database database;
    private final long id;
    private final String name;
    private final String header;
    private final Map<Long, Integer> positions = new HashMap<>();

    /** Of items that were begun and have not ended; all others are at their start. */
    private final Map<Long, ResumePoint> begun = new ConcurrentHashMap<>();

    /** What was in sync until this run announced a write of it: put back where that surely had no effect. */
    private final Map<Long, StoredBaseline> putAside = new ConcurrentHashMap<>();

    SqliteRun(Database database, long id, String name, String header) {
        this.database = database;
        this.id = id;
        this.name = name;
        this.header = header;
    }

    static long first(long run) {
        return run << 32;
    }

    static long last(long run) {
        return first(run + 1) - 1;
    }

    void storeHead(@Nullable String ending) throws SQLException {
        database.change(
                "INSERT OR REPLACE INTO run (id, name, header, ending, sum) VALUES (?, ?, ?, ?, ?)",
                id,
                name,
                header,
                ending,
                Checked.sum(id, name, header, ending));
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
        database.inTransaction(rows -> {
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
        database.inTransaction(rows -> {
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
        database.inTransaction(rows -> store(rows, item, point, null));
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
        database.inTransaction(rows -> {
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
    public void finished(RunEnd end) {
        database.inTransaction(rows -> {
            storeHead(RunJson.of(end));
            return rows;
        });
    }

    private long rowId(PlannedItem item) {
        Integer position = positions.get(item.source().id());
        return first(id) + Objects.requireNonNull(position, () -> item.source().path() + " is no item of run " + name);
    }
}
