package dev.sbsync.client.model;

import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attributes of a resource for a create or an update. Each resource has its own type, with a setter for every known
 * attribute; {@code of} takes what a create requires, {@code empty} starts an update, {@code copyOf} copies a record.
 * Immutable and thread-safe: every change returns another payload. An update does not change attributes that are not in
 * the payload; {@link #clear} sends null.
 *
 * <p>Values are shared with the record they came from, not copied.
 *
 * @param <P> the payload's own type
 */
public abstract class Payload<P extends Payload<P>> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PayloadRules rules;
    private final ObjectNode attributes;

    Payload(PayloadRules rules, ObjectNode attributes) {
        this.rules = rules;
        this.attributes = attributes;
    }

    static ObjectNode none() {
        return NODES.objectNode();
    }

    /** Returns all attributes of a record that the API accepts, unknown ones included, in the same order. */
    static ObjectNode copied(RawRecord source, PayloadRules rules) {
        ObjectNode kept = none();
        source.raw().properties().forEach(attribute -> {
            if (!rules.ignored().containsKey(attribute.getKey())) {
                kept.set(attribute.getKey(), attribute.getValue());
            }
        });
        return kept;
    }

    final PayloadRules rules() {
        return rules;
    }

    /** Returns a payload of the same type with these attributes. */
    abstract P made(ObjectNode changed);

    /** Returns an attribute; a missing node if this lacks it. */
    final JsonNode attribute(String name) {
        return attributes.path(name);
    }

    /**
     * Returns this payload with one attribute set; a new one goes last.
     *
     * @throws IllegalArgumentException if the API sets the attribute itself, or it is not known
     */
    public final P set(String attribute, JsonNode value) {
        refuseIgnored(attribute);
        if (!rules.accepted().contains(attribute)) {
            throw new IllegalArgumentException("\"" + attribute + "\" is not a known attribute of " + rules.what()
                    + "; known are " + new TreeSet<>(rules.accepted()) + ". Use setUnknown to send it anyway.");
        }
        return with(attribute, value);
    }

    /** Sets a text, as {@link #set(String, JsonNode)} does. */
    public final P set(String attribute, String value) {
        return set(attribute, NODES.stringNode(Objects.requireNonNull(value, attribute)));
    }

    /** Sets a whole number, as {@link #set(String, JsonNode)} does. */
    public final P set(String attribute, long value) {
        return set(attribute, NODES.numberNode(value));
    }

    /** Sets true or false, as {@link #set(String, JsonNode)} does. */
    public final P set(String attribute, boolean value) {
        return set(attribute, NODES.booleanNode(value));
    }

    /**
     * Sets an attribute that this version does not know. The API silently drops attributes that it does not know.
     *
     * @throws IllegalArgumentException if the API sets the attribute itself
     */
    public final P setUnknown(String attribute, JsonNode value) {
        refuseIgnored(attribute);
        return with(attribute, value);
    }

    /**
     * Sets an attribute to null, which clears its value, unlike {@link #without}.
     *
     * @throws IllegalArgumentException as {@link #set(String, JsonNode)} does
     */
    public final P clear(String attribute) {
        return set(attribute, NODES.nullNode());
    }

    /** Returns this payload without an attribute, so that an update does not change it. */
    public final P without(String attribute) {
        return made(json().without(attribute));
    }

    /** Returns the JSON to send: its top level is a copy, the values are shared; copy them before changing them. */
    public final ObjectNode json() {
        return none().setAll(attributes);
    }

    /** Returns whether both have the same type and send equal JSON, ignoring the order of attributes. */
    @Override
    @SuppressWarnings("EqualsGetClass") // the payloads of two resources are two things
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((Payload<?>) other).attributes.equals(attributes);
    }

    @Override
    public final int hashCode() {
        return attributes.hashCode();
    }

    /** Returns the names of the attributes: their values may be large. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + attributes.propertyNames();
    }

    private P with(String attribute, JsonNode value) {
        return made(json().set(attribute, Objects.requireNonNull(value, attribute)));
    }

    private void refuseIgnored(String attribute) {
        String advice = rules.ignored().get(attribute);
        if (advice != null) {
            throw new IllegalArgumentException("The API sets \"" + attribute + "\" of " + rules.what() + " itself; "
                    + (advice.isEmpty() ? "leave it out." : advice));
        }
    }
}
