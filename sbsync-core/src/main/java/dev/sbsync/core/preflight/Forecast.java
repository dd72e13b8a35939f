package dev.sbsync.core.preflight;

/** Counts what an item can cost; a dirty story as if its history were there. */
final class Forecast {

    private Forecast() {}

    /**
     * Create: read, create, align the uuid; a dirty story also finds and reads its published version and writes the
     * draft. Matched: read both, write, and where they are due align the uuid and unpublish; a dirty story also finds
     * and reads the published versions of both sides and writes the draft.
     */
    static long requestsAtMost(PlannedItem item) {
        return switch (item.operation()) {
            case CREATE -> 3 + (item.needsHistory() ? 3 : 0);
            case UPDATE, COMPARE -> 3 + (item.needsHistory() ? 5 : 0) + alignment(item) + unpublish(item);
            case NONE, CONFLICT -> 0;
        };
    }

    private static long alignment(PlannedItem item) {
        return item.match() != null && !item.match().uuid().equals(item.source().uuid()) ? 1 : 0;
    }

    private static long unpublish(PlannedItem item) {
        return item.match() != null
                        && item.match().state().published()
                        && !item.source().state().published()
                        && !item.source().folder()
                ? 1
                : 0;
    }
}
