package dev.sbsync.core.selection;

import java.util.SortedSet;

/**
 * One condition of a selection that matches nothing in the source.
 *
 * @param kind {@code prefix}, {@code slug}, {@code tag}, {@code content-type} or {@code where}
 * @param value the condition, without slashes at its ends
 * @param known values of this kind that the source has, as far as it was read: what may have been meant
 */
public record Selector(String kind, String value, SortedSet<String> known) {

    @Override
    public String toString() {
        return kind + " '" + value + "'";
    }
}
