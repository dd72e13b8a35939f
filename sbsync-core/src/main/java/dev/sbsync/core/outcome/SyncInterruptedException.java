package dev.sbsync.core.outcome;

import dev.sbsync.transport.error.SbsyncException;

/**
 * Thrown by blocking methods if the calling thread was interrupted; its interrupt flag is set. Nothing was written to
 * the spaces.
 */
public final class SyncInterruptedException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param cause what the interrupt ended
     */
    public SyncInterruptedException(String message, Throwable cause) {
        super(message, cause);
    }
}
