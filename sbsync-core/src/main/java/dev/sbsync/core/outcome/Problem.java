package dev.sbsync.core.outcome;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong with an item, or could not be mirrored exactly.
 *
 * @param code the kind, from a closed list
 * @param message what happened to this item, for people
 * @param httpStatus the status that the API answered with, null where none is to blame
 */
public record Problem(
        OutcomeCode code, String message, @Nullable Integer httpStatus) {

    /** Makes a problem that no answer is to blame for. */
    public Problem(OutcomeCode code, String message) {
        this(code, message, null);
    }
}
