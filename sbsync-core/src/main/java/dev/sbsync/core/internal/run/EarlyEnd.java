package dev.sbsync.core.internal.run;

import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import org.jspecify.annotations.Nullable;

/** The reason for an early end of a run; the first one counts. Thread-safe. */
final class EarlyEnd {

    private boolean cutOff;
    private @Nullable SbsyncException reason;

    /** Records that in-flight items are interrupted, so that the resulting interrupts are not taken as a reason. */
    synchronized void cutOff() {
        cutOff = true;
    }

    synchronized void because(SbsyncException failure) {
        boolean byUs = cutOff
                && failure instanceof TransportException broken
                && broken.kind() == TransportException.Kind.INTERRUPTED;
        if (reason == null && !byUs) {
            reason = failure;
        }
    }

    /** Returns whether nothing ended the run and nothing was interrupted, so that requests can still be sent. */
    synchronized boolean drained() {
        return reason == null && !cutOff;
    }

    /** Returns the reason, or null. */
    synchronized @Nullable SbsyncException reason() {
        return reason;
    }
}
