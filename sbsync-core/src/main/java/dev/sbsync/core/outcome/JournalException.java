package dev.sbsync.core.outcome;

import dev.sbsync.transport.error.SbsyncException;

/** Thrown if a run's journal fails. The run ends, because later writes could not be recovered. */
public final class JournalException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception; {@code cause} is the journal's exception. */
    public JournalException(RuntimeException cause) {
        super(
                "The run's journal failed, and nothing is written to the target without it: " + cause.getMessage(),
                cause);
    }
}
