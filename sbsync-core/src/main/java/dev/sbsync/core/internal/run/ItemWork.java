package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.run.UnshownItems.Held;
import dev.sbsync.core.internal.write.ItemWriter;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.pool.Attempt;
import dev.sbsync.core.pool.PoolWriter;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes an item on a pool worker. Thread-safe; locks the schedule. */
final class ItemWork implements PoolWriter<ScheduledItem, Outcome> {

    private static final Logger log = LoggerFactory.getLogger(ItemWork.class);

    /** The maximum total time of an item's retries, excluding waits that the server requests. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final AskedWaits askedWaits = new AskedWaits();
    private final Schedule schedule;
    private final UnshownItems unshown;
    private final ItemEnds ends;
    private final Writers writers;
    private final TimeSource time;
    private final SafeListener listener;
    private final Predicate<StoryRow> selected;
    private final Consumer<CallCounts> afterCall;
    private final Consumer<Duration> hold;

    /**
     * Creates the work of the pool's workers.
     *
     * @param selected returns whether an item that has moved in the meantime is still selected
     * @param afterCall called after each request
     * @param hold pauses the start of new work for a time
     */
    ItemWork(
            Schedule schedule,
            UnshownItems unshown,
            ItemEnds ends,
            Writers writers,
            TimeSource time,
            SafeListener listener,
            Predicate<StoryRow> selected,
            Consumer<CallCounts> afterCall,
            Consumer<Duration> hold) {
        this.schedule = schedule;
        this.unshown = unshown;
        this.ends = ends;
        this.writers = writers;
        this.time = time;
        this.listener = listener;
        this.selected = selected;
        this.afterCall = afterCall;
        this.hold = hold;
    }

    @Override
    public Attempt<Outcome> write(ScheduledItem entry) throws InterruptedException {
        try {
            return tried(entry);
        } catch (OutOfMemoryError exhausted) {
            return aborted(entry, new HeapExhaustedException(exhausted));
        } finally {
            entry.giveRoomBack();
        }
    }

    private Attempt<Outcome> aborted(ScheduledItem entry, SbsyncException reason) {
        ends.abort(reason);
        return ended(entry, entry.cancelled(), null);
    }

    /** Reserves memory for an item's contents for one attempt; returns false if there is none. */
    boolean admits(ScheduledItem entry) {
        return entry.admitted(writers);
    }

    private Attempt<Outcome> tried(ScheduledItem entry) throws InterruptedException {
        ItemWriter writer;
        List<Held> sought;
        Duration early;
        synchronized (schedule) {
            long now = time.nanos();
            TargetFolder folder = schedule.begin(entry, now);
            writer = entry.writer(writers, folder, afterCall);
            sought = unshown.ledBy(entry);
            early = unshown.tooEarly(entry, now);
        }
        if (sought.isEmpty() && !early.isZero() && park(entry, early)) {
            return new Attempt.Later<>(early);
        }
        listener.itemStarted(entry.item());
        try {
            return sought.isEmpty() ? written(entry, writer) : looked(entry, sought);
        } catch (RuntimeException thrown) {
            Optional<HeapExhaustedException> exhausted = HeapExhaustedException.from(thrown);
            return exhausted.isPresent() ? aborted(entry, exhausted.get()) : failed(entry, writer, thrown);
        }
    }

    private Attempt<Outcome> failed(ScheduledItem entry, ItemWriter writer, RuntimeException thrown) {
        if (thrown instanceof SbsyncException failure) {
            return refused(entry, writer, failure);
        }
        log.debug("'{}' failed unexpectedly", entry.item().source().path(), thrown);
        return ended(
                entry,
                new Problem(OutcomeCode.UNEXPECTED, thrown.getClass().getSimpleName() + ": " + thrown.getMessage()));
    }

    /** Items that the pool does not process are ended together, when the pool ends. */
    @Override
    public Outcome cancelled(ScheduledItem entry) {
        return entry.cancelled();
    }

    private Attempt<Outcome> written(ScheduledItem entry, ItemWriter writer) throws InterruptedException {
        Outcome outcome = writer.write();
        Optional<StoryRow> moved = writer.moved().map(StoryRow::of);
        if (moved.isPresent()) {
            return moved(entry, outcome, moved.get());
        }
        Baseline inSync = writer.inSync().orElse(null);
        String uuid = writer.unshown().orElse(null);
        if (uuid == null || !(outcome instanceof Outcome.Confirmed confirmed)) {
            return ended(entry, outcome, inSync);
        }
        synchronized (schedule) {
            long now = time.nanos();
            unshown.hold(new Held(entry, confirmed, inSync, uuid, now));
            schedule.hold(entry, confirmed, now);
        }
        return new Attempt.Done<>(outcome);
    }

    /** Replans an item that has moved in the source, once; it then becomes ready again. */
    private Attempt<Outcome> moved(ScheduledItem entry, Outcome outcome, StoryRow now) {
        Optional<Problem> impossible;
        synchronized (schedule) {
            impossible = entry.replanned() ? outcome.problem() : schedule.replan(entry, now, selected);
        }
        return impossible.isPresent()
                ? ended(
                        entry,
                        new Outcome.Failed(impossible.get(), outcome.targetId().orElse(null)),
                        null)
                : new Attempt.Done<>(outcome);
    }

    /** Looks up items whose writes were accepted without showing their effect, as the work of one of them. */
    private Attempt<Outcome> looked(ScheduledItem leader, List<Held> sought) {
        Attempt<Outcome> attempt = new Attempt.Done<>(sought.get(0).outcome());
        Map<Long, String> listed = listed(leader, sought);
        synchronized (schedule) {
            unshown.looked(leader);
        }
        for (Held item : sought) {
            String uuid = listed.get(item.outcome().id());
            if (item.uuid().equals(uuid)) {
                shown(item);
            } else if (!writtenAgain(item, leader)) {
                ends.ended(item.entry(), item.failed(uuid), null);
            } else if (item.entry() == leader) {
                attempt = new Attempt.Later<>(Duration.ZERO);
            }
        }
        return attempt;
    }

    private Map<Long, String> listed(ScheduledItem leader, List<Held> sought) {
        return leader.uuids(
                writers, sought.stream().map(item -> item.outcome().id()).toList());
    }

    private void shown(Held item) {
        item.entry().listed(item.outcome().id(), item.uuid());
        ends.ended(item.entry(), item.outcome(), item.inSync());
    }

    /** Looks up held items when a run is cancelled; unconfirmed ones stay open. */
    void lookAtLast() {
        List<Held> sought;
        synchronized (schedule) {
            sought = unshown.takeAll();
        }
        if (sought.isEmpty()) {
            return;
        }
        try {
            Map<Long, String> listed = listed(sought.get(0).entry(), sought);
            sought.stream()
                    .filter(item -> item.uuid().equals(listed.get(item.outcome().id())))
                    .forEach(this::shown);
        } catch (SbsyncException notListed) {
            log.debug("What was written last was not looked for", notListed);
        }
    }

    /** Resubmits an item whose effect is not listed; returns false if that was done before. */
    private boolean writtenAgain(Held item, ScheduledItem leader) {
        synchronized (schedule) {
            if (!unshown.writesAgain(item)) {
                return false;
            }
            if (item.entry() == leader) {
                schedule.park(leader);
            } else {
                schedule.giveAgain(item.entry());
            }
            return true;
        }
    }

    private Attempt<Outcome> refused(ScheduledItem entry, ItemWriter writer, SbsyncException failure) {
        if (Problems.endsRun(failure)) {
            return aborted(entry, failure);
        }
        if (Problems.noRoom(failure)) {
            synchronized (schedule) {
                entry.waitForRoom(time.nanos());
                schedule.park(entry);
            }
            return new Attempt.Later<>(Duration.ZERO);
        }
        Optional<Duration> delay = writer.retryAfter(failure);
        delay.ifPresent(wait -> excuse(entry, failure, wait));
        if (delay.isPresent() && park(entry, delay.get())) {
            if (failure instanceof TransportException kept && kept.kind() == TransportException.Kind.UNAVAILABLE) {
                hold.accept(delay.get());
            }
            return new Attempt.Later<>(delay.get());
        }
        return ended(entry, Problems.of(failure, Step.WRITE));
    }

    private void excuse(ScheduledItem entry, SbsyncException failure, Duration delay) {
        synchronized (schedule) {
            entry.excuse(askedWaits.of(failure, delay, time.nanos()));
        }
    }

    private boolean park(ScheduledItem entry, Duration delay) {
        synchronized (schedule) {
            if (!schedule.park(entry, time.nanos(), delay, LONGEST)) {
                return false;
            }
        }
        listener.itemParked(entry.item(), delay);
        return true;
    }

    /** Ends an item with a problem, together with the items to be looked up by it. */
    private Attempt<Outcome> ended(ScheduledItem entry, Problem problem) {
        List<Held> sought;
        synchronized (schedule) {
            sought = unshown.ledBy(entry);
            unshown.looked(entry);
        }
        sought.stream()
                .map(Held::entry)
                .filter(item -> item != entry)
                .forEach(item -> ends.ended(item, item.failed(problem), null));
        return ended(entry, entry.failed(problem), null);
    }

    private Attempt<Outcome> ended(ScheduledItem entry, Outcome outcome, @Nullable Baseline inSync) {
        ends.ended(entry, outcome, inSync);
        return new Attempt.Done<>(outcome);
    }
}
