package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.internal.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datasources. Dimensions are written as {@code dimensions_attributes}; a row without an id is another dimension, also
 * where one of that name is there already (ma-facts §6).
 */
final class Datasources extends Resource {
    static final String KIND = "datasources";
    private static final NestedAttributes DIMENSIONS = new NestedAttributes("name", "entry_value");

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
        long datasource = Json.integer(next, "id", 0);
        next.set(
                "dimensions",
                DIMENSIONS.changed(
                        next.path("dimensions"),
                        given.path("dimensions_attributes"),
                        (rows, change) -> Json.object()
                                .put("id", call.state().identities().nextId())
                                .put("name", "")
                                .put("entry_value", "")
                                .put("datasource_id", datasource)));
    }

    @Override
    void afterDelete(Call call, ObjectNode gone) {
        DatasourceEntries.removeAll(call.space(), Json.integer(gone, "id", 0));
    }
}
