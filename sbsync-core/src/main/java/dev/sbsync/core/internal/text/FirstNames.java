package dev.sbsync.core.internal.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** The first of many names, for messages. Pure functions. */
public final class FirstNames {

    private FirstNames() {}

    /** Returns names with commas, such as {@code a, b and 3 more}. */
    public static String of(Collection<String> names, int most) {
        return of(names, most, ", ", " and ");
    }

    /**
     * Returns names, at the most {@code most}, and how many more there are.
     *
     * @param between what separates two names
     * @param and what separates the last one from the number of the others
     */
    public static String of(Collection<String> names, int most, String between, String and) {
        int more = names.size() - most;
        return names.stream().limit(most).collect(Collectors.joining(between)) + (more > 0 ? and + more + " more" : "");
    }
}
