package dev.sbsync.core.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure or a warning of an item.
 *
 * @param code the kind, from a closed list
 * @param message the message for users
 * @param httpStatus the status of the API's response, null if not caused by one
 * @param references the references that it is about; empty if it is about none
 */
public record Problem(
        OutcomeCode code, String message, @Nullable Integer httpStatus, List<OpenReference> references) {

    /** Copies the list. */
    public Problem {
        references = List.copyOf(references);
    }

    /** Creates a problem that is not about references. */
    public Problem(OutcomeCode code, String message, @Nullable Integer httpStatus) {
        this(code, message, httpStatus, List.of());
    }

    /** Creates a problem that was not caused by a response. */
    public Problem(OutcomeCode code, String message) {
        this(code, message, null, List.of());
    }
}
