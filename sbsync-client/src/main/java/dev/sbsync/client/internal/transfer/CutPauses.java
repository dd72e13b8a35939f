package dev.sbsync.client.internal.transfer;

import dev.sbsync.transport.retry.RetryConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses before a download that was cut is repeated. The transport, which cannot repeat what was read in part,
 * pauses as long after a failed attempt. As thread-safe as the random numbers.
 *
 * @param retry the first and the longest pause, and the number of repetitions
 */
public record CutPauses(RetryConfig retry, RandomGenerator random) {

    /** The pause after the last repetition, before jitter. */
    private static final Duration AFTER_LAST = Duration.ofSeconds(15);

    /** Returns whether a download that was cut several times is repeated. */
    public boolean repeats(int cuts) {
        return cuts <= retry.maxRetries();
    }

    /** Returns the pause after a cut, the first of which is 1. */
    public Duration after(int cuts) {
        double doubled = retry.base().toMillis() * Math.pow(2, cuts - 1.0);
        return jittered((long) Math.min(doubled, (double) retry.cap().toMillis()));
    }

    /** Returns the pause before a caller downloads the file again that was not to be had. */
    public Duration afterLast() {
        return jittered(AFTER_LAST.toMillis());
    }

    private Duration jittered(long most) {
        return Duration.ofMillis(most / 2 + random.nextLong(most - most / 2 + 1));
    }
}
