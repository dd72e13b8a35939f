package dev.sbsync.core.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
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

    private final Map<Long, PlannedItem> items = new LinkedHashMap<>();
    private final Map<Long, PlannedItem> byTarget = new HashMap<>();

    /** A dependency, the item that satisfies it (null if the plan lacks it), and its description. */
    private record Need(@Nullable PlannedItem metBy, String words) {}

    Prerequisites(Collection<PlannedItem> all) {
        for (PlannedItem item : all) {
            items.put(item.source().id(), item);
            StoryRow match = item.match();
            if (match != null) {
                byTarget.put(match.id(), item);
            }
        }
    }

    /** Returns the chosen items with all of their dependencies, in the plan's order. */
    List<PlannedItem> withNeeds(Collection<PlannedItem> chosen) {
        Set<Long> kept = new HashSet<>();
        Deque<PlannedItem> open = new ArrayDeque<>(chosen);
        while (!open.isEmpty()) {
            PlannedItem item = open.remove();
            if (kept.add(item.source().id())) {
                needs(item).stream().map(Need::metBy).filter(Objects::nonNull).forEach(open::add);
            }
        }
        return items.values().stream()
                .filter(item -> kept.contains(item.source().id()))
                .toList();
    }

    /** Returns descriptions of missing dependencies of items that are written. */
    List<String> missing() {
        return items.values().stream()
                .filter(Prerequisites::isWritten)
                .flatMap(item -> needs(item).stream())
                .filter(need -> need.metBy() == null)
                .map(Need::words)
                .toList();
    }

    private static boolean isWritten(PlannedItem item) {
        return switch (item.operation()) {
            case CREATE, UPDATE, COMPARE -> true;
            case UNCHANGED, NONE, CONFLICT -> false;
        };
    }

    private List<Need> needs(PlannedItem item) {
        List<Need> needs = new ArrayList<>();
        StoryRow source = item.source();
        String path = "'" + source.path() + "' ";
        Long folder = item.parent() instanceof TargetParent.Planned planned ? (Long) planned.sourceId() : null;
        if (folder != null) {
            needs.add(new Need(items.get(folder), path + "goes into the folder '" + source.parentPath() + "'"));
        }
        for (Long id : item.after()) {
            if (!id.equals(folder)) {
                needs.add(new Need(items.get(id), path + "can only be written after the item with the id " + id));
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
