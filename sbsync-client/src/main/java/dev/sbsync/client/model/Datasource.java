package dev.sbsync.client.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of names and values that fields can choose from, with dimensions in which the values differ (ma-facts §6).
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable as long as nobody changes {@link #raw()}.
 */
public final class Datasource extends RawRecord {

    private static final String ROWS = "dimensions_attributes";

    private static final PayloadRules WRITABLE = new PayloadRules(
                    "a datasource", Set.of("name", "slug", ROWS), Map.of("dimensions", "set \"" + ROWS + "\"."))
            .andIgnores("id", "created_at", "updated_at");

    private Datasource(JsonNode raw) {
        super(raw, "datasource");
    }

    /**
     * Makes a datasource from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static Datasource of(JsonNode raw) {
        return new Datasource(raw);
    }

    /** Returns the name; empty where there is none. */
    public String name() {
        return text("name");
    }

    /** Returns the slug, by which fields name it; empty where there is none. */
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

    /** Returns a payload without any attribute. */
    public static Payload<Datasource> payload() {
        return Payload.empty(WRITABLE);
    }

    /** Returns everything of this that the API takes, for a create: its dimensions without their ids. */
    public Payload<Datasource> toPayload() {
        return withRows(Map.of());
    }

    /**
     * Returns everything of this that the API takes, for an update of {@code target}: dimensions carry the id of the
     * target's one with the same {@code entry_value}, without which the API would add a second one (ma-facts §6).
     * Dimensions that only the target has stay.
     */
    public Payload<Datasource> toPayloadFor(Datasource target) {
        Map<String, Long> ids = new HashMap<>();
        target.dimensions().forEach(dimension -> ids.putIfAbsent(dimension.entryValue(), dimension.id()));
        return withRows(ids);
    }

    private Payload<Datasource> withRows(Map<String, Long> ids) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Dimension dimension : dimensions()) {
            ObjectNode row = rows.addObject();
            Long id = ids.get(dimension.entryValue());
            if (id != null) {
                row.put("id", id);
            }
            row.put("name", dimension.name()).put("entry_value", dimension.entryValue());
        }
        Payload<Datasource> copy = Payload.copyOf(this, WRITABLE);
        return rows.isEmpty() ? copy : copy.with(ROWS, rows);
    }
}
