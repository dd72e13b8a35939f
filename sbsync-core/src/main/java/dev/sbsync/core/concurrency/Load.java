package dev.sbsync.core.concurrency;

import java.time.Duration;

/**
 * What has become of the attempts that ended within some time. A value.
 *
 * @param good attempts that the server answered properly, refusals such as 404 and 422 included
 * @param bad attempts that met a 5xx, a timeout or a broken connection, or took far too long
 * @param throttled attempts that the server answered with 429
 * @param pacing time that callers spent waiting for permits, all of them together
 * @param inAir time from sending to the last byte, all attempts together
 */
public record Load(long good, long bad, long throttled, Duration pacing, Duration inAir) {}
