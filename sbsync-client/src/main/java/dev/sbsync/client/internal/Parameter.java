package dev.sbsync.client.internal;

import java.util.Objects;

/**
 * One query parameter, not encoded. A name may come several times: alternatives of a filter do.
 *
 * @param name the name, brackets included
 * @param value the value
 */
public record Parameter(String name, String value) {

    /** Checks that both are there. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** Returns a parameter with a number. */
    public static Parameter of(String name, long value) {
        return new Parameter(name, Long.toString(value));
    }
}
