package dev.sbsync.testkit.internal.datasource;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.NestedAttributes;
import dev.sbsync.testkit.internal.http.Page;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.resource.Resource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datasources. Dimensions are written as {@code dimensions_attributes}; a row without an id is another dimension, also
 * where one of that name is there already (docs/management-api.md).
 */
public final class Datasources extends Resource {
    static final String KIND = "datasources";
    private static final NestedAttributes DIMENSIONS = new NestedAttributes("name", "entry_value");

    public Datasources() {
        super(KIND, "datasource", Set.of("name", "slug"), "{\"dimensions\":[]}");
    }

    @Override
    protected int largestPage() {
        return Page.LARGEST_SIZE;
    }

    @Override
    protected void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        requireName(next);
        if (Json.string(next, "slug", "").isBlank()) {
            throw Refusal.invalid("slug", "can't be blank");
        }
        requireFree(call, next, "name", other -> true);
        requireFree(call, next, "slug", other -> true);
    }

    @Override
    protected void complete(Call call, ObjectNode next, ObjectNode given) {
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
    protected void afterDelete(Call call, ObjectNode gone) {
        DatasourceEntries.removeAll(call.space(), Json.integer(gone, "id", 0));
    }
}
