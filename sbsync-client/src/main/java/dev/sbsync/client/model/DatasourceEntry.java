package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/** An entry of a datasource: a name and a value (docs/management-api.md). */
public final class DatasourceEntry extends RawRecord {

    private DatasourceEntry(JsonNode raw) {
        super(raw, "datasource entry");
    }

    /**
     * Creates a datasource entry from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static DatasourceEntry of(JsonNode raw) {
        return new DatasourceEntry(raw);
    }

    /** Returns the name; empty if there is none. */
    public String name() {
        return text("name");
    }

    /** Returns the value; empty if there is none. */
    public String value() {
        return text("value");
    }

    /** Returns the value in the requested dimension; empty if none was requested, or there is no value. */
    public String dimensionValue() {
        return text("dimension_value");
    }

    /** Returns all attributes that the API accepts, unknown ones included. */
    public DatasourceEntryPayload toPayload() {
        return DatasourceEntryPayload.copyOf(this);
    }
}
