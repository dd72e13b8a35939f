package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.internal.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Keys of the delivery API. Single ones come without a key around them (ma-facts §6). */
final class ApiKeys extends Resource {
    private static final Set<String> ACCESS = Set.of("public", "private", "theme", "release", "asset");

    ApiKeys() {
        super(
                "api_keys",
                "api_key",
                Set.of("access", "name", "branch_id", "story_ids", "release_ids", "min_cache"),
                "{\"access\":\"public\",\"name\":null,\"branch_id\":null,\"story_ids\":[],\"release_ids\":[],\"min_cache\":0}");
    }

    @Override
    boolean bare() {
        return true;
    }

    @Override
    void complete(Call call, ObjectNode next, ObjectNode given) {
        if (Json.missing(next, "token")) {
            next.put("token", call.state().identities().nextUuid().replace("-", ""));
        }
    }

    @Override
    void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        if (!ACCESS.contains(Json.string(next, "access", "public"))) {
            throw Refusal.invalid("access", "is not included in the list");
        }
    }

    @Override
    ObjectNode shown(Call call, ObjectNode item) {
        return item.put("space_id", call.space().id());
    }
}
