package dev.sbsync.core.selection;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** The items of the source that a plan is about: everything, or what lies at or below some paths. Immutable. */
public final class Selection {

    private static final Selection ALL = new Selection(List.of());

    private final List<String> prefixes;

    private Selection(List<String> prefixes) {
        this.prefixes = prefixes;
    }

    /** Selects every story and folder of the source. */
    public static Selection all() {
        return ALL;
    }

    /**
     * Selects what lies at or below any of the given paths: {@code blog} selects the folder {@code blog}, its start
     * page and everything in it, and not {@code blog-archive}. Slashes at either end do not matter.
     *
     * @throws IllegalArgumentException if there is no path, or one is empty; use {@link #all()} for the whole space
     */
    public static Selection below(List<String> paths) {
        TreeSet<String> trimmed = new TreeSet<>();
        for (String path : paths) {
            String prefix = Objects.requireNonNull(path, "path").strip();
            while (prefix.startsWith("/")) {
                prefix = prefix.substring(1);
            }
            while (prefix.endsWith("/")) {
                prefix = prefix.substring(0, prefix.length() - 1);
            }
            if (prefix.isEmpty()) {
                throw new IllegalArgumentException("The prefix '" + path
                        + "' is empty; give a path such as blog/2026, or leave it out to select the whole space.");
            }
            trimmed.add(prefix);
        }
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("No prefix was given; leave the selection out for the whole space.");
        }
        return new Selection(List.copyOf(trimmed));
    }

    /** Tells whether the item at {@code path} (a full slug without trailing slash) is selected. */
    public boolean includes(String path) {
        return prefixes.isEmpty()
                || prefixes.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    /** Returns the prefixes, sorted and without slashes at the ends; empty where everything is selected. */
    public List<String> prefixes() {
        return prefixes;
    }

    @Override
    public String toString() {
        return prefixes.isEmpty() ? "everything" : String.join(", ", prefixes);
    }
}
