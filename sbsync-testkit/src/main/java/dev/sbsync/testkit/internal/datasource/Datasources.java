package dev.sbsync.testkit.internal.datasource;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.ListPage;
import dev.sbsync.testkit.internal.http.NestedAttributes;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.resource.Resource;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datasources. Dimensions are written as {@code dimensions_attributes}; a row without an id adds a dimension, even if
 * one of that name exists (docs/management-api.md).
 */
public final class Datasources extends Resource {
    static final String KIND = "datasources";
    private static final NestedAttributes DIMENSIONS = new NestedAttributes("name", "entry_value");

    public Datasources() {
        super(KIND, "datasource", Set.of("name", "slug"), "{\"dimensions\":[]}");
    }

    @Override
    protected int largestPage() {
        return ListPage.LARGEST_SIZE;
    }

    @Override
    protected int deleted() {
        return 204;
    }

    @Override
    protected boolean keyOptional() {
        return true;
    }

    @Override
    protected String readBy() {
        return "slug";
    }

    @Override
    protected void check(ItemChange change) {
        super.check(change);
        requireFilled(change, "slug");
        requireFree(change, "slug", other -> true);
    }

    @Override
    protected void complete(ItemChange change) {
        FakeState state = change.call().state();
        String now = FakeState.timestamp(state.now());
        change.next()
                .set(
                        "dimensions",
                        DIMENSIONS.changed(
                                change.next().path("dimensions"),
                                change.given().path("dimensions_attributes"),
                                (rows, row) -> Nodes.object()
                                        .put("id", state.identities().nextId())
                                        .put("name", "")
                                        .put("entry_value", "")
                                        .put("datasource_id", change.id())
                                        .put("created_at", now)
                                        .put("updated_at", now)));
    }

    /** The values of a removed dimension go with it. */
    @Override
    protected void afterSave(ItemChange change) {
        Set<String> kept = change.next()
                .path("dimensions")
                .valueStream()
                .map(row -> row.path("id").asString(""))
                .collect(Collectors.toSet());
        DatasourceEntries.keepValues(change.call().space(), change.id(), kept);
    }

    @Override
    protected void afterDelete(Call call, ObjectNode gone) {
        DatasourceEntries.removeAll(call.space(), id(gone));
    }

    /** Returns whether a dimension is one of a datasource. */
    static boolean hasDimension(SpaceState space, long datasource, String dimension) {
        return space.records(KIND).find(datasource).stream()
                .flatMap(source -> source.path("dimensions").valueStream())
                .anyMatch(row -> row.path("id").asString("").equals(dimension));
    }
}
