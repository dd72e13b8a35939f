package dev.sbsync.core.content;

/**
 * The statistics of a {@link ContentManager}.
 *
 * @param reads items read from the source
 * @param hits cache hits
 * @param shared reads shared with another worker
 * @param held cached items
 * @param heldBytes the estimated size of the cache
 */
public record ContentStats(long reads, long hits, long shared, int held, long heldBytes) {

    /** Returns what was added since earlier statistics, with the current size. */
    public ContentStats since(ContentStats before) {
        return new ContentStats(reads - before.reads, hits - before.hits, shared - before.shared, held, heldBytes);
    }
}
