package dev.sbsync.client;

import dev.sbsync.client.internal.QueryValues;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One condition on a field of the content, a {@code filter_query} (docs/management-api.md): field, operation, value.
 * The API ignores any other form and lists everything.
 *
 * @param field the name of the field; {@code component} for the content type
 * @param comparison the operation
 * @param value the value to compare with, in the API's format
 */
public record ContentFilter(String field, Comparison comparison, String value) {

    /** The operations. In patterns of {@link #LIKE} and {@link #NOT_LIKE}, {@code *} matches any characters. */
    public enum Comparison {
        /** Is one of these. */
        IN,
        /** Is none of these. */
        NOT_IN,
        /** Is like this pattern. */
        LIKE,
        /** Is not like this pattern. */
        NOT_LIKE,
        /** Exists ({@code true}) or does not ({@code false}). */
        EXISTS,
        /** Is an array with at least one of these. */
        IN_ARRAY,
        /** Is an array with all of these. */
        ALL_IN_ARRAY,
        /** Is later than this time, such as {@code 2026-01-31 09:00}. */
        GT_DATE,
        /** Is earlier than this time. */
        LT_DATE,
        /** Is greater than this whole number. */
        GT_INT,
        /** Is less than this whole number. */
        LT_INT,
        /** Is greater than this number. */
        GT_FLOAT,
        /** Is less than this number. */
        LT_FLOAT,
        /** Is in this state: empty, not_empty, empty_array, not_empty_array, null, not_null, true or false. */
        IS;

        /** Returns the API's name. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean multiValued() {
            return this == IN || this == NOT_IN || this == IN_ARRAY || this == ALL_IN_ARRAY;
        }
    }

    /**
     * Checks the condition.
     *
     * @throws IllegalArgumentException if the field is empty or has brackets, or the value is not valid for this
     *     operation
     */
    public ContentFilter {
        QueryValues.field(field);
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(value, "value");
        String wrong = switch (comparison) {
            case GT_INT, LT_INT -> value.matches("-?\\d{1,19}") ? "" : "a whole number";
            case GT_FLOAT, LT_FLOAT -> value.matches("-?\\d{1,19}(\\.\\d{1,19})?") ? "" : "a number";
            case EXISTS -> value.matches("true|false") ? "" : "true or false";
            case IS ->
                value.matches("(not_)?(empty(_array)?|null)|true|false")
                        ? ""
                        : "empty, not_empty, empty_array, not_empty_array, null, not_null, true or false";
            default -> value.isBlank() ? "not empty" : "";
        };
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("filter_query[" + field + "][" + comparison.code()
                    + "] requires a value that is " + wrong + ", got \"" + value + "\".");
        }
    }

    /**
     * Returns a condition.
     *
     * @param values one value; {@code in}, {@code not_in}, {@code in_array} and {@code all_in_array} take any number
     * @throws IllegalArgumentException if there are none or too many, or one of several contains a comma, which would
     *     end it
     */
    public static ContentFilter of(String field, Comparison comparison, String... values) {
        if (comparison.multiValued()) {
            return new ContentFilter(
                    field, comparison, QueryValues.joined("filter_query[" + field + "]", List.of(values)));
        }
        if (values.length != 1) {
            throw new IllegalArgumentException("filter_query[" + field + "][" + comparison.code()
                    + "] takes one value, got " + values.length + ".");
        }
        return new ContentFilter(field, comparison, values[0]);
    }

    /** Returns the name of the parameter without the leading {@code filter_query}. */
    String brackets() {
        return "[" + field + "][" + comparison.code() + "]";
    }
}
