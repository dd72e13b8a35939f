package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The items of a run and their results, in the plan's order; items that are submitted later follow. Not thread-safe:
 * the caller holds a lock.
 */
final class RunItems {

    /** The order of ready items. */
    static final Comparator<RunItem> ORDER = Comparator.comparing(
                    (RunItem entry) -> !entry.item().source().folder())
            .thenComparingInt(RunItem::index);

    private final List<RunItem> items = new ArrayList<>();
    private final Set<RunItem> started = new LinkedHashSet<>();
    private final TargetFolders folders = new TargetFolders();
    private final Tally tally = new Tally();
    private final RequestForecast forecast = new RequestForecast();

    /** Creates the items of a plan, some of which have already ended. */
    RunItems(List<PlannedItem> plan, Collection<ItemResult> ended) {
        Map<ItemKey, ItemResult> known = new HashMap<>();
        ended.forEach(result -> known.put(result.item().key(), result));
        for (PlannedItem item : plan) {
            RunItem entry = new RunItem(item);
            add(entry);
            ItemResult result = known.get(item.key());
            if (result != null) {
                entry.ended(result);
                tally.add(result);
                entry.endedAs(tally.counts().ended());
                found(entry, result.outcome());
            } else {
                forecast.add(item);
            }
        }
    }

    private void add(RunItem entry) {
        entry.at(items.size());
        items.add(entry);
    }

    /** Records that an item is queued; {@code before} is the same item, submitted before and not ended, or null. */
    void queued(RunItem entry, @Nullable RunItem before) {
        if (entry.hasIndex()) {
            return;
        }
        if (before == null) {
            add(entry);
        } else {
            entry.follow(before);
            items.set(entry.index(), entry);
            forecast.remove(before.item());
        }
        forecast.add(entry.item());
    }

    /** Starts an attempt of an item, and returns its target folder. */
    TargetFolder begin(RunItem entry, long now) {
        entry.times().begin(now);
        forgetBefore(entry);
        started.add(entry);
        return folders.start(entry.item());
    }

    private void forgetBefore(RunItem entry) {
        RunItem before = entry.before();
        if (before != null) {
            started.remove(before);
        }
    }

    /** Replans an item for the source's current state. If that is not possible, returns the reason. */
    @Nullable
    Problem replan(RunItem entry, Replanning.Result result) {
        if (result instanceof Replanning.Impossible impossible) {
            return impossible.why();
        }
        Replanning.Again again = (Replanning.Again) result;
        forecast.remove(entry.item());
        entry.replan(again.item(), again.warning());
        forecast.add(entry.item());
        if (again.item().source().folder()) {
            folders.moved(again.item());
        }
        return null;
    }

    /** Records the target's id of a written folder. */
    void found(RunItem entry, Outcome outcome) {
        if (outcome.confirmed() && entry.item().source().folder()) {
            outcome.targetId().ifPresent(id -> folders.confirm(entry.item(), id));
        }
    }

    /** Ends an item; if it is not the {@code last} submission of its item, the later one ends it. */
    void settled(RunItem entry, Outcome outcome, boolean last, long now) {
        started.remove(entry);
        forgetBefore(entry);
        found(entry, outcome);
        if (last) {
            ItemResult result = entry.end(outcome, now);
            tally.add(result);
            entry.endedAs(tally.counts().ended());
            forecast.ended(result);
        }
    }

    /** Ends the items that the pool left without an outcome. */
    List<RunItem> cancelRest(long now) {
        List<RunItem> rest = open().toList();
        rest.forEach(entry -> settled(entry, entry.cancelled(), true, now));
        return rest;
    }

    /** Excludes a pause from the time limit of items. */
    void paused(Duration pause) {
        started.forEach(entry -> entry.times().startLater(pause));
    }

    /** Returns all items, as currently planned. */
    Stream<PlannedItem> items() {
        return items.stream().map(RunItem::item);
    }

    /** Returns the items that have not ended, in the plan's order. */
    Stream<RunItem> open() {
        return items.stream().filter(entry -> entry.result() == null);
    }

    /** Returns the items that have ended, in the plan's order. */
    List<RunItem> ended() {
        return items.stream().filter(entry -> entry.result() != null).toList();
    }

    /** Returns whether an item has ended. */
    boolean hasEnded(ItemKey key) {
        return items.stream()
                .anyMatch(entry -> entry.result() != null && entry.item().key().equals(key));
    }

    TargetFolders folders() {
        return folders;
    }

    boolean finished() {
        return tally.counts().ended() == items.size();
    }

    int total() {
        return items.size();
    }

    /** Returns the tally of ended items. */
    Tally tally() {
        return tally;
    }

    /** Returns the results so far, in the plan's order. */
    List<ItemResult> results() {
        return items.stream().map(RunItem::result).filter(Objects::nonNull).toList();
    }

    /** Returns the estimated number of remaining requests. */
    long requestsLeft() {
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
