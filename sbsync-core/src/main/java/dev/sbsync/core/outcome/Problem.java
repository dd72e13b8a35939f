package dev.sbsync.core.outcome;

import org.jspecify.annotations.Nullable;

/**
 * A failure or a warning of an item.
 *
 * @param code the kind, from a closed list
 * @param message the message for users
 * @param httpStatus the status of the API's response, null if not caused by one
 */
public record Problem(
        OutcomeCode code, String message, @Nullable Integer httpStatus) {

    /** Creates a problem that was not caused by a response. */
    public Problem(OutcomeCode code, String message) {
        this(code, message, null);
    }
}
