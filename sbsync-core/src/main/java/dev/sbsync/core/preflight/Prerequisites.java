package dev.sbsync.core.preflight;

import dev.sbsync.core.scan.StoryRow;
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
 * What items of a plan need of each other: the folder that an item goes into, the item that leaves its place first, and
 * the item that gets a temporary slug for it, as only that item's own turn gives it a final one. Immutable.
 */
final class Prerequisites {

    private final Map<Long, PlannedItem> items = new LinkedHashMap<>();
    private final Map<Long, PlannedItem> byTarget = new HashMap<>();

    /** A need, the item that meets it (null where the plan lacks it), and both in words. */
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

    /** Returns some items and all that they need, in the plan's order. */
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

    /** Returns what items that are to be written need and the plan lacks, in words. */
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
        StepAside aside = item.stepAside();
        if (aside != null) {
            needs.add(new Need(
                    byTarget.get(aside.targetId()),
                    path + "moves the target's '" + aside.path() + "' to a temporary slug, which that item leaves only"
                            + " when it is written too"));
        }
        return needs;
    }
}
