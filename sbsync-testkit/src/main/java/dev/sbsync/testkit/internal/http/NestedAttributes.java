package dev.sbsync.testkit.internal.http;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows inside an object that a write changes one by one, as {@code …_attributes}: a row with an {@code id} changes that
 * one, a row without adds one, {@code _destroy} removes it (docs/management-api.md).
 */
public final class NestedAttributes {
    private final List<String> attributes;

    /** What differs between kinds of rows. */
    public interface Rows {
        /** Returns a new row for a change without an id. */
        ObjectNode added(List<ObjectNode> rows, JsonNode change);

        /** Refuses a changed row that may not be stored. */
        default void check(ObjectNode row) {}
    }

    /** Creates rows of which these attributes can be written. */
    public NestedAttributes(String... attributes) {
        this.attributes = List.of(attributes);
    }

    /** Returns the rows after some changes; the given ones stay as they are. */
    public ArrayNode changed(JsonNode stored, JsonNode changes, Rows kind) {
        List<ObjectNode> rows = new ArrayList<>();
        stored.forEach(row -> rows.add(((ObjectNode) row).deepCopy()));
        changes.forEach(change -> apply(rows, change, kind));
        return Nodes.array().addAll(rows);
    }

    private void apply(List<ObjectNode> rows, JsonNode change, Rows kind) {
        ObjectNode row = row(rows, change, kind);
        if (Query.on(change.path("_destroy").asString(""))) {
            rows.remove(row);
            return;
        }
        for (String name : attributes) {
            if (change.has(name)) {
                row.set(name, change.get(name));
            }
        }
        kind.check(row);
    }

    private static ObjectNode row(List<ObjectNode> rows, JsonNode change, Rows kind) {
        if (Nodes.missing(change, "id")) {
            ObjectNode row = kind.added(rows, change);
            rows.add(row);
            return row;
        }
        long id = Nodes.integer(change, "id", -1);
        return rows.stream()
                .filter(candidate -> Nodes.integer(candidate, "id", 0) == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}
