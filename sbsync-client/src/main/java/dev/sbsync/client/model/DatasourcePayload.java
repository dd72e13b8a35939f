package dev.sbsync.client.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a create or an update of a datasource sends. Immutable and thread-safe: every change returns another payload. An
 * update leaves alone what its payload lacks ({@link #clear} sends null).
 */
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

    /** Returns a payload without any attribute, to update with. */
    public static DatasourcePayload empty() {
        return new DatasourcePayload(none());
    }

    /**
     * Returns the payload of a create, with all that the API requires.
     *
     * @param name the name, unique in the space
     * @param slug the slug, unique in the space
     */
    public static DatasourcePayload of(String name, String slug) {
        return empty().name(name).slug(slug);
    }

    /** Returns everything of a datasource that the API takes, for a create: its dimensions without their ids. */
    public static DatasourcePayload copyOf(Datasource source) {
        return new DatasourcePayload(copied(source, Map.of()));
    }

    /**
     * Returns everything of a datasource that the API takes, for an update of {@code target}: dimensions carry the id
     * of the target's one with the same code, without which the API would add a second one. Dimensions that only the
     * target has stay.
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

    /** Sets the slug, by which fields name it. */
    public DatasourcePayload slug(String value) {
        return set("slug", value);
    }

    /**
     * Adds a dimension. An update that already has one of this code would get a second one: take
     * {@link Datasource#toPayloadFor} or name its id.
     *
     * @param name the name that people see
     * @param entryValue the code
     */
    public DatasourcePayload addDimension(String name, String entryValue) {
        return plus(none().put("name", name).put("entry_value", entryValue));
    }

    /** Changes the dimension with this id. */
    public DatasourcePayload changeDimension(long id, String name, String entryValue) {
        return plus(none().put("id", id).put("name", name).put("entry_value", entryValue));
    }

    /** Removes the dimension with this id, and with it the values of all entries in it. */
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
