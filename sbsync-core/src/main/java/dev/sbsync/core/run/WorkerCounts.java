package dev.sbsync.core.run;

/**
 * The workers of a run at a time.
 *
 * @param active the number of active workers
 * @param allowed the current limit; temporarily below {@code active} after a reduction
 * @param floor the minimum of the limit
 * @param ceiling the maximum of the limit
 */
public record WorkerCounts(int active, int allowed, int floor, int ceiling) {}
