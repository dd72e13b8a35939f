package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An entry of a datasource: a name and a value (ma-facts §6).
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable as long as nobody changes {@link #raw()}.
 */
public final class DatasourceEntry extends RawRecord {

    private static final PayloadRules WRITABLE = new PayloadRules(
                    "a datasource entry",
                    Set.of("name", "value", "dimension_value", "datasource_id", "position"),
                    Map.of())
            .andIgnores("id");

    private DatasourceEntry(JsonNode raw) {
        super(raw, "datasource entry");
    }

    /**
     * Makes a datasource entry from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static DatasourceEntry of(JsonNode raw) {
        return new DatasourceEntry(raw);
    }

    /** Returns the name; empty where there is none. */
    public String name() {
        return text("name");
    }

    /** Returns the value; empty where there is none. */
    public String value() {
        return text("value");
    }

    /** Returns the value in the dimension that was asked for; empty where none was, or it has none. */
    public String dimensionValue() {
        return text("dimension_value");
    }

    /** Returns a payload without any attribute. */
    public static Payload<DatasourceEntry> payload() {
        return Payload.empty(WRITABLE);
    }

    /** Returns everything of this that the API takes, unknown attributes included. */
    public Payload<DatasourceEntry> toPayload() {
        return Payload.copyOf(this, WRITABLE);
    }
}
