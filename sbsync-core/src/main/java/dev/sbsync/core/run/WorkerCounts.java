package dev.sbsync.core.run;

/**
 * The workers of a run at one moment.
 *
 * @param active how many have an item in hand
 * @param allowed how many may have one; below {@code active} for as long as it takes them to finish after a cut
 * @param floor the fewest that are ever allowed
 * @param ceiling the most that are ever allowed
 */
public record WorkerCounts(int active, int allowed, int floor, int ceiling) {}
