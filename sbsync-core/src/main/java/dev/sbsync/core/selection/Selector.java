package dev.sbsync.core.selection;

import java.util.SortedSet;

/**
 * A condition of a selection that matches nothing in the source.
 *
 * @param kind {@code prefix}, {@code slug}, {@code tag}, {@code content-type}, {@code component}, {@code datasource} or
 *     {@code where}
 * @param value the condition, without leading and trailing slashes
 * @param known values of this kind in the source, as far as read, for suggestions
 */
public record Selector(String kind, String value, SortedSet<String> known) {

    @Override
    public String toString() {
        return kind + " '" + value + "'";
    }
}
