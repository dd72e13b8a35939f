package dev.sbsync.client.internal;

import java.util.OptionalInt;

/**
 * How the total of a list changed from page to page. Immutable.
 *
 * @param grown how often it grew
 * @param grownBy by how many items in all
 * @param shrunk how often it shrank, or may have, as answers for one page disagreed
 */
record TotalChanges(int grown, int grownBy, int shrunk) {

    static final TotalChanges NONE = new TotalChanges(0, 0, 0);

    /** Returns these changes and one more; a total that was not known before shows none. */
    TotalChanges and(OptionalInt before, OptionalInt after) {
        if (before.isEmpty()) {
            return this;
        }
        int more = after.orElse(0) - before.getAsInt();
        return more > 0
                ? new TotalChanges(grown + 1, grownBy + more, shrunk)
                : new TotalChanges(grown, grownBy, shrunk + 1);
    }

    boolean any() {
        return grown + shrunk > 0;
    }

    boolean bothWays() {
        return grown > 0 && shrunk > 0;
    }
}
