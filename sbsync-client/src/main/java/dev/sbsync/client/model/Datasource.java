package dev.sbsync.client.model;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A datasource: names and values for option fields, with dimensions in which the values differ
 * (docs/management-api.md).
 */
public final class Datasource extends RawRecord {

    private Datasource(JsonNode raw) {
        super(raw, "datasource");
    }

    /**
     * Creates a datasource from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static Datasource of(JsonNode raw) {
        return new Datasource(raw);
    }

    /** Returns the name; empty if there is none. */
    public String name() {
        return text("name");
    }

    /** Returns the slug, by which fields refer to it; empty if there is none. */
    public String slug() {
        return text("slug");
    }

    /** Returns the dimensions in the API's order; empty by default. */
    public List<Dimension> dimensions() {
        return raw().path("dimensions")
                .valueStream()
                .filter(JsonNode::isObject)
                .map(row -> new Dimension(
                        Attributes.id(row, "id"), Attributes.text(row, "name"), Attributes.text(row, "entry_value")))
                .toList();
    }

    /** Returns all attributes that the API accepts, for a create: dimensions without their ids. */
    public DatasourcePayload toPayload() {
        return DatasourcePayload.copyOf(this);
    }

    /**
     * Returns all attributes that the API accepts, for an update of {@code target}: a dimension gets the id of the
     * target's dimension with the same {@code entry_value}, as the API would otherwise add a second one
     * (docs/management-api.md). Dimensions that only the target has stay.
     */
    public DatasourcePayload toPayloadFor(Datasource target) {
        return DatasourcePayload.copyFor(this, target);
    }
}
