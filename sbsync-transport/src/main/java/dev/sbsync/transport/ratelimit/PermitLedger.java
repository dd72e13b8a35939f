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
 * Computes when the next permit is due. Bucket4j keeps the balance; a log of the last second prevents bursts after
 * permits that were used late. Not thread-safe: the limiter locks.
 *
 * <p>At most one permit is reserved, for the first caller. A reservation keeps the balance exact even if the wait ends
 * late.
 */
final class PermitLedger {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** The period of a rate in tokens. Long and constant, so that no fractions of tokens are lost. */
    private static final Duration PERIOD = Duration.ofSeconds(1000);

    private final TimeSource time;
    private final Bucket bucket;
    private final ArrayDeque<Long> lastSecond = new ArrayDeque<>();
    private int burst;
    private volatile long pausedUntil;
    private boolean reserved;
    private long due;

    PermitLedger(TimeSource time, RateLimit limit) {
        this.time = time;
        this.burst = limit.burst();
        this.pausedUntil = time.nanos();
        this.bucket = Bucket.builder()
                .addLimit(bandwidth(limit, 1))
                .withCustomTimePrecision(new Meter(time))
                .build();
    }

    /** Sets the limit and the share of its rate to use. Permits already taken or reserved remain so. */
    void rate(RateLimit limit, double share) {
        burst = limit.burst();
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(bandwidth(limit, share)).build();
        bucket.replaceConfiguration(configuration, TokensInheritanceStrategy.AS_IS);
    }

    /** Blocks permits until {@code instant}; returns false if they are blocked for that long already. */
    boolean pause(long instant) {
        boolean later = instant - pausedUntil > 0;
        pausedUntil = later ? instant : pausedUntil;
        return later;
    }

    /** Returns how long the pause lasts. May be called without the lock. */
    Duration pausedFor() {
        return Duration.ofNanos(Math.max(0, pausedUntil - time.nanos()));
    }

    /**
     * Returns the nanoseconds until the next permit may be used; 0 or less if it may be used now. Reserves a permit
     * only once neither a pause nor the burst limit delays it, so that no reservation stays idle.
     */
    long untilNext() {
        long now = time.nanos();
        long left = Math.max(pausedUntil - now, burstAllowedAt(now) - now);
        return left > 0 ? left : reserve(now) - now;
    }

    private long burstAllowedAt(long now) {
        while (!lastSecond.isEmpty() && now - lastSecond.element() >= SECOND) {
            lastSecond.remove();
        }
        int surplus = lastSecond.size() - burst;
        return surplus < 0 ? now : lastSecond.stream().skip(surplus).findFirst().orElse(now) + SECOND;
    }

    private long reserve(long now) {
        if (!reserved) {
            due = now + bucket.consumeIgnoringRateLimits(1);
            reserved = true;
        }
        return due;
    }

    /** Uses the reserved permit now and returns the current time. */
    long use() {
        reserved = false;
        long now = time.nanos();
        lastSecond.add(now);
        return now;
    }

    /** Returns the reserved permit, if any: no caller waits for it, or its due time is outdated. */
    void dropReservation() {
        if (reserved) {
            reserved = false;
            bucket.addTokens(1);
        }
    }

    /** Returns a permit that was taken at {@code usedAt}. */
    void giveBack(long usedAt) {
        lastSecond.removeLastOccurrence(usedAt);
        bucket.addTokens(1);
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

    /** A monotonic clock for Bucket4j. With its default, the wall clock, the refill would stop if that is set back. */
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
