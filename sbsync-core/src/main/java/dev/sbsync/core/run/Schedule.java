package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.Operation;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.TargetParent;
import dev.sbsync.core.write.TargetFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a plan may run: an item is ready when all that it depends on is confirmed, folders go ahead of
 * stories, and what fails blocks its dependents. Not thread-safe: its user holds a lock.
 */
final class Schedule {

    /** What goes first among items that are ready. */
    static final Comparator<ScheduledItem> ORDER = Comparator.comparing(
                    (ScheduledItem entry) -> !entry.item().source().folder())
            .thenComparingInt(ScheduledItem::index);

    private final @Nullable ScheduledItem[] open;
    private final ItemResult[] results;
    private final Map<Long, List<ScheduledItem>> dependents = new HashMap<>();
    private final Map<Long, Long> confirmed = new HashMap<>();
    private final PriorityQueue<ScheduledItem> ready = new PriorityQueue<>(ORDER);
    private final Set<ScheduledItem> inFlight = new LinkedHashSet<>();
    private final Set<ScheduledItem> parked = new LinkedHashSet<>();
    private final Tally tally = new Tally();
    private int given;
    private int waiting;

    Schedule(List<PlannedItem> items) {
        open = new ScheduledItem[items.size()];
        results = new ItemResult[items.size()];
        for (int i = 0; i < open.length; i++) {
            ScheduledItem entry = new ScheduledItem(items.get(i), i);
            open[i] = entry;
            for (long id : entry.item().after()) {
                dependents.computeIfAbsent(id, key -> new ArrayList<>()).add(entry);
            }
            if (entry.waitsForNothing()) {
                ready.add(entry);
            } else {
                waiting++;
            }
        }
    }

    /** Gives the next item that may run, once. */
    Optional<ScheduledItem> poll() {
        ScheduledItem next = ready.poll();
        given += next == null ? 0 : 1;
        return Optional.ofNullable(next);
    }

    /** Begins a try of an item that was given. */
    void begin(ScheduledItem entry, long now) {
        given -= parked.remove(entry) ? 0 : 1;
        inFlight.add(entry);
        entry.begin(now);
    }

    /** Puts an item aside that will be tried again, unless that would exceed {@code longest} since its start. */
    boolean park(ScheduledItem entry, long now, Duration delay, Duration longest) {
        if (entry.elapsed(now).plus(delay).compareTo(longest) > 0) {
            return false;
        }
        inFlight.remove(entry);
        parked.add(entry);
        return true;
    }

    /** Leaves the time of a pause out of what items may take. */
    void paused(Duration pause) {
        parked.forEach(entry -> entry.startLater(pause));
        inFlight.forEach(entry -> entry.startLater(pause));
    }

    /** Returns the folder that a ready item goes into. */
    TargetFolder folderOf(ScheduledItem entry) {
        PlannedItem item = entry.item();
        if (item.parent() instanceof TargetParent.Existing existing) {
            return new TargetFolder(existing.targetId(), item.folderPath());
        }
        if (item.parent() instanceof TargetParent.Planned planned) {
            Long id = confirmed.get(planned.sourceId());
            if (id == null && item.operation() != Operation.CONFLICT) {
                throw new IllegalStateException(
                        "'" + item.source().path() + "' was started before its folder was confirmed");
            }
            return new TargetFolder(id == null ? 0 : id, item.folderPath());
        }
        return new TargetFolder(0, item.folderPath());
    }

    /** Ends an item: its dependents become ready, or blocked. Returns all that ended by it. */
    List<ItemResult> end(ScheduledItem entry, Outcome outcome, long now) {
        inFlight.remove(entry);
        List<ItemResult> news = new ArrayList<>();
        end(entry, outcome, now, news);
        return news;
    }

    private void end(ScheduledItem entry, Outcome outcome, long now, List<ItemResult> news) {
        news.add(keep(entry, outcome, now));
        PlannedItem item = entry.item();
        long id = item.source().id();
        List<ScheduledItem> waitFor = Objects.requireNonNullElse(dependents.remove(id), List.of());
        if (outcome.confirmed() && item.source().folder()) {
            outcome.targetId().ifPresent(found -> confirmed.put(id, found));
        }
        for (ScheduledItem dependent : waitFor) {
            if (isOpen(dependent)) {
                if (!outcome.confirmed()) {
                    waiting--;
                    end(dependent, blockedBy(entry, outcome, dependent), now, news);
                } else if (dependent.confirmOne()) {
                    waiting--;
                    ready.add(dependent);
                }
            }
        }
    }

    /** Ends everything that has not ended. */
    List<ItemResult> cancelRest(long now) {
        List<ItemResult> news = new ArrayList<>();
        for (ScheduledItem entry : open) {
            if (entry != null) {
                news.add(keep(entry, entry.cancelled(), now));
            }
        }
        ready.clear();
        inFlight.clear();
        parked.clear();
        given = 0;
        waiting = 0;
        return news;
    }

    private ItemResult keep(ScheduledItem entry, Outcome outcome, long now) {
        ItemResult result = entry.result(outcome, now);
        open[entry.index()] = null;
        results[entry.index()] = result;
        tally.add(result);
        return result;
    }

    private boolean isOpen(ScheduledItem entry) {
        return open[entry.index()] != null;
    }

    boolean finished() {
        return tally.counts().ended() == results.length;
    }

    int total() {
        return results.length;
    }

    /** Returns how what has ended did. */
    Tally tally() {
        return tally;
    }

    /** Returns what has ended so far, in the plan's order. */
    List<ItemResult> results() {
        return Arrays.stream(results).filter(Objects::nonNull).toList();
    }

    /** Returns what could start if a worker were free. */
    int readyCount() {
        return ready.size() + given;
    }

    int waitingCount() {
        return waiting;
    }

    int parkedCount() {
        return parked.size();
    }

    /** Returns what workers have in hand, longest first. */
    List<InFlight> inFlight(long now) {
        return inFlight.stream()
                .map(entry -> entry.inFlight(now))
                .sorted(Comparator.comparing(InFlight::elapsed).reversed())
                .toList();
    }

    /** Names the item at the root of the trouble, however far up it is. */
    private static Outcome blockedBy(ScheduledItem cause, Outcome outcome, ScheduledItem dependent) {
        if (outcome instanceof Outcome.Blocked blocked) {
            return blocked;
        }
        if (outcome instanceof Outcome.Cancelled) {
            return dependent.cancelled();
        }
        OutcomeCode code = outcome.problem().map(Problem::code).orElse(OutcomeCode.BLOCKED);
        boolean itsFolder = dependent
                .item()
                .parent()
                .equals(new TargetParent.Planned(cause.item().source().id()));
        String path = cause.item().source().path();
        return new Outcome.Blocked(new Problem(
                OutcomeCode.BLOCKED,
                itsFolder
                        ? "its folder '" + path + "' failed (" + code.id() + ")"
                        : "'" + path + "', which has to make room for it, failed (" + code.id() + ")"));
    }
}
