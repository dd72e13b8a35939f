package dev.sbsync.core.outcome;

import dev.sbsync.transport.error.SbsyncException;

/** What a run does could not be written down, so the run ends: what it would do next could not be made good later. */
public final class JournalException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception; {@code cause} is what the journal threw. */
    public JournalException(RuntimeException cause) {
        super(
                "The run's journal failed, and nothing is written to the target without it: " + cause.getMessage(),
                cause);
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public boolean ambiguous() {
        return false;
    }
}
