package dev.sbsync.client.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * One complaint of the API.
 *
 * @param field the attribute it is about, {@code base} for the whole; empty if the API names none
 * @param message the API's own words, redacted
 */
public record FieldMessage(String field, String message) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Checks that both are there. */
    public FieldMessage {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }

    /** Returns the message, after the field if there is one. */
    @Override
    public String toString() {
        return field.isEmpty() ? message : field + ": " + message;
    }
}
