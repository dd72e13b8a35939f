package dev.sbsync.core.outcome;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The parts of an item that cannot be mirrored. Immutable.
 *
 * @param warnings warnings about the omitted parts
 * @param languages the languages omitted because the target lacks them; once the target has one, the item is compared
 *     again
 */
public record LeftOut(List<Problem> warnings, Set<String> languages) {

    /** Nothing is omitted. */
    public static final LeftOut NOTHING = new LeftOut(List.of(), Set.of());

    /** Copies the collections. */
    public LeftOut {
        warnings = List.copyOf(warnings);
        languages = Collections.unmodifiableSet(new TreeSet<>(languages));
    }

    /** Returns whether the target, which has the given languages, now has an omitted one. */
    public boolean resolvedBy(Predicate<String> targetHas) {
        return languages.stream().anyMatch(targetHas);
    }
}
