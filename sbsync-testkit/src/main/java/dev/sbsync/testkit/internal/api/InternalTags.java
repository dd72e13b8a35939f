package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.internal.json.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Internal tags, of assets or components; a create answers 200, not 201 (ma-facts §6, §8.11). */
final class InternalTags extends Resource {
    static final String KIND = "internal_tags";

    InternalTags() {
        super(KIND, "internal_tag", Set.of("name", "object_type"), "{\"object_type\":\"asset\"}");
    }

    @Override
    int largestPage() {
        return Page.LARGEST_SIZE;
    }

    @Override
    int created() {
        return 200;
    }

    @Override
    int deleted() {
        return 204;
    }

    @Override
    Predicate<ObjectNode> filter(Call call) {
        return call.query()
                .test(
                        "by_object_type",
                        type -> item ->
                                Json.string(item, "object_type", "asset").equals(type));
    }

    @Override
    void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        requireName(next);
        requireFree(call, next, "name", other -> other.path("object_type").equals(next.path("object_type")));
    }

    @Override
    ObjectNode shown(Call call, ObjectNode item) {
        item.remove(List.of("created_at", "updated_at"));
        return item;
    }
}
