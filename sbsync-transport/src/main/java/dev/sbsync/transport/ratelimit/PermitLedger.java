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
 * When the next permit may be used. Bucket4j keeps the balance at the rate; a log of the last second makes sure that
 * permits used late do not bring the ones behind them too close together. Not thread-safe: its limiter locks.
 *
 * <p>At most one permit is reserved, for the caller that is first when it is due. A reservation keeps the balance exact
 * where a wait ends late, which taking a token only then would not.
 */
final class PermitLedger {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Rates are so many tokens in this period; constant, because a shorter one would throw partial tokens away. */
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

    /** Uses a share of a limit's rate, up to its burst; what has been taken or reserved stays so. */
    void rate(RateLimit limit, double share) {
        burst = limit.burst();
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(bandwidth(limit, share)).build();
        bucket.replaceConfiguration(configuration, TokensInheritanceStrategy.AS_IS);
    }

    /** Makes sure that nothing is used until {@code instant}; returns false if that holds already. */
    boolean pause(long instant) {
        boolean later = instant - pausedUntil > 0;
        pausedUntil = later ? instant : pausedUntil;
        return later;
    }

    /** Returns how long the freeze lasts. May be asked without the limiter's lock. */
    Duration pausedFor() {
        return Duration.ofNanos(Math.max(0, pausedUntil - time.nanos()));
    }

    /**
     * Returns how many nanoseconds are left until the next permit may be used; 0 or less where it may be now. A permit
     * is reserved only when nothing but its own due time is left to wait for, so that none is held idle.
     */
    long untilNext() {
        long now = time.nanos();
        long left = Math.max(pausedUntil - now, room(now) - now);
        return left > 0 ? left : reserve(now) - now;
    }

    private long room(long now) {
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

    /** Uses the reserved permit now, and returns the reading of the time source at which it was. */
    long use() {
        reserved = false;
        long now = time.nanos();
        lastSecond.add(now);
        return now;
    }

    /** Gives back the reserved permit, if there is one: no caller waits for it, or it was computed at another rate. */
    void dropReservation() {
        if (reserved) {
            reserved = false;
            bucket.addTokens(1);
        }
    }

    /** Gives back a permit that was used at {@code usedAt}, as if it never had been. */
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
