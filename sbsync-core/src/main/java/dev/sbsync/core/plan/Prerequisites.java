package dev.sbsync.core.plan;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies among items of a plan: an item's folder, the item that must free its path, and the item that is
 * temporarily renamed for it, which gets its final slug only when it runs itself. Immutable.
 */
final class Prerequisites {

    private final Map<ItemKey, PlannedItem> items = new LinkedHashMap<>();
    private final Map<Long, PlannedItem> byTarget = new HashMap<>();

    /** A dependency, the item that satisfies it (null if the plan lacks it), and its description. */
    private record Need(@Nullable PlannedItem metBy, String words) {}

    Prerequisites(Collection<PlannedItem> all) {
        for (PlannedItem item : all) {
            items.put(item.key(), item);
            Item match = item.match();
            if (match != null) {
                byTarget.put(match.id(), item);
            }
        }
    }

    /** Returns the chosen items with all of their dependencies, in the plan's order. */
    List<PlannedItem> withNeeds(Collection<PlannedItem> chosen) {
        Set<ItemKey> kept = new HashSet<>();
        Deque<PlannedItem> open = new ArrayDeque<>(chosen);
        while (!open.isEmpty()) {
            PlannedItem item = open.remove();
            if (kept.add(item.key())) {
                needs(item).stream().map(Need::metBy).filter(Objects::nonNull).forEach(open::add);
            }
        }
        return items.values().stream().filter(item -> kept.contains(item.key())).toList();
    }

    /** Returns descriptions of missing dependencies of items that are written. */
    List<String> missing() {
        return items.values().stream()
                .filter(item -> item.operation().readsContent())
                .flatMap(item -> needs(item).stream())
                .filter(need -> need.metBy() == null)
                .map(Need::words)
                .toList();
    }

    private List<Need> needs(PlannedItem item) {
        List<Need> needs = new ArrayList<>();
        Item source = item.source();
        String path = "'" + source.path() + "' ";
        ItemKey folder = item.parent() instanceof TargetParent.Planned planned ? planned.key() : null;
        if (folder != null) {
            needs.add(new Need(items.get(folder), path + "goes into the folder '" + source.parentPath() + "'"));
        }
        for (ItemKey key : item.after()) {
            if (!key.equals(folder)) {
                needs.add(new Need(items.get(key), path + "can only be written after " + key));
            }
        }
        TemporaryRename aside = item.stepAside();
        if (aside != null) {
            needs.add(new Need(
                    byTarget.get(aside.targetId()),
                    path + "moves the target's '" + aside.path() + "' to a temporary slug until that item"
                            + " is written too"));
        }
        return needs;
    }
}
