package dev.sbsync.client.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of a datasource for a create or an update. */
public final class DatasourcePayload extends Payload<DatasourcePayload> {

    private static final String ROWS = "dimensions_attributes";

    private static final PayloadRules RULES = new PayloadRules(
                    "a datasource",
                    Set.of("name", "slug", "dimensions_attributes"),
                    Map.of("dimensions", "set \"dimensions_attributes\"."))
            .andIgnores("id", "created_at", "updated_at");

    private DatasourcePayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static DatasourcePayload empty() {
        return new DatasourcePayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param name the name, unique in the space
     * @param slug the slug, unique in the space
     */
    public static DatasourcePayload of(String name, String slug) {
        return empty().name(name).slug(slug);
    }

    /** Returns all attributes of a datasource that the API accepts, for a create: dimensions without their ids. */
    public static DatasourcePayload copyOf(Datasource source) {
        return new DatasourcePayload(copied(source, Map.of()));
    }

    /**
     * Returns all attributes of a datasource that the API accepts, for an update of {@code target}: a dimension gets
     * the id of the target's dimension with the same code, as the API would otherwise add a second one. Dimensions that
     * only the target has stay.
     */
    public static DatasourcePayload copyFor(Datasource source, Datasource target) {
        Map<String, Long> ids = new HashMap<>();
        target.dimensions().forEach(dimension -> ids.putIfAbsent(dimension.entryValue(), dimension.id()));
        return new DatasourcePayload(copied(source, ids));
    }

    @Override
    DatasourcePayload made(ObjectNode attributes) {
        return new DatasourcePayload(attributes);
    }

    /** Sets the name, unique in the space. */
    public DatasourcePayload name(String value) {
        return set("name", value);
    }

    /** Sets the slug, by which fields refer to it. */
    public DatasourcePayload slug(String value) {
        return set("slug", value);
    }

    /**
     * Adds a dimension. If the datasource already has one with this code, an update adds a second one: use
     * {@link Datasource#toPayloadFor} or the id instead.
     *
     * @param name the display name
     * @param entryValue the code
     */
    public DatasourcePayload addDimension(String name, String entryValue) {
        return plus(none().put("name", name).put("entry_value", entryValue));
    }

    /** Changes the dimension with this id. */
    public DatasourcePayload changeDimension(long id, String name, String entryValue) {
        return plus(none().put("id", id).put("name", name).put("entry_value", entryValue));
    }

    /** Removes the dimension with this id and all its values. */
    public DatasourcePayload removeDimension(long id) {
        return plus(none().put("id", id).put("_destroy", true));
    }

    private DatasourcePayload plus(ObjectNode row) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        attribute(ROWS).forEach(rows::add);
        return set(ROWS, rows.add(row));
    }

    private static ObjectNode copied(Datasource source, Map<String, Long> ids) {
        ObjectNode copy = copied(source, RULES);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Dimension dimension : source.dimensions()) {
            ObjectNode row = rows.addObject();
            Long id = ids.get(dimension.entryValue());
            if (id != null) {
                row.put("id", id);
            }
            row.put("name", dimension.name()).put("entry_value", dimension.entryValue());
        }
        return rows.isEmpty() ? copy : copy.set(ROWS, rows);
    }
}
