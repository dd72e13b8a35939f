package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datasources. Dimensions are written as {@code dimensions_attributes}; a row without an id is another dimension, also
 * where one of that name is there already (ma-facts §6).
 */
final class Datasources extends Resource {
    static final String KIND = "datasources";

    Datasources() {
        super(KIND, "datasource", Set.of("name", "slug"), "{\"dimensions\":[]}");
    }

    @Override
    int largestPage() {
        return Page.LARGEST_SIZE;
    }

    @Override
    void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        requireName(next);
        if (Json.string(next, "slug", "").isBlank()) {
            throw Refusal.invalid("slug", "can't be blank");
        }
        requireFree(call, next, "name", other -> true);
        requireFree(call, next, "slug", other -> true);
    }

    @Override
    void complete(Call call, ObjectNode next, ObjectNode given) {
        List<ObjectNode> rows = new ArrayList<>();
        next.path("dimensions").forEach(row -> rows.add(((ObjectNode) row).deepCopy()));
        for (JsonNode change : given.path("dimensions_attributes")) {
            apply(call, Json.integer(next, "id", 0), rows, change);
        }
        next.set("dimensions", Json.array().addAll(rows));
    }

    @Override
    void afterDelete(Call call, ObjectNode gone) {
        DatasourceEntries.removeAll(call.space(), Json.integer(gone, "id", 0));
    }

    private static void apply(Call call, long datasource, List<ObjectNode> rows, JsonNode change) {
        ObjectNode row;
        if (Json.missing(change, "id")) {
            row = Json.object().put("id", call.state().identities().nextId());
            row.put("name", "").put("entry_value", "").put("datasource_id", datasource);
            rows.add(row);
        } else {
            row = TranslatedSlugs.named(rows, change);
        }
        if (Query.on(change.path("_destroy").asString(""))) {
            rows.remove(row);
            return;
        }
        for (String name : new String[] {"name", "entry_value"}) {
            if (change.has(name)) {
                row.set(name, change.get(name));
            }
        }
    }
}
