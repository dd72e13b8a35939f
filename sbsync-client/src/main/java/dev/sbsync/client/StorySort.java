package dev.sbsync.client;

import dev.sbsync.client.internal.QueryValues;
import java.util.Objects;

/**
 * One key of an order of stories (docs/management-api.md): an attribute such as {@code name} or {@code updated_at}, or
 * a field of the content as {@code content.price}.
 *
 * @param attribute the attribute, or {@code content.} and the name of a field
 * @param direction up or down
 * @param values how values are compared; fields of the content are text unless it says otherwise
 * @param missing where items without a value go
 */
public record StorySort(String attribute, Direction direction, Values values, Missing missing) {

    /** Up or down. */
    public enum Direction {
        /** The smallest first. */
        ASC,
        /** The largest first. */
        DESC
    }

    /** How values are compared. */
    public enum Values {
        /** As what they are; fields of the content as text. */
        PLAIN,
        /** Fields of the content as whole numbers. */
        INT,
        /** Fields of the content as decimal numbers. */
        FLOAT
    }

    /** Where items without a value go. */
    public enum Missing {
        /** To the end, as the API does by default. */
        LAST,
        /** To the start. */
        FIRST
    }

    /**
     * Checks the attribute.
     *
     * @throws IllegalArgumentException if it is empty or holds a comma or a colon, which would end it
     */
    public StorySort {
        QueryValues.sortable(attribute);
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(missing, "missing");
    }

    /** Returns the order by an attribute, the smallest first. */
    public static StorySort asc(String attribute) {
        return new StorySort(attribute, Direction.ASC, Values.PLAIN, Missing.LAST);
    }

    /** Returns the order by an attribute, the largest first. */
    public static StorySort desc(String attribute) {
        return new StorySort(attribute, Direction.DESC, Values.PLAIN, Missing.LAST);
    }

    /** Returns this order with values compared in another way. */
    public StorySort as(Values other) {
        return new StorySort(attribute, direction, other, missing);
    }

    /** Returns this order with items that lack a value in another place. */
    public StorySort missing(Missing other) {
        return new StorySort(attribute, direction, values, other);
    }

    /** Returns it as the API takes it, {@code content.price:desc:float:nulls_first} say. */
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
