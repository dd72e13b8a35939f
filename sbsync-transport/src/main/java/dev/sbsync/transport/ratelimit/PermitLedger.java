package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.TimeSource;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * When the next permit is due. Bucket4j keeps the balance at the rate of the limit; a log of the last second makes sure
 * that permits used late do not bring the ones behind them too close together. Not thread-safe: its limiter locks.
 */
final class PermitLedger {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Rates are so many tokens in this period; constant, because a shorter one would throw partial tokens away. */
    private static final Duration PERIOD = Duration.ofSeconds(1000);

    private final TimeSource time;
    private final Bucket bucket;
    private final ArrayDeque<Long> lastSecond = new ArrayDeque<>();
    private int burst;

    PermitLedger(TimeSource time, RateLimit limit, double share) {
        this.time = time;
        this.burst = limit.burst();
        this.bucket = Bucket.builder()
                .addLimit(bandwidth(limit, share))
                .withCustomTimePrecision(new Meter(time))
                .build();
    }

    /** Puts a share of another limit in force; what has been taken stays taken. */
    void limit(RateLimit limit, double share) {
        burst = limit.burst();
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(bandwidth(limit, share)).build();
        bucket.replaceConfiguration(configuration, TokensInheritanceStrategy.AS_IS);
    }

    /** Returns when the last second has room for another permit, as a reading of the time source. */
    long room() {
        long now = time.nanos();
        while (!lastSecond.isEmpty() && now - lastSecond.peekFirst() >= SECOND) {
            lastSecond.removeFirst();
        }
        int surplus = lastSecond.size() - burst;
        return surplus < 0 ? now : lastSecond.stream().skip(surplus).findFirst().orElse(now) + SECOND;
    }

    /** Takes a permit, and returns when it is due, as a reading of the time source. */
    long reserve() {
        long wait = bucket.consumeIgnoringRateLimits(1);
        return time.nanos() + wait;
    }

    /** Gives back a permit that was reserved and not used. */
    void giveBack() {
        bucket.addTokens(1);
    }

    /** Notes that a permit is used now. */
    void use() {
        lastSecond.addLast(time.nanos());
    }

    private static Bandwidth bandwidth(RateLimit limit, double share) {
        long tokens = (long) Math.floor(limit.rps() * share * PERIOD.toSeconds());
        long capacity = Math.max(1, limit.burst() - (long) Math.floor(limit.rps()));
        return Bandwidth.builder()
                .capacity(capacity)
                .refillGreedy(Math.max(1, Math.min(tokens, PERIOD.toNanos())), PERIOD)
                .id("pace")
                .build();
    }

    /** Our time for Bucket4j, whose default is the wall clock: set back, that one stops the refill. */
    private record Meter(TimeSource time) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return time.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
