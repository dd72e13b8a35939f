package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a create or an update of a datasource entry sends. Immutable and thread-safe: every change returns another
 * payload. An update leaves alone what its payload lacks ({@link #clear} sends null).
 */
public final class DatasourceEntryPayload extends Payload<DatasourceEntryPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "a datasource entry",
                    Set.of("name", "value", "dimension_value", "datasource_id", "position"),
                    Map.of())
            .andIgnores("id");

    private DatasourceEntryPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns a payload without any attribute, to update with. */
    public static DatasourceEntryPayload empty() {
        return new DatasourceEntryPayload(none());
    }

    /**
     * Returns the payload of a create, with all that the API requires.
     *
     * @param datasourceId the datasource it is for
     * @param name the name, unique in the datasource
     * @param value the value
     */
    public static DatasourceEntryPayload of(long datasourceId, String name, String value) {
        return empty().datasourceId(datasourceId).name(name).value(value);
    }

    /** Returns everything of a record that the API takes, unknown attributes included, in the same order. */
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

    /** Sets the datasource it is for. */
    public DatasourceEntryPayload datasourceId(long value) {
        return set("datasource_id", value);
    }

    /** Sets the place among the entries, counted from 1. */
    public DatasourceEntryPayload position(long value) {
        return set("position", value);
    }

    /** Sets the value in the dimension that the update names; blank clears it. */
    public DatasourceEntryPayload dimensionValue(String value) {
        return set("dimension_value", value);
    }
}
