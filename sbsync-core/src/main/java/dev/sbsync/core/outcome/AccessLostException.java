package dev.sbsync.core.outcome;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.transport.error.SbsyncException;

/** Items in a row were refused with 403, and so is their space: the token lost its access, and the run ends. */
public final class AccessLostException extends SbsyncException {

    private static final long serialVersionUID = 1L;

    private final int attempts;

    /** Makes an exception for {@code items} that were refused; {@code cause} is the space's refusal. */
    public AccessLostException(int items, ForbiddenException cause) {
        super(
                "The run was ended (" + OutcomeCode.FORBIDDEN.id() + "): the API refused " + items
                        + " items in a row with status 403, and the space itself. " + cause.getMessage()
                        + " The items are tried again when the run is resumed.",
                cause);
        this.attempts = cause.attempts();
    }

    @Override
    public int attempts() {
        return attempts;
    }

    @Override
    public boolean ambiguous() {
        return false;
    }
}
