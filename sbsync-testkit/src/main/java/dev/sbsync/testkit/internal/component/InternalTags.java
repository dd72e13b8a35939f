package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.ListPage;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.resource.Resource;
import dev.sbsync.testkit.internal.state.Records;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Internal tags of assets, components or ideas; a create answers 200, not 201 (docs/management-api.md). */
public final class InternalTags extends Resource {
    static final String KIND = "internal_tags";

    private static final String IDS = "internal_tag_ids";
    private static final Set<String> TYPES = Set.of("asset", "component", "idea");

    public InternalTags() {
        super(KIND, "internal_tag", Set.of("name", "object_type"), "{\"object_type\":\"asset\"}");
    }

    @Override
    protected int largestPage() {
        return ListPage.LARGEST_SIZE;
    }

    @Override
    protected int created() {
        return 200;
    }

    @Override
    protected int deleted() {
        return 204;
    }

    @Override
    protected Predicate<ObjectNode> filter(Call call) {
        return call.query()
                .test(
                        "by_object_type",
                        type -> item ->
                                Nodes.string(item, "object_type", "asset").equals(type));
    }

    @Override
    protected void check(ItemChange change) {
        requireFilled(change, "name");
        boolean untyped = change.text("object_type").isEmpty();
        if (change.call().state().is(Switch.TAG_WITHOUT_TYPE_STORED, untyped)) {
            change.next().put("object_type", "asset");
        }
        if (!TYPES.contains(change.text("object_type"))) {
            change.errors().add("object_type", "is not included in the list");
        }
        requireFree(
                change,
                "name",
                other -> Nodes.string(other, "object_type", "asset").equals(change.text("object_type")));
    }

    /** Removes a deleted tag from components and assets; schemas keep its id (docs/management-api.md). */
    @Override
    protected void afterDelete(Call call, ObjectNode gone) {
        for (String kind : List.of("components", "assets")) {
            call.space().records(kind).changeWhere(item -> hasTag(item, id(gone)), item -> {
                ArrayNode left = Nodes.array();
                item.path(IDS)
                        .valueStream()
                        .filter(tag -> tag.asLong(0) != id(gone))
                        .forEach(left::add);
                item.set(IDS, left);
            });
        }
    }

    private static boolean hasTag(ObjectNode item, long id) {
        return item.path(IDS).valueStream().anyMatch(tag -> tag.asLong(0) == id);
    }

    /** Refuses an item with a tag that is unknown, of another type, or not given as a number. */
    public static void checkTags(ItemChange change, String type) {
        if (!change.sends(IDS)) {
            return;
        }
        Records tags = change.call().space().records(KIND);
        for (JsonNode id : change.next().path(IDS)) {
            boolean known = id.isIntegralNumber()
                    && tags.find(id.longValue())
                            .filter(tag ->
                                    Nodes.string(tag, "object_type", "asset").equals(type))
                            .isPresent();
            if (!known) {
                String text = "Invalid internal_tag, there is at least one internal_tag not found in our database";
                throw change.call().state().is(Switch.UNKNOWN_TAG_REFUSED_BY_FIELD)
                        ? Refusal.invalid(IDS, text)
                        : Refusal.errorMap(422, IDS, text);
            }
        }
    }

    /** Returns the ids and names of an item's tags. */
    public static ArrayNode listed(SpaceState space, ObjectNode item) {
        ArrayNode tags = Nodes.array();
        for (JsonNode id : item.path(IDS)) {
            space.records(KIND)
                    .find(id.asLong(0))
                    .ifPresent(tag -> tags.addObject().put("id", id.asLong(0)).set("name", tag.path("name")));
        }
        return tags;
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        item.remove(List.of("created_at", "updated_at"));
        return item;
    }
}
