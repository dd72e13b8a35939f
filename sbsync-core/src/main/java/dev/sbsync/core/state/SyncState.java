package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.report.RunAttempt;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.write.ResumePoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What runs of one pair of spaces leave in a store: the runs themselves, so that one that was cut off can be resumed
 * and any can be reported again, and the baseline. Of an item that a run has begun to write, and that is not known to
 * have come into sync or to have stayed as it was, there is no baseline: what the target has of it may be our own work.
 *
 * <p>Thread-safe. Methods block as the store does, and throw {@link StateException}.
 */
public final class SyncState {

    private final StateStore store;

    /** Reads and writes a store, which stays the caller's to close. Makes no access by itself. */
    public SyncState(StateStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Ties the state to a pair of spaces, for good; a store that cannot be written is only compared.
     *
     * @throws StateException of kind {@link Kind#FOREIGN} if it is another pair's
     */
    public void claim(SpacePair pair) {
        Optional<SpacePair> known = pair();
        if (known.isEmpty()) {
            if (store.writable()) {
                store.write(rows -> claimed(rows, pair));
            }
        } else {
            requireSame(known.get(), pair);
        }
    }

    private StateChanges claimed(StateChanges rows, SpacePair pair) {
        rows.get(Tables.ABOUT, Tables.PAIR)
                .ifPresentOrElse(
                        text -> requireSame(decodedPair(text), pair),
                        () -> rows.put(Tables.ABOUT, Tables.PAIR, RunJson.of(pair)));
        return rows;
    }

    private void requireSame(SpacePair known, SpacePair pair) {
        if (!known.equals(pair)) {
            throw new StateException(
                    Kind.FOREIGN,
                    "The " + store.name() + " is of " + known + ", not of " + pair
                            + "; name another one, or the spaces that it is of.");
        }
    }

    /** Returns the pair that the state is about; empty if it was never used. */
    public Optional<SpacePair> pair() {
        return store.read(rows -> rows.get(Tables.ABOUT, Tables.PAIR)).map(this::decodedPair);
    }

    private SpacePair decodedPair(String text) {
        return stored().decoded("its spaces", () -> RunJson.pair(text));
    }

    private RunReader stored() {
        return new RunReader(store.name());
    }

    /** Returns what an item of the source was when it was last in sync. */
    public Optional<Baseline> baseline(long sourceId) {
        return store.read(rows -> rows.get(Tables.BASELINE, Tables.baseline(sourceId)))
                .map(text ->
                        stored().decoded("the baseline of item " + sourceId, () -> RowJson.baseline(sourceId, text)));
    }

    /** Remembers what items look like that are in sync, all or none of them; nothing if the store cannot be written. */
    public void remember(Collection<Baseline> inSync) {
        if (store.writable() && !inSync.isEmpty()) {
            store.write(rows -> {
                inSync.forEach(baseline -> StoredRunLog.put(rows, baseline));
                return rows;
            });
        }
    }

    /**
     * Begins a run and stores its plan. What the run before it had in flight when it was cut off is known to this one
     * too: it may still take effect.
     *
     * @param items all that the run is about, in the plan's order
     * @param results of those that need nothing, such as items that have not changed since they were in sync
     * @param attempt says how far the run's first attempt is, each time that something is stored
     */
    public RunLog begin(
            RunHeader header, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt) {
        return store.write(rows -> {
            claimed(rows, header.pair());
            RunReader stored = stored();
            RunNumbers numbers = RunNumbers.of(rows).next(store.runsKept());
            Map<Long, ResumePoint> inFlight = numbers.newest() == numbers.first()
                    ? Map.of()
                    : Begun.inTheAir(stored.items(rows, numbers.newest() - 1), items);
            numbers.forget(rows);
            numbers.store(rows);
            StoredRunLog log = new StoredRunLog(store, numbers.newest(), header.runId(), attempt);
            log.begin(rows, RunJson.of(header));
            log.items(rows, items, results, inFlight);
            return log;
        });
    }

    /**
     * Resumes a run: what is known of its items stays known.
     *
     * @param items all that the run is about now, in the plan's order
     * @param results of those that have ended already
     * @param attempt says how far this further attempt is, each time that something is stored
     * @throws StateException of kind {@link Kind#NO_RUN} if there is none of this name
     */
    public RunLog resume(
            String runId, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt) {
        return store.write(rows -> {
            RunReader stored = stored();
            long number = stored.number(rows, runId)
                    .orElseThrow(() ->
                            new StateException(Kind.NO_RUN, "The " + store.name() + " has no run '" + runId + "'."));
            Map<Long, ResumePoint> begun = new HashMap<>();
            stored.items(rows, number)
                    .forEach(item -> begun.put(item.item().source().id(), Begun.resumed(item.begun())));
            StoredRunLog log = new StoredRunLog(store, number, runId, attempt);
            log.resume(rows);
            log.items(rows, items, results, begun);
            return log;
        });
    }

    /** Returns the runs, oldest first. */
    public List<StoredRun> runs() {
        List<StoredRun> runs = new ArrayList<>();
        store.read(rows -> {
            stored().runs(rows, (number, run) -> runs.add(run));
            return runs;
        });
        return runs;
    }

    /** Returns the run of a name. */
    public Optional<StoredRun> run(String runId) {
        return runs().stream().filter(run -> run.header().runId().equals(runId)).findFirst();
    }

    /** Returns the items of a run in the plan's order; empty if there is no such run. */
    public List<StoredItem> items(String runId) {
        return store.read(rows -> {
            RunReader stored = stored();
            return stored.number(rows, runId)
                    .map(number -> stored.items(rows, number))
                    .orElse(List.of());
        });
    }

    /**
     * Returns the report of a run, as it was when it ended. If it has not ended, items without an end are cancelled,
     * and its requests and durations are those of the last stored progress.
     */
    public Optional<SyncReport> report(String runId) {
        return run(runId).map(run -> StoredReport.of(run, items(runId)));
    }
}
