package dev.sbsync.core.preflight;

/** Counts what an item can cost; a dirty story as if its history were there. */
final class Forecast {

    private Forecast() {}

    /**
     * Create: read, create, align the uuid; a dirty story also finds and reads its published version and writes the
     * draft. Matched: read both, write, and where they are due align the uuid and unpublish; a dirty story also finds
     * and reads the published versions of both sides and writes the draft. One that steps aside is one request more.
     */
    static long requestsAtMost(PlannedItem item) {
        return switch (item.operation()) {
            case CREATE -> 3 + (item.needsHistory() ? 3 : 0) + aside(item);
            case UPDATE, COMPARE ->
                3
                        + (item.needsHistory() ? 5 : 0)
                        + one(item, Change.REIDENTIFY)
                        + one(item, Change.UNPUBLISH)
                        + aside(item);
            case UNCHANGED, NONE, CONFLICT -> 0;
        };
    }

    private static long aside(PlannedItem item) {
        return item.stepAside() == null ? 0 : 1;
    }

    private static long one(PlannedItem item, Change change) {
        return item.changes().contains(change) ? 1 : 0;
    }
}
