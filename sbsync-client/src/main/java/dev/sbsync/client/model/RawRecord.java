package dev.sbsync.client.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of the API, with typed accessors over its raw JSON. Accessors never fail: for an attribute that is absent,
 * null or of another type, they return the documented default. Immutable unless {@link #raw()} is changed.
 */
public abstract class RawRecord {

    private final ObjectNode raw;

    RawRecord(JsonNode raw, String what) {
        this.raw = Attributes.object(raw, what);
    }

    /** Returns the JSON as it was received, unknown attributes included. Shared: copy it before changing it. */
    public final ObjectNode raw() {
        return raw;
    }

    /** Returns the id, which may have up to 53 bits; 0 if there is none. */
    public final long id() {
        return Attributes.id(raw, "id");
    }

    final String text(String name) {
        return Attributes.text(raw, name);
    }

    final boolean flag(String name) {
        return Attributes.flag(raw, name);
    }

    final long id(String name) {
        return Attributes.id(raw, name);
    }

    final OptionalLong number(String name) {
        JsonNode value = raw.path(name);
        return value.isIntegralNumber() || value.isString() ? value.asLongOpt() : OptionalLong.empty();
    }

    final Optional<Instant> instant(String name) {
        return Attributes.instant(raw, name);
    }

    /** Returns whether both have the same type and equal raw JSON, ignoring the order of attributes. */
    @Override
    @SuppressWarnings("EqualsGetClass") // a component and a preset with the same JSON are two things
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((RawRecord) other).raw.equals(raw);
    }

    @Override
    public final int hashCode() {
        return raw.hashCode();
    }

    /** Returns the id and, if there is one, the name: the rest may be large or secret. */
    @Override
    public String toString() {
        String name = text("name");
        return getClass().getSimpleName() + "[id=" + id() + (name.isEmpty() ? "" : ", name=" + name) + "]";
    }
}
