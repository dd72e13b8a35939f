package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Page;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.resource.Resource;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Internal tags, of assets or components; a create answers 200, not 201 (docs/management-api.md). */
public final class InternalTags extends Resource {
    static final String KIND = "internal_tags";

    public InternalTags() {
        super(KIND, "internal_tag", Set.of("name", "object_type"), "{\"object_type\":\"asset\"}");
    }

    @Override
    protected int largestPage() {
        return Page.LARGEST_SIZE;
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
                                Json.string(item, "object_type", "asset").equals(type));
    }

    @Override
    protected void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        requireName(next);
        requireFree(call, next, "name", other -> other.path("object_type").equals(next.path("object_type")));
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        item.remove(List.of("created_at", "updated_at"));
        return item;
    }
}
