package dev.sbsync.transport.ratelimit;

/**
 * The rate limit of a server.
 *
 * @param rps average requests per second, above 0; may be a fraction
 * @param burst the maximum number of requests in any half-open second, at least {@code rps}
 */
public record RateLimit(double rps, int burst) {

    /**
     * Checks both values.
     *
     * @throws IllegalArgumentException if {@code rps} is not a finite number above 0, or {@code burst} is below it
     */
    public RateLimit {
        if (!(rps > 0) || Double.isInfinite(rps)) {
            throw new IllegalArgumentException("rps must be a number above 0, got " + rps + ".");
        }
        if (burst < rps) {
            throw new IllegalArgumentException(
                    "burst must be at least rps (" + rps + "), got " + burst + "; raise burst or lower rps.");
        }
    }

    /** Returns a limit of {@code n} requests per second, on average and in any one second. */
    public static RateLimit perSecond(int n) {
        return new RateLimit(n, n);
    }

    /** Returns the minimum of both values. */
    RateLimit atMost(RateLimit other) {
        return new RateLimit(Math.min(rps, other.rps), Math.min(burst, other.burst));
    }
}
