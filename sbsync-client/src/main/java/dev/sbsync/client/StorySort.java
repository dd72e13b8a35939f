package dev.sbsync.client;

import dev.sbsync.client.internal.QueryValues;
import java.util.Objects;

/**
 * One sort key of stories (docs/management-api.md): an attribute such as {@code name} or {@code updated_at}, or a field
 * of the content such as {@code content.price}.
 *
 * @param attribute the attribute, or {@code content.} and the name of a field
 * @param direction ascending or descending
 * @param values how values are compared; fields of the content are compared as text by default
 * @param missing where items without a value are sorted
 */
public record StorySort(String attribute, Direction direction, Values values, Missing missing) {

    /** Ascending or descending. */
    public enum Direction {
        /** Smallest first. */
        ASC,
        /** Largest first. */
        DESC
    }

    /** How values are compared. */
    public enum Values {
        /** By their type; fields of the content as text. */
        PLAIN,
        /** Fields of the content as whole numbers. */
        INT,
        /** Fields of the content as decimal numbers. */
        FLOAT
    }

    /** Where items without a value are sorted. */
    public enum Missing {
        /** Last, the API's default. */
        LAST,
        /** First. */
        FIRST
    }

    /**
     * Checks the attribute.
     *
     * @throws IllegalArgumentException if it is empty or contains a comma or a colon, which would end it
     */
    public StorySort {
        QueryValues.sortable(attribute);
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(missing, "missing");
    }

    /** Returns an ascending key. */
    public static StorySort asc(String attribute) {
        return new StorySort(attribute, Direction.ASC, Values.PLAIN, Missing.LAST);
    }

    /** Returns a descending key. */
    public static StorySort desc(String attribute) {
        return new StorySort(attribute, Direction.DESC, Values.PLAIN, Missing.LAST);
    }

    /** Returns this key with another comparison. */
    public StorySort as(Values other) {
        return new StorySort(attribute, direction, other, missing);
    }

    /** Returns this key with items without a value in another place. */
    public StorySort missing(Missing other) {
        return new StorySort(attribute, direction, values, other);
    }

    /** Returns the key in the API's format, such as {@code content.price:desc:float:nulls_first}. */
    @Override
    public String toString() {
        return attribute
                + (direction == Direction.ASC ? ":asc" : ":desc")
                + switch (values) {
                    case PLAIN -> "";
                    case INT -> ":int";
                    case FLOAT -> ":float";
                }
                + (missing == Missing.FIRST ? ":nulls_first" : "");
    }
}
