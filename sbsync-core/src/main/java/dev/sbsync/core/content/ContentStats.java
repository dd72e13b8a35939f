package dev.sbsync.core.content;

/**
 * The statistics of a {@link ContentManager}.
 *
 * @param reads items read from the source
 * @param hits cache hits
 * @param shared reads shared with another worker
 * @param held cached items
 * @param heldBytes the estimated size of the cache
 * @param peakBytes the largest {@code heldBytes} so far
 */
public record ContentStats(long reads, long hits, long shared, int held, long heldBytes, long peakBytes) {

    /** Nothing was read. */
    public static final ContentStats NONE = new ContentStats(0, 0, 0, 0, 0, 0);

    /** Returns what was added since earlier statistics, with the current size. */
    public ContentStats since(ContentStats before) {
        return new ContentStats(
                reads - before.reads, hits - before.hits, shared - before.shared, held, heldBytes, peakBytes);
    }

    /** Returns the sum of these and later statistics, with the later size. */
    public ContentStats plus(ContentStats later) {
        return new ContentStats(
                reads + later.reads,
                hits + later.hits,
                shared + later.shared,
                later.held,
                later.heldBytes,
                Math.max(peakBytes, later.peakBytes));
    }
}
