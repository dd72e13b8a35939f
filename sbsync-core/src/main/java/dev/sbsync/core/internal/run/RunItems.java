package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunSnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The items of a run and their results, in the plan's order; items that are submitted later follow. Thread-safe: its
 * monitor is the lock of the run's items, which callers hold while several calls belong together.
 */
final class RunItems {

    /** The order of ready items. */
    static final Comparator<RunItem> ORDER = Comparator.comparing(
                    (RunItem entry) -> !entry.item.source().folder())
            .thenComparingInt(entry -> entry.index);

    private final List<RunItem> items = new ArrayList<>();
    private final Set<RunItem> started = new LinkedHashSet<>();
    private final TargetFolders folders = new TargetFolders();
    private final RequestForecast forecast = new RequestForecast();
    private final Deque<ItemResult> lastProblems = new ArrayDeque<>();
    private OutcomeCounts counts = OutcomeCounts.NONE;
    private int warnings;

    /** Creates the items of a plan, some of which have already ended. */
    RunItems(List<PlannedItem> plan, Collection<ItemResult> ended) {
        Map<ItemKey, ItemResult> known = new HashMap<>();
        ended.forEach(result -> known.put(result.item().key(), result));
        for (PlannedItem item : plan) {
            RunItem entry = new RunItem(item);
            add(entry);
            ItemResult result = known.get(item.key());
            if (result != null) {
                count(entry, entry.ended(result));
                found(entry, result.outcome());
            } else {
                forecast.add(item);
            }
        }
    }

    private void add(RunItem entry) {
        entry.index = items.size();
        items.add(entry);
    }

    private void count(RunItem entry, ItemResult result) {
        counts = counts.plus(result.outcome());
        entry.endedAs = counts.ended();
        warnings += result.warnings().size();
        if (result.outcome().problem().isPresent() || !result.warnings().isEmpty()) {
            if (lastProblems.size() == RunSnapshot.MOST_PROBLEMS) {
                lastProblems.removeFirst();
            }
            lastProblems.addLast(result);
        }
    }

    /** Records that an item is queued; {@code before} is the same item, submitted before and not ended, or null. */
    synchronized void queued(RunItem entry, @Nullable RunItem before) {
        if (entry.index >= 0) {
            return;
        }
        if (before == null) {
            add(entry);
        } else {
            entry.follow(before);
            items.set(entry.index, entry);
            forecast.remove(before.item);
        }
        forecast.add(entry.item);
    }

    /** Starts an attempt of an item, and returns its target folder. */
    synchronized TargetFolder begin(RunItem entry, long now) {
        entry.times.begin(now);
        forgetBefore(entry);
        started.add(entry);
        return folders.start(entry.item);
    }

    private void forgetBefore(RunItem entry) {
        if (entry.before != null) {
            started.remove(entry.before);
        }
    }

    /** Replans an item, once, that has moved in the source. If that is not possible, returns the reason. */
    synchronized @Nullable Problem replan(RunItem entry, Item now, Predicate<Item> selected) {
        Replanning.Result result = Replanning.of(entry.item, now, this, selected);
        PlannedItem again = result.again();
        if (again == null) {
            return result.why();
        }
        forecast.remove(entry.item);
        entry.replan(again, result.why());
        forecast.add(again);
        if (again.source().folder()) {
            folders.moved(again);
        }
        return null;
    }

    /** Records the target's id of a written folder. */
    synchronized void found(RunItem entry, Outcome outcome) {
        if (outcome.confirmed() && entry.item.source().folder()) {
            outcome.targetId().ifPresent(id -> folders.confirm(entry.item, id));
        }
    }

    /** Ends an item; if it is not the {@code last} submission of its item, the later one ends it. */
    synchronized void settled(RunItem entry, Outcome outcome, boolean last, long now) {
        started.remove(entry);
        forgetBefore(entry);
        found(entry, outcome);
        if (last) {
            ItemResult result = entry.end(outcome, now);
            count(entry, result);
            forecast.ended(result);
        }
    }

    /** Ends the items that the pool left without an outcome. */
    synchronized List<RunItem> cancelRest(long now) {
        List<RunItem> rest = open().toList();
        rest.forEach(entry -> settled(entry, entry.cancelled(), true, now));
        return rest;
    }

    /** Excludes a pause from the time limit of items. */
    synchronized void paused(Duration pause) {
        started.forEach(entry -> entry.times.startLater(pause));
    }

    /** Returns all items, as currently planned. */
    Stream<PlannedItem> items() {
        return items.stream().map(entry -> entry.item);
    }

    /** Returns the state of all items, in the plan's order. */
    synchronized List<RunItem> all() {
        return List.copyOf(items);
    }

    /** Returns the items that have not ended, in the plan's order. */
    Stream<RunItem> open() {
        return all().stream().filter(entry -> entry.result == null);
    }

    /** Returns whether an item has ended. */
    synchronized boolean hasEnded(ItemKey key) {
        return items.stream()
                .anyMatch(entry -> entry.result != null && entry.item.key().equals(key));
    }

    TargetFolders folders() {
        return folders;
    }

    synchronized boolean finished() {
        return counts.ended() == items.size();
    }

    synchronized int total() {
        return items.size();
    }

    synchronized OutcomeCounts counts() {
        return counts;
    }

    synchronized int warnings() {
        return warnings;
    }

    /** Returns the latest results with a problem or a warning, newest last. */
    synchronized List<ItemResult> lastProblems() {
        return List.copyOf(lastProblems);
    }

    /** Returns the results so far, in the plan's order. */
    synchronized List<ItemResult> results() {
        return items.stream()
                .map(entry -> entry.result)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns the estimated number of remaining requests. */
    synchronized long requestsLeft() {
        return forecast.left(started);
    }

    /** Returns items as in-flight ones, longest first. */
    static List<InFlight> inFlight(List<RunItem> running, long now) {
        return running.stream()
                .map(entry -> entry.inFlight(now))
                .sorted(Comparator.comparing(InFlight::elapsed).reversed())
                .toList();
    }
}
