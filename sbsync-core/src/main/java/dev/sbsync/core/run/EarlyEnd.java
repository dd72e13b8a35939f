package dev.sbsync.core.run;

import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import org.jspecify.annotations.Nullable;

/** Why a run ends before its items are done: the first reason holds. Thread-safe. */
final class EarlyEnd {

    private boolean cutOff;
    private @Nullable SbsyncException reason;

    /** Notes that what is in flight is interrupted: the interrupts that follow are no reason. */
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

    /** Returns whether nothing ended the run and nothing was interrupted: requests can still be made. */
    synchronized boolean drained() {
        return reason == null && !cutOff;
    }

    /** Returns why; null where nothing ended the run. */
    synchronized @Nullable SbsyncException reason() {
        return reason;
    }
}
