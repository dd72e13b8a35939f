package dev.sbsync.testkit.internal.space;

import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.resource.Resource;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Keys of the delivery API. Single ones are returned without a key (docs/management-api.md). */
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
    protected void complete(ItemChange change) {
        if (Nodes.missing(change.next(), "token")) {
            String token = change.call().state().identities().nextUuid().replace("-", "");
            change.next().put("token", token);
        }
    }

    @Override
    protected void check(ItemChange change) {
        if (!ACCESS.contains(Nodes.string(change.next(), "access", "public"))) {
            change.errors().add("access", "is not included in the list");
        }
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        return item.put("space_id", call.space().id());
    }
}
