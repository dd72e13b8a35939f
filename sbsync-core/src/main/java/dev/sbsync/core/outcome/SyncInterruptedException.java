package dev.sbsync.core.outcome;

import dev.sbsync.transport.error.SbsyncException;

/** Thrown if the calling thread was interrupted; its interrupt flag is set. */
public final class SyncInterruptedException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    public SyncInterruptedException(String message, InterruptedException cause) {
        super(message, cause);
    }
}
