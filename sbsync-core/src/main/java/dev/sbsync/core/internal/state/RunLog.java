package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run in a store. Each method stores its arguments and the attempt's progress durably before it returns.
 * Thread-safe, given that only one thread processes an item at a time; blocks for a disk write if the store has a disk.
 *
 * <p>All methods throw {@link StateException}; earlier writes are kept, and the run must end.
 */
public final class RunLog implements WriteJournal, ItemArchive {

    private final StateStore store;
    private final Map<String, ItemCodec> codecs;
    private final long number;
    private final String runId;
    private final Supplier<RunAttempt> attempt;
    private final ItemPositions positions = new ItemPositions();

    /** The resume points of items in progress; all other items are at their start. */
    private final Map<ItemKey, ResumePoint> begun = new ConcurrentHashMap<>();

    private final HalfWrittenBaselines halfWritten = new HalfWrittenBaselines();

    /** The length in bytes up to which replaced files are archived: as the run's first attempt was told, if known. */
    private long longestFile;

    private String attemptKey = "";
    private boolean archives;

    /** Whether older archives have made room for that of this run, as it has changed something. */
    private volatile boolean madeRoom;

    /** The number of the run that this one undoes; null if it undoes none. */
    private final @Nullable Long undone;

    /** The attempt as it ended; a submission may be stored after that. */
    private volatile @Nullable RunAttempt end;

    /** The progress of the attempt as stored last. */
    private volatile @Nullable RunAttempt progress;

    RunLog(
            StateStore store,
            Map<String, ItemCodec> codecs,
            long number,
            String runId,
            Supplier<RunAttempt> attempt,
            @Nullable Long undone,
            long longestFile) {
        this.store = store;
        this.codecs = codecs;
        this.number = number;
        this.runId = runId;
        this.attempt = attempt;
        this.undone = undone;
        this.longestFile = longestFile;
    }

    /** Stores a run without items, and whether it archives what it changes. */
    void begin(StateChanges rows, String header, boolean archiving) {
        put(rows, new RunRow(runId, header, 0, Map.of()));
        attemptKey = Tables.part(number, 0);
        archives = archiving;
        if (archives) {
            Archives.start(rows, number, longestFile);
        }
    }

    /** Deletes the items of a run before new ones are stored. */
    void resume(StateChanges rows) {
        int[] attempts = {0};
        rows.scan(Tables.ATTEMPT, Tables.firstPart(number), Tables.run(number + 1), (key, text) -> attempts[0]++);
        attemptKey = Tables.part(number, attempts[0]);
        archives = Archives.exists(rows, number);
        longestFile = Objects.requireNonNullElse(Archives.head(rows, number).longestFile(), longestFile);
        rows.delete(Tables.ITEM, Tables.firstPart(number), Tables.run(number + 1));
    }

    void items(
            StateChanges rows,
            List<PlannedItem> items,
            Collection<ItemResult> results,
            Map<ItemKey, ResumePoint> known) {
        Map<ItemKey, ItemResult> ended = new HashMap<>();
        results.forEach(result -> ended.put(result.item().key(), result));
        for (PlannedItem item : items) {
            ItemKey itemKey = item.key();
            int position = positions.add(itemKey);
            ResumePoint point = known.getOrDefault(itemKey, ResumePoint.START);
            if (!point.equals(ResumePoint.START)) {
                begun.put(itemKey, point);
            }
            ItemResult result = ended.get(itemKey);
            put(rows, position, ItemRow.of(codec(item), item, point, result));
            if (result != null) {
                positions.ended(itemKey);
            }
            if (undone != null && isAsBefore(item)) {
                Archives.restoreBaseline(rows, undone, itemKey);
            }
        }
        put(rows, row(rows).planned(items.size()).ended(results));
        progressed(rows, attempt.get());
    }

    /** Returns whether an undo has nothing left to do for an item, which an earlier attempt may have restored. */
    private static boolean isAsBefore(PlannedItem item) {
        return item.operation() == Operation.UNCHANGED
                && item.warnings().stream().noneMatch(warning -> warning.code().notSynced());
    }

    private void inSync(StateChanges rows, Baseline baseline) {
        if (undone == null) {
            BaselineJson.put(rows, baseline);
        } else {
            Archives.restoreBaseline(rows, undone, baseline.key());
        }
        if (archives) {
            Archives.left(rows, number, baseline.key(), BaselineJson.of(baseline));
        }
    }

    @Override
    public boolean archives() {
        return archives;
    }

    @Override
    public void archive(ItemKey item, ArchivedItem before) {
        if (archives) {
            store.write(rows -> {
                Archives.put(rows, number, item, before);
                return rows;
            });
        }
    }

    @Override
    public Optional<String> archive(ItemKey item, FileBefore file) {
        return archives ? files().archive(item, file) : Optional.empty();
    }

    @Override
    public Optional<String> unarchivedFile(ItemKey item) {
        return archives ? files().unarchived(item) : Optional.empty();
    }

    private FileArchiver files() {
        return new FileArchiver(store, number, longestFile);
    }

    @Override
    public ResumePoint resumePoint(PlannedItem item) {
        return begun.getOrDefault(item.key(), ResumePoint.START);
    }

    @Override
    public void announce(PlannedItem item, WriteStep step) {
        ItemKey itemKey = item.key();
        ResumePoint point = StepLog.announced(resumePoint(item), step.kind());
        changed(rows -> {
            if (!step.kind().aboutAnother()) {
                halfWritten.mark(rows, item);
            }
            put(rows, item, point, null);
        });
        begun.put(itemKey, point);
    }

    @Override
    public void retract(PlannedItem item, WriteStep step) {
        ItemKey itemKey = item.key();
        ResumePoint point = StepLog.retracted(resumePoint(item), step.kind());
        changed(rows -> {
            if (point.unanswered().isEmpty()) {
                halfWritten.restore(rows, itemKey);
            }
            put(rows, item, point, null);
        });
        begun.put(itemKey, point);
    }

    @Override
    public void confirm(PlannedItem item, WriteStep step, long targetId) {
        ResumePoint point = StepLog.confirmed(resumePoint(item), step.kind(), targetId);
        changed(rows -> {
            put(rows, item, point, null);
            makeRoom(rows);
        });
        begun.put(item.key(), point);
        if (!step.kind().aboutAnother()) {
            halfWritten.forget(item.key());
        }
    }

    /**
     * Records that items have ended.
     *
     * @param results their results, with those of items that they blocked
     * @param inSync the new baselines of items that are in sync
     */
    public void ended(List<ItemResult> results, List<Baseline> inSync) {
        changed(rows -> {
            for (ItemResult result : results) {
                if (!(result.outcome() instanceof Outcome.Cancelled)) {
                    put(rows, result.item(), resumePoint(result.item()), result);
                }
            }
            put(rows, row(rows).ended(results));
            inSync.forEach(baseline -> inSync(rows, baseline));
            if (results.stream().anyMatch(result -> result.outcome().status().written())) {
                makeRoom(rows);
            }
        });
        for (ItemResult result : results) {
            positions.ended(result.item().key());
            begun.remove(result.item().key());
            halfWritten.forget(result.item().key());
        }
    }

    /**
     * Records items that are submitted while the run is running.
     *
     * @param added further items; an item of the run may be submitted again after it has ended
     * @param replaced items of the run that have not ended, as planned now
     */
    public void submitted(List<PlannedItem> added, List<PlannedItem> replaced) {
        changed(rows -> {
            for (PlannedItem item : added) {
                put(rows, positions.add(item.key()), ItemRow.of(codec(item), item, ResumePoint.START, null));
            }
            for (PlannedItem item : replaced) {
                int position = positions.latest(item.key());
                put(rows, position, stored(rows, position).with(codec(item), item));
            }
            put(rows, row(rows).further(added.size()));
        });
    }

    /** Makes room for the archive of this run, once it has changed something. */
    private void makeRoom(StateChanges rows) {
        if (archives && !madeRoom) {
            Archives.forgetOthers(rows, number, undone);
            madeRoom = true;
        }
    }

    /**
     * Records that the attempt has ended. Items without an outcome are left to the next attempt. If the run cannot be
     * resumed, and the target has refused all writes, what was archived before them goes: it has changed nothing.
     */
    public void finished(RunAttempt ended) {
        store.write(rows -> {
            end = ended;
            progressed(rows, ended);
            if (archives && !ended.ended().orElseThrow().resumable()) {
                RunEffects.clearIfNone(rows, number);
            }
            return rows;
        });
    }

    private void changed(Consumer<StateChanges> change) {
        RunAttempt soFar = attempt.get(); // waits for locks of its own, which must not be taken behind the store's
        store.write(rows -> {
            change.accept(rows);
            progressed(rows, Objects.requireNonNullElse(end, soFar));
            return rows;
        });
    }

    /** Stores the attempt's progress with a write, if it is new: this is what is known of a killed attempt. */
    private void progressed(StateChanges rows, RunAttempt now) {
        if (!now.equals(progress)) {
            rows.put(Tables.ATTEMPT, attemptKey, JsonFields.text(now));
            progress = now;
        }
    }

    private RunRow row(StateRows rows) {
        return RunRow.read(rows.get(Tables.RUN, Tables.run(number)).orElseThrow());
    }

    private void put(StateChanges rows, RunRow row) {
        rows.put(Tables.RUN, Tables.run(number), row.text());
    }

    private void put(StateChanges rows, PlannedItem item, ResumePoint point, @Nullable ItemResult result) {
        int position = positions.of(item.key());
        put(rows, position, stored(rows, position).with(point, result));
    }

    private void put(StateChanges rows, int position, ItemRow row) {
        rows.put(Tables.ITEM, Tables.part(number, position), row.text());
    }

    private ItemRow stored(StateRows rows, int position) {
        return ItemRow.read(rows.get(Tables.ITEM, Tables.part(number, position)).orElseThrow());
    }

    private ItemCodec codec(PlannedItem item) {
        return ItemCodec.of(codecs, item.key().kind());
    }
}
