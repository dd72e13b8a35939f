package dev.sbsync.core.content;

/**
 * What a {@link ContentManager} was asked for, and what it holds.
 *
 * @param reads items that were read from the source
 * @param hits times that an item was asked for again and was still there
 * @param shared times that an item was asked for while another worker was reading it
 * @param held items that are held now
 * @param heldBytes about how much memory these take
 */
public record ContentStats(long reads, long hits, long shared, int held, long heldBytes) {}
