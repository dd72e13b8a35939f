package dev.sbsync.core.internal.run;

import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;

/**
 * Measures waits that the server requests (429). They do not count towards the maximum time of an item. Not
 * thread-safe: the caller holds a lock.
 */
final class AskedWaits {

    private boolean asked;
    private long until;

    /** Returns the part of a wait after a failure that the server requested, including after another request. */
    Duration of(SbsyncException failure, Duration delay, long now) {
        long end = now + delay.toNanos();
        if (failure instanceof ThrottledException) {
            until = asked && until - end > 0 ? until : end;
            asked = true;
        }
        long part = asked ? Math.min(end - now, until - now) : 0;
        return part > 0 ? Duration.ofNanos(part) : Duration.ZERO;
    }
}
