package dev.sbsync.testkit.internal.space;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.resource.Resource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Keys of the delivery API. Single ones come without a key around them (docs/management-api.md). */
public final class ApiKeys extends Resource {
    private static final Set<String> ACCESS = Set.of("public", "private", "theme", "release", "asset");

    public ApiKeys() {
        super(
                "api_keys",
                "api_key",
                Set.of("access", "name", "branch_id", "story_ids", "release_ids", "min_cache"),
                "{\"access\":\"public\",\"name\":null,\"branch_id\":null,\"story_ids\":[],\"release_ids\":[],\"min_cache\":0}");
    }

    @Override
    protected boolean bare() {
        return true;
    }

    @Override
    protected void complete(Call call, ObjectNode next, ObjectNode given) {
        if (Json.missing(next, "token")) {
            next.put("token", call.state().identities().nextUuid().replace("-", ""));
        }
    }

    @Override
    protected void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        if (!ACCESS.contains(Json.string(next, "access", "public"))) {
            throw Refusal.invalid("access", "is not included in the list");
        }
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        return item.put("space_id", call.space().id());
    }
}
