package dev.sbsync.transport.ratelimit;

import java.time.Duration;

/** Lets everything pass at once: for a server without a limit. */
final class UnlimitedRateLimiter implements RateLimiter {

    static final UnlimitedRateLimiter INSTANCE = new UnlimitedRateLimiter();

    private static final Permit FREE = new Permit() {
        @Override
        public Duration waited() {
            return Duration.ZERO;
        }

        @Override
        public void giveBack() {
            // There are always more.
        }

        @Override
        public void accepted() {
            // Without a limit there is no rate to raise,
        }

        @Override
        public void throttled() {
            // and none to lower; the retry's own wait still applies.
        }
    };

    private UnlimitedRateLimiter() {}

    @Override
    public Permit acquire(Priority priority, Patience patience) {
        return FREE;
    }

    @Override
    public void recheck() {
        // Nobody ever waits.
    }

    @Override
    public void freeze(Duration duration) {
        // Without a ledger there is nothing to freeze; the retry's own wait still applies.
    }

    @Override
    public Duration frozenFor() {
        return Duration.ZERO;
    }

    @Override
    public void limit(String scope, RateLimit limit) {
        // Unlimited by choice: a plan's limit does not change that.
    }

    @Override
    public void limitNamed(RateLimit limit) {
        // Unlimited by choice, as above.
    }

    @Override
    public void scale(double share) {
        // A share of no limit is no limit.
    }

    @Override
    public RateLimit limit() {
        return new RateLimit(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public int waiting() {
        return 0;
    }
}
