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
        /** There, and equal in all that design.md §4 compares. */
        EQUAL,
        /** There, and not equal. */
        DIFFERENT,
        /** Not there. */
        MISSING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One item.
     *
     * @param differences how the target differs; empty unless different
     * @param warnings what cannot be compared, such as a published layer that is not to be had
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

    /** Tells whether every selected item is there and equal. */
    public boolean equal() {
        return count(Status.EQUAL) == items.size();
    }
}
