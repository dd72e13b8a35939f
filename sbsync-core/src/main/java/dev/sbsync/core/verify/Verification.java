package dev.sbsync.core.verify;

import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.StoryRow;
import java.util.List;
import java.util.Locale;

/**
 * What a verification found. Immutable.
 *
 * @param items one for every selected item of the source, in the order of dependency
 * @param extra what the target has within the selection and the source has not; listed, not counted
 */
public record Verification(SpaceRef source, SpaceRef target, List<Item> items, List<StoryRow> extra) {

    /** How an item of the source stands in the target. */
    public enum Status {
        /** There, and equal in every field. */
        EQUAL,
        /** There, and not equal. */
        DIFFERENT,
        /** Not there. */
        MISSING,
        /** There or not, without a difference found, and a part of it could not be compared: its warnings say why. */
        INCOMPLETE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One item.
     *
     * @param differences how the target differs; empty unless different
     * @param warnings what could not be compared, such as a published layer that could not be read
     */
    public record Item(StoryRow source, Status status, List<Difference> differences, List<Problem> warnings) {

        /** Copies the lists. */
        public Item {
            differences = List.copyOf(differences);
            warnings = List.copyOf(warnings);
        }
    }

    /** Copies the lists. */
    public Verification {
        items = List.copyOf(items);
        extra = List.copyOf(extra);
    }

    /** Returns how many items have a status. */
    public long count(Status status) {
        return items.stream().filter(item -> item.status() == status).count();
    }

    /** Returns whether every selected item is there, was compared in full, and is equal. */
    public boolean equal() {
        return count(Status.EQUAL) == items.size();
    }

    /** Returns the items of which a part could not be compared; those that differ all the same included. */
    public List<Item> notCompared() {
        return items.stream().filter(item -> !item.warnings().isEmpty()).toList();
    }
}
