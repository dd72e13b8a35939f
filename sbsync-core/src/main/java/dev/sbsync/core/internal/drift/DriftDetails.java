package dev.sbsync.core.internal.drift;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Describes the differences of a drifted item. Stateless. */
public final class DriftDetails {

    /** The number of differences listed; the others are counted. */
    private static final int NAMED = 5;

    private DriftDetails() {}

    /** Returns the differences, including the path if it differs. */
    public static String of(Item source, Item target, List<Difference> differences) {
        List<String> found = new ArrayList<>();
        if (!source.path().equals(target.path())) {
            found.add("path: " + target.path() + " → " + source.path());
        }
        differences.forEach(difference -> found.add(difference.toString()));
        return words(found);
    }

    /** Returns the differences. */
    public static String of(List<Difference> differences) {
        return words(differences.stream().map(Difference::toString).toList());
    }

    private static String words(List<String> found) {
        String more = found.size() > NAMED ? ", and " + (found.size() - NAMED) + " more" : "";
        return found.isEmpty()
                ? ""
                : found.stream().limit(NAMED).collect(Collectors.joining(", ", "target → source: ", more));
    }
}
