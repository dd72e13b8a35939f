package dev.sbsync.core.internal.run;

import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.pool.Attempt;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows if the processing of an item throws: the run ends, the item is retried, or it fails.
 * Thread-safe; locks the items.
 */
final class ItemFailures {

    private static final Logger log = LoggerFactory.getLogger(ItemFailures.class);

    private final AskedWaits askedWaits = new AskedWaits();
    private final RunContext run;
    private final RunItems items;
    private final ItemEnds ends;
    private final Consumer<Duration> hold;

    /**
     * Creates the decisions of one run.
     *
     * @param ends ends the run, if a failure concerns more than an item
     * @param hold starts no new work for a time
     */
    ItemFailures(RunContext run, ItemEnds ends, Consumer<Duration> hold) {
        this.run = run;
        this.items = run.items();
        this.ends = ends;
        this.hold = hold;
    }

    /** Returns an attempt that the pool cancels, because the run ends. */
    <O> Attempt<O> aborted(SbsyncException reason) {
        ends.abort(reason);
        return new Attempt.Later<>(Duration.ZERO);
    }

    /**
     * Returns what follows an exception: the end of the run, a later attempt, or the outcome of the problem that ends
     * the item.
     */
    <O> Attempt<O> after(RunItem entry, RuntimeException thrown, Function<Problem, O> outcome) {
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
    boolean park(RunItem entry, Duration delay) {
        synchronized (items) {
            if (!entry.times.allow(delay, run.time().nanos())) {
                return false;
            }
        }
        run.listener().itemParked(entry.item, delay);
        return true;
    }
}
