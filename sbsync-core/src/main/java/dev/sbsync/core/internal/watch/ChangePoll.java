package dev.sbsync.core.internal.watch;

import dev.sbsync.core.internal.kind.RecentItems;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.state.Baseline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the items of the source that changed, by as few pages of the list as possible: one if nothing did. An item has
 * changed if it differs from its baseline, or, without one, from what was planned last. Not thread-safe.
 */
public final class ChangePoll {

    /** How much earlier than the newest known change a page is still read: lists may lag (docs/management-api.md). */
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    private final RecentItems recent;
    private final Predicate<Item> selected;
    private final Function<ItemKey, Optional<Baseline>> baselines;
    private final Map<ItemKey, Markers> planned = new HashMap<>();
    private final Map<ItemKey, Item> again = new LinkedHashMap<>();

    /** The items that the next poll returns, as another edit in the second of their times would not show. */
    private final Map<ItemKey, Item> unsettled = new LinkedHashMap<>();

    /** Those of the unsettled items that the last poll has found. */
    private final Set<ItemKey> foundLast = new HashSet<>();

    /** The newest change of the polls whose items were planned. */
    private @Nullable Instant newest;

    private @Nullable Instant latest;

    public ChangePoll(RecentItems recent, Predicate<Item> selected, Function<ItemKey, Optional<Baseline>> baselines) {
        this.recent = recent;
        this.selected = selected;
        this.baselines = baselines;
    }

    /** Returns the items to plan: those that changed, and those that are to be tried again. Blocks. */
    public Collection<Item> changed() {
        Map<ItemKey, Item> news = new LinkedHashMap<>();
        boolean more = true;
        for (int number = 1; more; number++) {
            RecentItems.Page page = recent.page(number);
            List<Item> changed = page.items().stream().filter(this::changed).toList();
            changed.forEach(item -> news.putIfAbsent(item.key(), item));
            if (number == 1 && !page.items().isEmpty()) {
                latest = updatedAt(page.items().get(0)).orElse(newest);
            }
            more = page.more() && !changed.isEmpty() && !known(page.items());
        }
        Map<ItemKey, Item> due = new LinkedHashMap<>(again);
        due.putAll(unsettled);
        foundLast.clear();
        for (Item item : news.values()) {
            boolean waits = mayChangeUnseen(item);
            if (!waits || due.containsKey(item.key())) { // an item that is edited all the time is not put off
                due.put(item.key(), item);
            }
            if (waits) {
                unsettled.put(item.key(), item);
                foundLast.add(item.key());
            }
        }
        if (due.isEmpty()) {
            newest = latest;
        }
        return List.copyOf(due.values());
    }

    /**
     * Returns whether the time of an item has whole seconds and was not seen before: another edit in that second would
     * not show.
     */
    private boolean mayChangeUnseen(Item item) {
        Instant at = updatedAt(item).orElse(null);
        Item before = unsettled.get(item.key());
        return at != null
                && at.truncatedTo(ChronoUnit.SECONDS).equals(at)
                && (before == null || !updatedAt(before).equals(Optional.of(at)));
    }

    /** Returns whether what follows these items was read before. */
    private boolean known(List<Item> items) {
        Instant last = updatedAt(items.get(items.size() - 1)).orElse(null);
        return newest != null && last != null && last.isBefore(newest.minus(OVERLAP));
    }

    private boolean changed(Item item) {
        if (!selected.test(item)) {
            return false;
        }
        Markers now = item.markers();
        Markers then = planned.get(item.key());
        boolean inSync = baselines
                .apply(item.key())
                .filter(baseline -> !baseline.source().moved(now))
                .isPresent();
        return !inSync && (then == null || then.moved(now));
    }

    private static Optional<Instant> updatedAt(Item item) {
        return Optional.ofNullable(item.markers().get(Markers.UPDATED_AT)).map(Instant::parse);
    }

    /**
     * Records that the items of the last poll were planned; they return once they change again.
     *
     * @param asked the items of the poll
     * @param found those of them that the plan has
     */
    public void planned(Collection<Item> asked, Collection<Item> found) {
        found.forEach(item -> planned.put(item.key(), item.markers()));
        asked.forEach(item -> again.remove(item.key()));
        asked.stream().filter(item -> !foundLast.contains(item.key())).forEach(item -> unsettled.remove(item.key()));
        newest = latest;
    }

    /** Records that an item is in sync, as its baseline says. */
    public void inSync(ItemKey key) {
        if (baselines.apply(key).isPresent()) {
            planned.remove(key);
        }
    }

    /** Lets the next poll return an item, changed or not. */
    public void again(Item item) {
        again.put(item.key(), item);
    }

    /** Starts anew once everything was planned. */
    public void restart(Collection<Item> items) {
        planned.clear();
        again.clear();
        unsettled.clear();
        items.stream().filter(this::changed).forEach(item -> planned.put(item.key(), item.markers()));
    }
}
