package dev.sbsync.core.run;

import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;

/**
 * Tells waits that the server asks for (429) from others: they are no item's fault, and do not count towards the time
 * that an item is tried for. Not thread-safe: its user holds a lock.
 */
final class AskedWaits {

    private boolean asked;
    private long until;

    /** Returns how much of a wait after a failure the server asked for, also where it asked after another request. */
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
