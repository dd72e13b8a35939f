package dev.sbsync.transport;

import java.time.Duration;
import java.util.SortedMap;

/**
 * An immutable snapshot of what a transport has done. Every attempt counts, so {@code total} is the number of requests
 * that left or tried to.
 *
 * @param total attempts, equal to {@code reads + writes}
 * @param reads attempts of requests that change nothing
 * @param writes attempts of requests that may change something ({@link TransportRequest#write()})
 * @param retries attempts beyond the first of their call
 * @param throttled answers with status 429
 * @param byStatus answers by status code; attempts without an answer are in none of them
 * @param backoff time slept between attempts
 * @param pacing time slept for permits
 */
public record TransportStats(
        long total,
        long reads,
        long writes,
        long retries,
        long throttled,
        SortedMap<Integer, Long> byStatus,
        Duration backoff,
        Duration pacing) {}
