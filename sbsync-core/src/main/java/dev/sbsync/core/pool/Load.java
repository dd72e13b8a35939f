package dev.sbsync.core.pool;

import java.time.Duration;

/**
 * The results of the attempts that ended in a time span. A value.
 *
 * @param good attempts with a proper response, including errors such as 404 and 422
 * @param bad attempts with a 5xx, a timeout, a broken connection or a far too slow response
 * @param throttled attempts with a 429
 * @param pacing the total time that callers waited for permits
 * @param inAir the total time from sending to the last byte
 */
public record Load(long good, long bad, long throttled, Duration pacing, Duration inAir) {}
