package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Schedules the items of a plan: an item is ready when all of its dependencies are confirmed, folders precede stories,
 * and failures block dependents. Not thread-safe: the caller holds a lock.
 */
final class Schedule {

    /** The order of ready items. */
    static final Comparator<ScheduledItem> ORDER = Comparator.comparing(
                    (ScheduledItem entry) -> !entry.item().source().folder())
            .thenComparingInt(ScheduledItem::index);

    private final @Nullable ScheduledItem[] open;
    private final ItemResult[] results;
    private final Map<Long, List<ScheduledItem>> dependents = new HashMap<>();
    private final Map<Long, Long> confirmed = new HashMap<>();
    private final Map<Long, String> newPlaces = new HashMap<>();
    private final PriorityQueue<ScheduledItem> ready = new PriorityQueue<>(ORDER);
    private final Set<ScheduledItem> inFlight = new LinkedHashSet<>();
    private final Set<ScheduledItem> parked = new LinkedHashSet<>();
    private final Tally tally = new Tally();
    private final List<ItemResult> blockedBefore = new ArrayList<>();
    private final RequestForecast forecast;
    private int given;
    private int waiting;

    Schedule(List<PlannedItem> items) {
        this(items, List.of(), item -> 0);
    }

    /** Creates a schedule with some items already ended, without a request forecast. */
    Schedule(List<PlannedItem> items, Collection<ItemResult> ended) {
        this(items, ended, item -> 0);
    }

    /**
     * Creates a schedule with some items already ended: they are not run, and their dependents can start.
     *
     * @param requestsAtMost returns an item's maximum number of requests without retries
     */
    Schedule(List<PlannedItem> items, Collection<ItemResult> ended, ToLongFunction<PlannedItem> requestsAtMost) {
        forecast = new RequestForecast(requestsAtMost);
        open = new ScheduledItem[items.size()];
        results = new ItemResult[items.size()];
        Map<Long, ItemResult> known = new HashMap<>();
        ended.forEach(result -> known.put(result.item().source().id(), result));
        for (int i = 0; i < open.length; i++) {
            ScheduledItem entry = new ScheduledItem(items.get(i), i);
            results[i] = known.get(entry.item().source().id());
            if (results[i] == null) {
                open[i] = entry;
                forecast.add(entry.item());
                for (ItemKey key : entry.item().after()) {
                    dependents
                            .computeIfAbsent(key.id(), absent -> new ArrayList<>())
                            .add(entry);
                }
                if (entry.waitsForNothing()) {
                    ready.add(entry);
                } else {
                    waiting++;
                }
            }
        }
        for (int i = 0; i < open.length; i++) {
            ItemResult result = open[i] == null ? results[i] : null;
            if (result != null && known.containsKey(items.get(i).source().id())) {
                tally.add(result);
                settle(new ScheduledItem(items.get(i), i), result.outcome(), 0, blockedBefore);
            }
        }
    }

    /** Returns the items that are blocked from the start, by items that have already ended. */
    List<ItemResult> blockedBefore() {
        return List.copyOf(blockedBefore);
    }

    /** Returns the next ready item; each item once. */
    Optional<ScheduledItem> poll() {
        ScheduledItem next = ready.poll();
        given += next == null ? 0 : 1;
        return Optional.ofNullable(next);
    }

    /** Starts an attempt of an item, and returns its target folder. */
    TargetFolder begin(ScheduledItem entry, long now) {
        given -= parked.remove(entry) ? 0 : 1;
        inFlight.add(entry);
        entry.begin(now);
        TargetFolder folder = folderOf(entry.item());
        if (entry.item().source().folder() && !folder.path().equals(entry.item().folderPath())) {
            newPlaces.put(
                    entry.item().source().id(), StoryRow.source(entry.item()).placeIn(folder.path()));
        }
        return folder;
    }

    /**
     * Replans an in-flight item for the source's current state: it becomes ready again, or waits for its new folder. If
     * that is not possible, returns the reason and leaves the item in flight.
     */
    Optional<Problem> replan(ScheduledItem entry, StoryRow now, Predicate<StoryRow> selected) {
        Replanning.Result result = Replanning.of(entry.item(), now, this, selected);
        if (result instanceof Replanning.Impossible impossible) {
            return Optional.of(impossible.why());
        }
        Replanning.Again again = (Replanning.Again) result;
        inFlight.remove(entry);
        forecast.remove(entry.item());
        entry.replan(again.item(), again.waits(), again.warning());
        forecast.add(entry.item());
        if (again.item().source().folder()) {
            newPlaces.put(now.id(), now.placeIn(again.item().folderPath()));
        }
        if (again.waits()) {
            waiting++;
            long folder = again.item().source().parentId();
            dependents.computeIfAbsent(folder, key -> new ArrayList<>()).add(entry);
        } else {
            ready.add(entry);
        }
        return Optional.empty();
    }

    /** Returns all items of the plan, as currently planned. */
    Stream<PlannedItem> items() {
        return IntStream.range(0, results.length).mapToObj(i -> {
            ScheduledItem entry = open[i];
            return entry == null ? results[i].item() : entry.item();
        });
    }

    /** Returns whether a folder of the plan is confirmed. */
    boolean isConfirmed(long sourceId) {
        return confirmed.containsKey(sourceId);
    }

    /** Returns whether an item of the plan has ended. */
    boolean hasEnded(long sourceId) {
        return Arrays.stream(results)
                .anyMatch(result -> result != null && result.item().source().id() == sourceId);
    }

    /** Returns an item's path in the target after the run. */
    String placeOf(PlannedItem item) {
        StoryRow match = StoryRow.match(item);
        String place = match != null && item.operation() == Operation.NONE
                ? match.path()
                : StoryRow.source(item).placeIn(item.folderPath());
        return newPlaces.getOrDefault(item.source().id(), place);
    }

    /** Parks an item to be retried, unless that would exceed {@code longest} since its start. */
    boolean park(ScheduledItem entry, long now, Duration delay, Duration longest) {
        if (entry.elapsed(now).plus(delay).compareTo(longest) > 0) {
            return false;
        }
        park(entry);
        return true;
    }

    /** Parks an item without a time limit. */
    void park(ScheduledItem entry) {
        inFlight.remove(entry);
        parked.add(entry);
    }

    /** Releases the dependents of an item that exists, although it has not ended yet. */
    void hold(ScheduledItem entry, Outcome.Confirmed outcome, long now) {
        park(entry);
        settle(entry, outcome, now, new ArrayList<>());
    }

    /** Resubmits a held item. */
    void giveAgain(ScheduledItem entry) {
        parked.remove(entry);
        ready.add(entry);
    }

    /** Returns whether all unfinished items are held, or cannot become ready. */
    boolean idleBut(int held) {
        return readyCount() == 0 && inFlight.isEmpty() && parked.size() == held;
    }

    /** Excludes a pause from the time limit of items. */
    void paused(Duration pause) {
        parked.forEach(entry -> entry.startLater(pause));
        inFlight.forEach(entry -> entry.startLater(pause));
    }

    private TargetFolder folderOf(PlannedItem item) {
        if (item.parent() instanceof TargetParent.Existing existing) {
            return new TargetFolder(existing.targetId(), item.folderPath());
        }
        if (item.parent() instanceof TargetParent.Planned planned) {
            Long id = confirmed.get(planned.key().id());
            if (id == null && item.operation() != Operation.CONFLICT) {
                throw new IllegalStateException(
                        "'" + item.source().path() + "' was started before its folder was confirmed");
            }
            return new TargetFolder(
                    id == null ? 0 : id, newPlaces.getOrDefault(planned.key().id(), item.folderPath()));
        }
        return new TargetFolder(0, item.folderPath());
    }

    /** Ends an item, once: its dependents become ready or blocked. Returns all items that ended with it. */
    List<ItemResult> end(ScheduledItem entry, Outcome outcome, long now) {
        inFlight.remove(entry);
        parked.remove(entry);
        List<ItemResult> news = new ArrayList<>();
        if (isOpen(entry)) {
            end(entry, outcome, now, news);
        }
        return news;
    }

    private void end(ScheduledItem entry, Outcome outcome, long now, List<ItemResult> news) {
        news.add(keep(entry, outcome, now));
        settle(entry, outcome, now, news);
    }

    /** Releases the dependents of an ended item, or ends them too. */
    private void settle(ScheduledItem entry, Outcome outcome, long now, List<ItemResult> news) {
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
                    end(dependent, dependent.blockedBy(entry, outcome), now, news);
                } else if (dependent.confirmOne()) {
                    waiting--;
                    ready.add(dependent);
                }
            }
        }
    }

    /** Ends all unfinished items. */
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
        forecast.ended(result);
        return result;
    }

    private boolean isOpen(ScheduledItem entry) {
        return open[entry.index()] != null;
    }

    /** Returns the paths of unfinished items, in the plan's order. */
    List<String> open() {
        return Arrays.stream(open)
                .filter(Objects::nonNull)
                .map(entry -> entry.item().source().path())
                .toList();
    }

    boolean finished() {
        return tally.counts().ended() == results.length;
    }

    int total() {
        return results.length;
    }

    /** Returns the tally of ended items. */
    Tally tally() {
        return tally;
    }

    /** Returns the results so far, in the plan's order. */
    List<ItemResult> results() {
        return Arrays.stream(results).filter(Objects::nonNull).toList();
    }

    /** Returns the number of ready items. */
    int readyCount() {
        return ready.size() + given;
    }

    int waitingCount() {
        return waiting;
    }

    int parkedCount() {
        return parked.size();
    }

    /** Returns the estimated number of remaining requests. */
    long requestsLeft() {
        List<ScheduledItem> started = new ArrayList<>(inFlight);
        started.addAll(parked);
        return forecast.left(started);
    }

    /** Returns the in-flight items, longest first. */
    List<InFlight> inFlight(long now) {
        return inFlight.stream()
                .map(entry -> entry.inFlight(now))
                .sorted(Comparator.comparing(InFlight::elapsed).reversed())
                .toList();
    }
}
