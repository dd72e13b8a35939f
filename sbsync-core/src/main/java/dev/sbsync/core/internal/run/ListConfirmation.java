package dev.sbsync.core.internal.run;

import static java.util.stream.Collectors.groupingBy;

import dev.sbsync.core.internal.run.RunItem.Unshown;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.pool.Attempt;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confirms items whose writes were accepted without showing their effect: one list shows up to a hundred of them.
 * Thread-safe; locks the items.
 */
final class ListConfirmation {

    private static final Logger log = LoggerFactory.getLogger(ListConfirmation.class);

    private final RunContext run;
    private final RunItems items;
    private final Writers writers;
    private final ItemFailures failures;

    ListConfirmation(RunContext run, ItemFailures failures) {
        this.run = run;
        this.items = run.items();
        this.writers = run.writers();
        this.failures = failures;
    }

    /** Confirms a batch; {@code last} if the run has been cancelled. */
    Attempt<List<Attempt<Outcome>>> confirm(List<RunItem> batch, boolean last) {
        RunItem leader = batch.get(0);
        try {
            return last ? confirmedLast(leader, batch) : tried(leader, batch);
        } catch (OutOfMemoryError exhausted) {
            return failures.aborted(new HeapExhaustedException(exhausted));
        } finally {
            leader.giveRoomBack();
        }
    }

    private Attempt<List<Attempt<Outcome>>> tried(RunItem leader, List<RunItem> batch) {
        synchronized (items) {
            long now = run.time().nanos();
            batch.forEach(entry -> entry.lookedUp(now));
        }
        run.listener().itemStarted(leader.item);
        try {
            return confirmed(leader, batch);
        } catch (RuntimeException thrown) {
            return failures.after(leader, thrown, problem -> {
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
}
