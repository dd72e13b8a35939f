package dev.sbsync.core.preflight;

/** Counts what an item can cost; a dirty story as if its history were there. */
final class Forecast {

    private Forecast() {}

    /**
     * Create: read, create, align the uuid; a dirty story also reads its history and writes the draft. Matched: read both,
     * write, and where they are due align the uuid, unpublish, and the same again for a dirty story.
     */
    static long requestsAtMost(PlannedItem item) {
        long dirty = item.needsHistory() ? 2 : 0;
        return switch (item.operation()) {
            case CREATE -> 3 + dirty;
            case UPDATE, COMPARE -> 3 + dirty + alignment(item) + unpublish(item) + (dirty > 0 ? 1 : 0);
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
