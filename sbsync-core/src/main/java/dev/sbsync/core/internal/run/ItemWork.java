package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.run.RunItem.Unshown;
import dev.sbsync.core.internal.write.ItemTask;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.pool.Attempt;
import dev.sbsync.core.pool.PoolWriter;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Writes one item, for a worker of the pool. Thread-safe; locks the items. */
final class ItemWork implements PoolWriter<RunItem, Outcome> {

    private final RunContext run;
    private final RunItems items;
    private final Writers writers;
    private final PlanContents contents;
    private final Predicate<Item> selected;
    private final Consumer<CallCounts> called;
    private final ItemFailures failures;
    private final ListConfirmation confirmation;

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
        this.called = called;
        this.failures = new ItemFailures(run, ends, hold);
        this.confirmation = new ListConfirmation(run, failures);
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
            return failures.aborted(new HeapExhaustedException(exhausted));
        } finally {
            entry.giveRoomBack();
        }
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
            early = entry.tooEarly(now);
        }
        if (!early.isZero() && failures.park(entry, early)) {
            return new Attempt.Later<>(early);
        }
        if (first) {
            contents.check(entry.item.key(), entry::counted);
        }
        run.listener().itemStarted(entry.item);
        try {
            return written(entry, writer);
        } catch (RuntimeException thrown) {
            return failures.after(entry, thrown, entry::failed);
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

    @Override
    public Attempt<List<Attempt<Outcome>>> confirm(List<RunItem> batch, boolean last) {
        return confirmation.confirm(batch, last);
    }
}
