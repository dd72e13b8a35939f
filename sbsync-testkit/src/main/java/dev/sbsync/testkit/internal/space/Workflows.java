package dev.sbsync.testkit.internal.space;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.resource.Resource;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Workflows. Their list creates the default one if there is none, so it is no read (docs/management-api.md). */
public final class Workflows extends Resource {
    private static final String KIND = "workflows";

    public Workflows() {
        super(KIND, "workflow", Set.of("name", "content_types"), "{\"content_types\":[],\"is_default\":false}");
    }

    @Override
    public void addTo(RouteTable routes) {
        routes.changes("GET", "/v1/spaces/{space}/workflows", this::listOrCreate);
        super.addTo(routes);
    }

    private FakeResponse listOrCreate(Call call) {
        if (records(call).all().isEmpty()) {
            long id = call.state().identities().nextId();
            ObjectNode first =
                    Nodes.object().put("id", id).put("name", "Default").put("is_default", true);
            records(call).put(id, first);
            call.state().committed(Commit.Kind.CREATED, call.space(), KIND, first);
        }
        return list(call);
    }

    @Override
    protected void check(ItemChange change) {
        requireFilled(change, "name");
        if (!change.next().path("content_types").isArray()) {
            change.errors().add("content_types", "can't be blank");
        }
    }

    @Override
    protected int updated() {
        return 204;
    }

    @Override
    protected int deleted() {
        return 204;
    }

    /** Stages that name no workflow are those of the default one. */
    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        if (call.query().isOn("include_stages")) {
            ArrayNode stages = item.putArray("workflow_stages");
            call.space().settings().path("workflow_stages").forEach(stage -> {
                long workflow = Nodes.integer(stage, "workflow_id", 0);
                if (workflow == id(item) || (workflow == 0 && Nodes.isTrue(item, "is_default"))) {
                    stages.add(stage);
                }
            });
        }
        return item;
    }
}
