package dev.sbsync.client.internal;

import java.util.Objects;

/**
 * One query parameter, not encoded. A name may occur several times, as in alternatives of a filter.
 *
 * @param name the name, brackets included
 * @param value the value
 */
public record Parameter(String name, String value) {

    /** Checks that neither is null. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** Returns a parameter with a number. */
    public static Parameter of(String name, long value) {
        return new Parameter(name, Long.toString(value));
    }
}
