package dev.sbsync.core.internal.run;

import static java.util.stream.Collectors.groupingBy;

import dev.sbsync.core.internal.run.RunItem.Unshown;
import dev.sbsync.core.internal.write.ItemTask;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.pool.Attempt;
import dev.sbsync.core.pool.PoolWriter;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes an item on a pool worker. Thread-safe; locks the items. */
final class ItemWork implements PoolWriter<RunItem, Outcome> {

    private static final Logger log = LoggerFactory.getLogger(ItemWork.class);

    /** The number of items that one list confirms. */
    static final int BATCH = ItemCost.CONFIRMED_PER_LIST;

    private final AskedWaits askedWaits = new AskedWaits();
    private final RunContext run;
    private final RunItems items;
    private final Writers writers;
    private final PlanContents contents;
    private final Predicate<Item> selected;
    private final ItemEnds ends;
    private final Consumer<CallCounts> called;
    private final Consumer<Duration> hold;

    /**
     * Creates the work of the pool's workers.
     *
     * @param selected returns whether an item that has moved in the meantime is still selected
     * @param ends ends the run, if a failure concerns more than an item
     * @param called called after each request
     * @param hold starts no new work for a time
     */
    ItemWork(
            RunContext run,
            Predicate<Item> selected,
            ItemEnds ends,
            Consumer<CallCounts> called,
            Consumer<Duration> hold) {
        this.run = run;
        this.items = run.items();
        this.writers = run.writers();
        this.contents = new PlanContents(run.writers(), run.time());
        this.selected = selected;
        this.ends = ends;
        this.called = called;
        this.hold = hold;
    }

    @Override
    public Attempt<Outcome> write(RunItem entry) throws InterruptedException {
        Problem refused = entry.refused;
        if (refused != null) {
            return new Attempt.Done<>(new Outcome.Blocked(refused));
        }
        try {
            return tried(entry);
        } catch (OutOfMemoryError exhausted) {
            return aborted(new HeapExhaustedException(exhausted));
        } finally {
            entry.giveRoomBack();
        }
    }

    /** Returns an attempt that the pool cancels, because the run ends. */
    private <O> Attempt<O> aborted(SbsyncException reason) {
        ends.abort(reason);
        return new Attempt.Later<>(Duration.ZERO);
    }

    private Attempt<Outcome> tried(RunItem entry) throws InterruptedException {
        ItemTask writer;
        Duration early;
        boolean first;
        synchronized (items) {
            long now = run.time().nanos();
            first = !entry.times.started();
            TargetFolder folder = items.begin(entry, now);
            writer = entry.writer(writers, folder, called);
            early = entry.tooEarly(KindWriters.READABLE, now);
        }
        if (!early.isZero() && park(entry, early)) {
            return new Attempt.Later<>(early);
        }
        if (first) {
            contents.check(entry.item.key(), entry::counted);
        }
        run.listener().itemStarted(entry.item);
        try {
            return written(entry, writer);
        } catch (RuntimeException thrown) {
            return failure(entry, thrown, entry::failed);
        }
    }

    @Override
    public Outcome cancelled(RunItem entry) {
        return entry.cancelled();
    }

    @Override
    public boolean confirmed(Outcome outcome) {
        return outcome.confirmed();
    }

    @Override
    public Outcome blocked(RunItem entry, RunItem cause, Outcome outcome) {
        return entry.blockedBy(cause, outcome);
    }

    private Attempt<Outcome> written(RunItem entry, ItemTask writer) throws InterruptedException {
        Outcome outcome = writer.write(entry.mayWait());
        if (outcome == null) {
            return waiting(entry, writer, false);
        }
        Optional<Item> moved = writer.moved();
        if (moved.isPresent()) {
            return moved(entry, outcome, moved.get());
        }
        if (outcome.confirmed() && !writer.pending().isEmpty() && !entry.complete()) {
            items.found(entry, outcome);
            return waiting(entry, writer, true);
        }
        entry.inSync = writer.inSync().orElse(null);
        String uuid = writer.unshown().orElse(null);
        if (uuid == null || !(outcome instanceof Outcome.Confirmed confirmed)) {
            return new Attempt.Done<>(outcome);
        }
        synchronized (items) {
            entry.accepted(new Unshown(confirmed, uuid, run.time().nanos()));
            items.found(entry, confirmed);
        }
        return new Attempt.Accepted<>(outcome);
    }

    /**
     * Makes an item wait for those that it references.
     *
     * @param written whether it is in the target, with references that do not work yet
     */
    private Attempt<Outcome> waiting(RunItem entry, ItemTask writer, boolean written) {
        synchronized (items) {
            entry.waits(written, run.time().nanos());
        }
        return new Attempt.Waits<>(writer.pending(), written);
    }

    @Override
    public void cannotWait(RunItem entry) {
        entry.cannotWait();
    }

    /** Replans an item that has moved in the source, once. */
    private Attempt<Outcome> moved(RunItem entry, Outcome outcome, Item now) {
        Problem impossible =
                entry.replanned != null ? outcome.problem().orElse(null) : items.replan(entry, now, selected);
        return impossible == null
                ? new Attempt.Again<>()
                : new Attempt.Done<>(
                        new Outcome.Failed(impossible, outcome.targetId().orElse(null)));
    }

    /** Confirms items whose writes were accepted without showing their effect. */
    @Override
    public Attempt<List<Attempt<Outcome>>> confirm(List<RunItem> batch, boolean last) {
        RunItem leader = batch.get(0);
        try {
            return last ? confirmedLast(leader, batch) : looked(leader, batch);
        } catch (OutOfMemoryError exhausted) {
            return aborted(new HeapExhaustedException(exhausted));
        } finally {
            leader.giveRoomBack();
        }
    }

    private Attempt<List<Attempt<Outcome>>> looked(RunItem leader, List<RunItem> batch) {
        synchronized (items) {
            long now = run.time().nanos();
            batch.forEach(entry -> entry.lookedUp(now));
        }
        run.listener().itemStarted(leader.item);
        try {
            return confirmed(leader, batch);
        } catch (RuntimeException thrown) {
            return failure(leader, thrown, problem -> {
                batch.forEach(entry -> entry.inSync = null);
                return batch.stream()
                        .<Attempt<Outcome>>map(entry -> new Attempt.Done<>(entry.failed(problem)))
                        .toList();
            });
        }
    }

    /** Confirms items when a run is cancelled, if requests can still be sent; the others stay open. */
    private Attempt<List<Attempt<Outcome>>> confirmedLast(RunItem leader, List<RunItem> batch) {
        try {
            return run.earlyEnd().drained() ? confirmed(leader, batch) : new Attempt.Later<>(Duration.ZERO);
        } catch (SbsyncException notListed) {
            log.debug("What was written last was not looked for", notListed);
            return new Attempt.Later<>(Duration.ZERO);
        }
    }

    private Attempt<List<Attempt<Outcome>>> confirmed(RunItem leader, List<RunItem> batch) {
        Map<String, List<RunItem>> byKind =
                batch.stream().collect(groupingBy(entry -> entry.item.key().kind()));
        Map<ItemKey, String> listed = new HashMap<>();
        byKind.forEach((kind, entries) -> writers.listed(
                        kind,
                        entries.stream()
                                .map(entry -> unshown(entry).outcome().id())
                                .toList(),
                        leader::counted)
                .forEach((id, uuid) -> listed.put(new ItemKey(kind, id), uuid)));
        return new Attempt.Done<>(
                batch.stream().map(entry -> confirmed(entry, listed)).toList());
    }

    private static Attempt<Outcome> confirmed(RunItem entry, Map<ItemKey, String> listed) {
        Unshown unshown = unshown(entry);
        long id = unshown.outcome().id();
        String uuid = listed.get(new ItemKey(entry.item.key().kind(), id));
        if (uuid != null && uuid.equals(unshown.uuid())) {
            entry.listed(id, uuid);
            return new Attempt.Done<>(unshown.outcome());
        }
        entry.inSync = null;
        return entry.writesAgain()
                ? new Attempt.Later<>(Duration.ZERO)
                : new Attempt.Done<>(new Outcome.Failed(unshown.problem(uuid), id));
    }

    private static Unshown unshown(RunItem entry) {
        return Objects.requireNonNull(entry.unshown);
    }

    /** Returns when an item is retried after an exception, or the outcome of the problem that ends it. */
    private <O> Attempt<O> failure(RunItem entry, RuntimeException thrown, Function<Problem, O> outcome) {
        Optional<HeapExhaustedException> exhausted = HeapExhaustedException.from(thrown);
        if (exhausted.isPresent()) {
            return aborted(exhausted.get());
        }
        if (!(thrown instanceof SbsyncException failure)) {
            log.debug("'{}' failed unexpectedly", entry.item.source().path(), thrown);
            return new Attempt.Done<>(outcome.apply(new Problem(
                    OutcomeCode.UNEXPECTED, thrown.getClass().getSimpleName() + ": " + thrown.getMessage())));
        }
        if (Problems.endsRun(failure)) {
            return aborted(failure);
        }
        if (Problems.noRoom(failure)) {
            synchronized (items) {
                entry.times.waitForRoom(run.time().nanos());
            }
            return new Attempt.Later<>(Duration.ZERO);
        }
        Duration delay = retryAfter(entry, failure);
        if (delay != null && park(entry, delay)) {
            if (failure instanceof TransportException kept && kept.kind() == TransportException.Kind.UNAVAILABLE) {
                hold.accept(delay);
            }
            return new Attempt.Later<>(delay);
        }
        return new Attempt.Done<>(outcome.apply(Problems.of(failure, Step.WRITE)));
    }

    /** Returns the delay before the item is retried; null if a retry would not help. */
    private @Nullable Duration retryAfter(RunItem entry, SbsyncException failure) {
        Duration delay = entry.retryAfter(failure).orElse(null);
        if (delay != null) {
            synchronized (items) {
                entry.times.excuse(askedWaits.of(failure, delay, run.time().nanos()));
            }
        }
        return delay;
    }

    /** Returns whether an item may be retried after a delay, and notifies the listener of it. */
    private boolean park(RunItem entry, Duration delay) {
        synchronized (items) {
            if (!entry.times.allow(delay, run.time().nanos())) {
                return false;
            }
        }
        run.listener().itemParked(entry.item, delay);
        return true;
    }
}
