package dev.sbsync.core.outcome;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.transport.error.SbsyncException;

/**
 * Thrown if several items in a row, and their space, were refused with 403: the token lost its access, and the run
 * ends.
 */
public final class AccessLostException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private final int attempts;

    /** Creates an exception for {@code items} refused items; {@code cause} is the refusal of the space. */
    public AccessLostException(int items, ForbiddenException cause) {
        super(
                "The run was ended (" + OutcomeCode.FORBIDDEN.id() + "): the API refused " + items
                        + " items in a row with status 403, and the space itself. " + cause.getMessage()
                        + " Resuming the run retries the items.",
                cause);
        this.attempts = cause.attempts();
    }

    @Override
    public int attempts() {
        return attempts;
    }
}
