package dev.sbsync.transport.bench;

import dev.sbsync.transport.time.TimeSource;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket that holds the requests of one second and starts full. */
final class BurstBucketLimiter extends FixedLimiter {

    private final Bucket bucket;

    BurstBucketLimiter(int perSecond, TimeSource time) {
        super(perSecond, time);
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return time.nanos();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                })
                .build();
    }

    @Override
    Duration reserve(long now) {
        return Duration.ofNanos(bucket.consumeIgnoringRateLimits(1));
    }
}
