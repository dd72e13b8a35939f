package dev.sbsync.core.item;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/**
 * The value of one compared field.
 *
 * @param value the canonical form for comparison; a null node if there is no value
 * @param shown the display form; null for large values, of which only the place of a difference is shown
 * @param tags whether it is a set of tags, compared by {@link Tags}
 */
public record ComparedValue(JsonNode value, @Nullable String shown, boolean tags) {

    private static final String NOTHING = "(none)";

    public ComparedValue(JsonNode value, @Nullable String shown) {
        this(value, shown, false);
    }

    /** Returns the first difference from another value of the same field, as a JSON pointer; empty if equal. */
    Optional<String> firstDifference(ComparedValue other) {
        if (tags) {
            return Tags.same(value, other.value) ? Optional.empty() : Optional.of("");
        }
        return JsonValues.firstDifference(value, other.value);
    }

    public static ComparedValue tags(Collection<String> tags) {
        JsonNode trimmed = Tags.trimmed(tags);
        return new ComparedValue(
                trimmed,
                trimmed.valueStream().map(JsonNode::stringValue).toList().toString(),
                true);
    }

    public static ComparedValue text(@Nullable String text) {
        return text == null
                ? new ComparedValue(NullNode.getInstance(), NOTHING)
                : new ComparedValue(JsonNodeFactory.instance.stringNode(text), text);
    }

    /** Returns a value for which null, an empty object, an empty array and an empty text are equal. */
    public static ComparedValue json(@Nullable JsonNode json) {
        boolean nothing = json == null
                || json.isMissingNode()
                || json.isNull()
                || (json.isContainer() && json.isEmpty())
                || (json.isString() && json.stringValue().isEmpty());
        return new ComparedValue(nothing || json == null ? NullNode.getInstance() : json, null);
    }
}
