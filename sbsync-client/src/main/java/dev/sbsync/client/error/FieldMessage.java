package dev.sbsync.client.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * One error message of the API.
 *
 * @param field the attribute, {@code base} for the whole record; empty if the API names none
 * @param message the API's text, redacted
 */
public record FieldMessage(String field, String message) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Checks that neither is null. */
    public FieldMessage {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }

    /** Returns the field, if there is one, and the message. */
    @Override
    public String toString() {
        return field.isEmpty() ? message : field + ": " + message;
    }
}
