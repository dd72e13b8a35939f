package dev.sbsync.client.model;

import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a create or an update of a resource sends, made by the {@code payload} methods of the resource's type.
 * Immutable: every change returns another payload. Attributes that it lacks stay as they are on an update.
 *
 * <p>Values are shared with the record they came from, not copied.
 *
 * @param <T> the type of the resource
 */
public final class Payload<T> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PayloadRules rules;
    private final ObjectNode attributes;

    private Payload(PayloadRules rules, ObjectNode attributes) {
        this.rules = rules;
        this.attributes = attributes;
    }

    static <T> Payload<T> empty(PayloadRules rules) {
        return new Payload<>(rules, NODES.objectNode());
    }

    /** Returns everything of a record that the API takes, unknown attributes included, in the same order. */
    static <T> Payload<T> copyOf(RawRecord source, PayloadRules rules) {
        ObjectNode kept = NODES.objectNode();
        source.raw().properties().forEach(attribute -> {
            if (!rules.ignored().containsKey(attribute.getKey())) {
                kept.set(attribute.getKey(), attribute.getValue());
            }
        });
        return new Payload<>(rules, kept);
    }

    /**
     * Returns this payload with one attribute set; a new one goes last.
     *
     * @throws IllegalArgumentException if the API sets the attribute itself, or it is none that is known
     */
    public Payload<T> set(String attribute, JsonNode value) {
        refuseIgnored(attribute);
        if (!rules.accepted().contains(attribute)) {
            throw new IllegalArgumentException(
                    "\"" + attribute + "\" is no attribute of " + rules.what() + " that is known;" + " known are "
                            + new TreeSet<>(rules.accepted()) + ". Use setUnknown to send it all the same.");
        }
        return with(attribute, value);
    }

    /** Sets a text, as {@link #set(String, JsonNode)} does. */
    public Payload<T> set(String attribute, String value) {
        return set(attribute, NODES.stringNode(value));
    }

    /** Sets a whole number, as {@link #set(String, JsonNode)} does. */
    public Payload<T> set(String attribute, long value) {
        return set(attribute, NODES.numberNode(value));
    }

    /** Sets true or false, as {@link #set(String, JsonNode)} does. */
    public Payload<T> set(String attribute, boolean value) {
        return set(attribute, NODES.booleanNode(value));
    }

    /**
     * Sets an attribute that this version does not know. The API drops what it does not know either, without a word.
     *
     * @throws IllegalArgumentException if the API sets the attribute itself
     */
    public Payload<T> setUnknown(String attribute, JsonNode value) {
        refuseIgnored(attribute);
        return with(attribute, value);
    }

    /** Returns this payload without an attribute, which an update then leaves as it is. */
    public Payload<T> without(String attribute) {
        return changed(json -> json.without(attribute));
    }

    /** Returns the JSON to send, its top level copied, the values shared: copy them before changing them. */
    public ObjectNode json() {
        return NODES.objectNode().setAll(attributes);
    }

    /** Returns the names of the attributes: their values may be large. */
    @Override
    public String toString() {
        return "Payload" + attributes.propertyNames();
    }

    Payload<T> with(String attribute, JsonNode value) {
        Objects.requireNonNull(value, attribute);
        return changed(json -> json.set(attribute, value));
    }

    private Payload<T> changed(UnaryOperator<ObjectNode> change) {
        return new Payload<>(rules, change.apply(json()));
    }

    private void refuseIgnored(String attribute) {
        String advice = rules.ignored().get(attribute);
        if (advice != null) {
            throw new IllegalArgumentException("The API sets \"" + attribute + "\" of " + rules.what() + " itself; "
                    + (advice.isEmpty() ? "leave it out." : advice));
        }
    }
}
