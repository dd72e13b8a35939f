package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stored state of one pair of spaces: its runs, so that an interrupted run can be resumed and any run reported
 * again, and the baselines. While the outcome of an item's last write is unknown, its baseline is
 * {@linkplain Baseline#halfWritten half-written}, because a difference in the target may be our own work.
 *
 * <p>Thread-safe. Methods block like the store, and throw {@link StateException}.
 */
public final class PairState {

    private final StateStore store;
    private final Map<String, ItemCodec> codecs;
    private final boolean archives;
    private final long longestFile;

    /** Creates the state of a store for reading, or for runs that archive nothing. */
    public PairState(StateStore store, Collection<? extends ItemCodec> codecs) {
        this(store, codecs, false, 0);
    }

    /**
     * Creates the state of a store, which the caller closes. Does not access the store.
     *
     * @param codecs the codecs of all kinds; rows of other kinds are rejected as those of a newer version
     * @param archives whether new runs archive what they change
     * @param longestFile the length in bytes up to which runs archive the files that they replace; 0 for none
     */
    public PairState(StateStore store, Collection<? extends ItemCodec> codecs, boolean archives, long longestFile) {
        this.archives = archives;
        this.longestFile = longestFile;
        this.store = Objects.requireNonNull(store, "store");
        this.codecs = codecs.stream().collect(Collectors.toUnmodifiableMap(ItemCodec::kind, Function.identity()));
    }

    /**
     * Binds the state to a pair of spaces permanently; a read-only store is only checked.
     *
     * @throws StateException of kind {@link Kind#FOREIGN} if the state belongs to another pair
     */
    public void claim(SpacePair pair) {
        Optional<SpacePair> known = pair();
        if (known.isPresent()) {
            requireSame(known.get(), pair);
        } else if (store.writable()) {
            store.write(rows -> claimed(rows, pair));
        }
    }

    private StateChanges claimed(StateChanges rows, SpacePair pair) {
        stored().pair(rows)
                .ifPresentOrElse(
                        known -> requireSame(known, pair),
                        () -> rows.put(Tables.ABOUT, Tables.PAIR, JsonFields.text(pair)));
        return rows;
    }

    private void requireSame(SpacePair known, SpacePair pair) {
        if (!known.equals(pair)) {
            throw new StateException(
                    Kind.FOREIGN,
                    "The " + store.name() + " is of " + known + ", not of " + pair
                            + "; choose another state, or those spaces.");
        }
    }

    /** Returns the pair of spaces of this state; empty if the state is unused. */
    public Optional<SpacePair> pair() {
        return store.read(stored()::pair);
    }

    private RunReader stored() {
        return new RunReader(store.name(), codecs);
    }

    /** Returns the baseline of an item. */
    public Optional<Baseline> baseline(ItemKey item) {
        return store.read(rows -> rows.get(Tables.BASELINE, Tables.baseline(item)))
                .map(text -> stored().decoded("the baseline of " + item, () -> BaselineJson.baseline(item, text)));
    }

    /** Returns the baselines by the keys of the target's items; several only if items of the source shared one. */
    public Map<ItemKey, List<Baseline>> baselinesByTarget() {
        return store.read(rows -> stored().decoded("its baselines", () -> BaselinesByTarget.of(rows)));
    }

    /** Stores baselines in one transaction; does nothing if the store is read-only. */
    public void remember(Collection<Baseline> inSync) {
        if (store.writable() && !inSync.isEmpty()) {
            store.write(rows -> {
                inSync.forEach(baseline -> BaselineJson.put(rows, baseline));
                return rows;
            });
        }
    }

    /**
     * Starts a run and stores its plan. Inherits the in-flight steps of an interrupted previous run, because they may
     * still take effect.
     *
     * @param items the run's items, in the plan's order
     * @param results the results of items that need no work, such as unchanged ones
     * @param attempt returns the progress of the first attempt; called on each write; an equal value is not stored
     *     again
     */
    public RunLog begin(
            RunHeader header, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt) {
        return store.write(rows -> {
            claimed(rows, header.pair());
            RunReader stored = stored();
            Long undone = undone(rows, header);
            RunNumbers before = withoutIdle(stored, rows, undone);
            RunNumbers numbers = before.next(store.runsKept()).keeping(undone);
            Map<ItemKey, ResumePoint> inFlight =
                    before.count() == 0 ? Map.of() : StepLog.inFlight(stored.items(rows, before.newest()), items);
            numbers.forget(rows);
            numbers.store(rows);
            RunLog log = new RunLog(store, codecs, numbers.newest(), header.runId(), attempt, undone, longestFile);
            log.begin(rows, RunJson.of(header), archives);
            log.items(rows, items, results, inFlight);
            return log;
        });
    }

    /**
     * Deletes the newest run if it has ended and changed nothing: runs that find everything in sync, fail or are
     * stopped before their first write, or whose writes are all refused, do not take the place of those that can be
     * undone. Returns the numbers of the kept runs.
     *
     * @param undone the number of the run that is about to be undone, which is kept; null for none
     */
    private static RunNumbers withoutIdle(RunReader stored, StateChanges rows, @Nullable Long undone) {
        RunNumbers numbers = RunNumbers.of(rows);
        StoredRun newest = stored.runs(rows).get(numbers.newest());
        boolean idle = newest != null
                && !Objects.equals(undone, numbers.newest())
                && newest.ending().isPresent()
                && !newest.changedItems()
                && stored.items(rows, numbers.newest()).stream()
                        .allMatch(item -> item.begun().equals(ResumePoint.START));
        return idle ? numbers.withoutNewest(rows) : numbers;
    }

    /**
     * Resumes a run and keeps the progress of its items.
     *
     * @param items the run's current items, in the plan's order
     * @param results the results of items that have already ended
     * @param attempt returns the progress of this attempt; called on each write; an equal value is not stored again
     * @throws StateException of kind {@link Kind#NO_RUN} if there is no run with this id
     */
    public RunLog resume(
            String runId, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt) {
        return store.write(rows -> {
            RunReader stored = stored();
            long number = stored.number(rows, runId)
                    .orElseThrow(() ->
                            new StateException(Kind.NO_RUN, "The " + store.name() + " has no run '" + runId + "'."));
            Map<ItemKey, ResumePoint> begun = new HashMap<>();
            stored.items(rows, number).forEach(item -> begun.put(item.item().key(), StepLog.resumed(item.begun())));
            Long undone = undone(
                    rows, Objects.requireNonNull(stored.runs(rows).get(number)).header());
            RunLog log = new RunLog(store, codecs, number, runId, attempt, undone, longestFile);
            log.resume(rows);
            log.items(rows, items, results, begun);
            return log;
        });
    }

    private @Nullable Long undone(StateRows rows, RunHeader header) {
        String undoes = header.undoes();
        return undoes == null ? null : stored().number(rows, undoes).orElse(null);
    }

    /** Returns the runs, oldest first. */
    public List<StoredRun> runs() {
        return List.copyOf(store.read(stored()::runs).values());
    }

    /** Returns the run with an id. */
    public Optional<StoredRun> run(String runId) {
        return runs().stream().filter(run -> run.header().runId().equals(runId)).findFirst();
    }

    /** Returns the archive of a run; empty if it has none, or none any more. One that changed nothing is empty. */
    public Optional<StoredArchive> archive(String runId) {
        return store.read(rows -> {
            RunReader stored = stored();
            return stored.number(rows, runId)
                    .filter(number -> Archives.exists(rows, number))
                    .map(number -> stored.archive(rows, number).with(files(stored, rows, number)));
        });
    }

    private Map<ItemKey, ArchivedFile> files(RunReader stored, StateRows rows, long number) {
        Map<ItemKey, ArchivedFile> files = new HashMap<>();
        stored.decoded("the archived files of run " + number, () -> Archives.files(rows, number))
                .forEach((item, row) -> files.put(item, new ArchivedFile(store, number, item, row)));
        return files;
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
}
