package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of a datasource entry for a create or an update. */
public final class DatasourceEntryPayload extends Payload<DatasourceEntryPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "a datasource entry",
                    Set.of("name", "value", "dimension_value", "datasource_id", "position"),
                    Map.of())
            .andIgnores("id");

    private DatasourceEntryPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static DatasourceEntryPayload empty() {
        return new DatasourceEntryPayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param datasourceId the id of its datasource
     * @param name the name, unique in the datasource
     * @param value the value
     */
    public static DatasourceEntryPayload of(long datasourceId, String name, String value) {
        return empty().datasourceId(datasourceId).name(name).value(value);
    }

    /** Returns all attributes of a record that the API accepts, unknown ones included, in the same order. */
    public static DatasourceEntryPayload copyOf(DatasourceEntry source) {
        return new DatasourceEntryPayload(copied(source, RULES));
    }

    @Override
    DatasourceEntryPayload made(ObjectNode attributes) {
        return new DatasourceEntryPayload(attributes);
    }

    /** Sets the name, unique in its datasource. */
    public DatasourceEntryPayload name(String value) {
        return set("name", value);
    }

    /** Sets the value. */
    public DatasourceEntryPayload value(String value) {
        return set("value", value);
    }

    /** Sets the id of its datasource. */
    public DatasourceEntryPayload datasourceId(long value) {
        return set("datasource_id", value);
    }

    /** Sets the position among the entries, counted from 1. */
    public DatasourceEntryPayload position(long value) {
        return set("position", value);
    }

    /** Sets the value in the dimension of the update; blank clears it. */
    public DatasourceEntryPayload dimensionValue(String value) {
        return set("dimension_value", value);
    }
}
