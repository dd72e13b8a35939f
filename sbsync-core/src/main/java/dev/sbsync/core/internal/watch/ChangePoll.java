package dev.sbsync.core.internal.watch;

import dev.sbsync.core.internal.kind.RecentItems;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.state.Baseline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private Map<ItemKey, Instant> young = new HashMap<>();
    private @Nullable Instant newest;

    public ChangePoll(RecentItems recent, Predicate<Item> selected, Function<ItemKey, Optional<Baseline>> baselines) {
        this.recent = recent;
        this.selected = selected;
        this.baselines = baselines;
    }

    /** Returns the items to plan: those that changed, and those that are to be tried again. Blocks. */
    public Collection<Item> changed() {
        Map<ItemKey, Item> news = new LinkedHashMap<>();
        Instant latest = newest;
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
        newest = latest;
        Map<ItemKey, Item> due = new LinkedHashMap<>(again);
        settled(news.values()).forEach(item -> due.put(item.key(), item));
        return List.copyOf(due.values());
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

    /**
     * Leaves out items whose time has whole seconds and was not seen before: another edit in that second would not
     * show. The next poll returns them.
     */
    private List<Item> settled(Collection<Item> news) {
        Map<ItemKey, Instant> seen = new HashMap<>();
        List<Item> settled = new ArrayList<>();
        for (Item item : news) {
            Instant at = updatedAt(item).orElse(Instant.MIN);
            if (at.getNano() == 0 && at != Instant.MIN && !at.equals(young.get(item.key()))) {
                seen.put(item.key(), at);
            } else {
                settled.add(item);
            }
        }
        young = seen;
        return settled;
    }

    private static Optional<Instant> updatedAt(Item item) {
        return Optional.ofNullable(item.markers().get(Markers.UPDATED_AT)).map(Instant::parse);
    }

    /** Records that items were planned; they return once they change again. */
    public void planned(Collection<Item> items) {
        items.forEach(item -> {
            planned.put(item.key(), item.markers());
            again.remove(item.key());
        });
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
        planned(items.stream().filter(this::changed).toList());
    }
}
