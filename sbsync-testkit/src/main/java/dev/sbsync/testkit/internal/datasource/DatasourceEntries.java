package dev.sbsync.testkit.internal.datasource;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.FieldErrors;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.resource.Resource;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entries of datasources. Updates and deletes answer 204; the value of a dimension is read with {@code dimension} and
 * written with {@code dimension_id}, in the query or the body (docs/management-api.md).
 */
public final class DatasourceEntries extends Resource {
    private static final String KIND = "datasource_entries";
    private static final String VALUES = "dimension_values";

    public DatasourceEntries() {
        super(KIND, "datasource_entry", Set.of("name", "value", "datasource_id", "position"), "{\"value\":\"\"}");
    }

    /** Removes the entries of a deleted datasource. */
    static void removeAll(SpaceState space, long datasource) {
        space.records(KIND).removeWhere(entry -> Nodes.integer(entry, "datasource_id", 0) == datasource);
    }

    /** Removes the values of other dimensions than some from the entries of a datasource. */
    static void keepValues(SpaceState space, long datasource, Set<String> dimensions) {
        space.records(KIND)
                .changeWhere(
                        entry -> Nodes.integer(entry, "datasource_id", 0) == datasource && entry.has(VALUES),
                        entry -> entry.set(
                                VALUES, ((ObjectNode) entry.path(VALUES).deepCopy()).retain(dimensions)));
    }

    @Override
    protected int largestPage() {
        return 1000;
    }

    @Override
    protected int updated() {
        return 204;
    }

    @Override
    protected int deleted() {
        return 204;
    }

    @Override
    protected Predicate<ObjectNode> filter(Call call) {
        Predicate<ObjectNode> ofDatasource = call.query()
                .test("datasource_id", id -> item -> id.equals(Long.toString(Nodes.integer(item, "datasource_id", 0))));
        return ofDatasource.and(call.query().test("datasource_slug", slug -> {
            List<Long> ids = call.space().records(Datasources.KIND).all().stream()
                    .filter(source -> Nodes.string(source, "slug", "").equals(slug))
                    .map(source -> Nodes.integer(source, "id", 0))
                    .toList();
            return item -> ids.contains(Nodes.integer(item, "datasource_id", 0));
        }));
    }

    @Override
    protected void complete(ItemChange change) {
        EntryOrder.place(records(change.call()), change);
        String dimension = dimension(change.call());
        if (dimension.isEmpty() || !change.sends("dimension_value")) {
            return;
        }
        ObjectNode values = change.next().path(VALUES) instanceof ObjectNode known ? known.deepCopy() : Nodes.object();
        String value = change.given().path("dimension_value").asString("");
        if (value.isEmpty()) {
            values.remove(dimension);
        } else {
            values.put(dimension, value);
        }
        change.next().set(VALUES, values);
    }

    /** Returns the dimension whose value is written, empty for none. */
    private static String dimension(Call call) {
        JsonNode id = call.extra("dimension_id");
        return id == null ? "" : id.asString("");
    }

    @Override
    protected void check(ItemChange change) {
        requireFilled(change, "name");
        if (Nodes.missing(change.next(), "value")) {
            change.errors().add("value", "can't be blank");
        }
        SpaceState space = change.call().space();
        long datasource = change.number("datasource_id");
        String dimension = dimension(change.call());
        if (space.records(Datasources.KIND).find(datasource).isEmpty()) {
            change.errors().add("datasource", "must exist");
        } else if (!dimension.isEmpty() && !Datasources.hasDimension(space, datasource, dimension)) {
            change.errors().add("dimension", "must exist");
        }
        requireFree(change, "name", other -> Nodes.integer(other, "datasource_id", 0) == datasource);
    }

    @Override
    protected Refusal refusal(FieldErrors errors) {
        return errors.sentences();
    }

    @Override
    protected Stream<ObjectNode> ordered(Stream<ObjectNode> entries) {
        return entries.sorted(EntryOrder.BY_POSITION);
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        JsonNode value = item.path(VALUES).path(call.query().get("dimension").orElse(""));
        ObjectNode shown = Nodes.object();
        for (String name : new String[] {"id", "name", "value"}) {
            shown.set(name, item.path(name));
        }
        shown.set("dimension_value", value.isMissingNode() ? Nodes.valueToTree(null) : value);
        return shown;
    }
}
