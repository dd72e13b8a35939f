package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Records;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deletes, restores and moves several assets at once (docs/management-api.md). A deleted asset is in the trash. */
final class AssetTrash {
    private static final String DELETED_AT = "deleted_at";
    private static final String ALL = "/v1/spaces/{space}/assets";
    private static final int MOST = 100;

    private AssetTrash() {}

    static void addTo(RouteTable routes) {
        routes.changes("GET", ALL + "/restore", call -> {
                    long id = Nodes.integer(
                            Nodes.object().put("id", call.query().get("id").orElse("")), "id", 0);
                    return Answer.json(200, changed(call, id, Commit.Kind.RESTORED, AssetTrash::restored));
                })
                .changes("GET", ALL + "/clear_trash", call -> {
                    records(call).removeWhere(AssetTrash::holds);
                    return FakeResponse.json(204, new byte[0]);
                })
                .changes("POST", ALL + "/bulk_destroy", call -> many(call, Commit.Kind.DELETED, deletion(call)))
                .changes("POST", ALL + "/bulk_restore", call -> many(call, Commit.Kind.RESTORED, AssetTrash::restored))
                .changes("POST", ALL + "/bulk_update", AssetTrash::move)
                .changes("POST", ALL + "/bulk_tags_association", AssetTrash::tag);
    }

    /** Returns whether an asset is in the trash. */
    static boolean holds(ObjectNode asset) {
        return !Nodes.missing(asset, DELETED_AT);
    }

    /** Moves an asset to the trash and returns it. */
    static ObjectNode delete(Call call, long id) {
        if (records(call).find(id).filter(asset -> !holds(asset)).isEmpty()) {
            throw Refusal.notFound();
        }
        return changed(call, id, Commit.Kind.DELETED, deletion(call));
    }

    private static Consumer<ObjectNode> deletion(Call call) {
        String now = FakeState.timestamp(call.state().now());
        return asset -> asset.put(DELETED_AT, now);
    }

    private static void restored(ObjectNode asset) {
        asset.putNull(DELETED_AT);
    }

    private static FakeResponse move(Call call) {
        ObjectNode given = call.body().get("asset") instanceof ObjectNode asset ? asset : Nodes.object();
        if (!given.has("asset_folder_id")) {
            throw Refusal.invalid("asset", "can't be blank");
        }
        Assets.checkFolder(call, Nodes.integer(given, "asset_folder_id", 0));
        return many(call, Commit.Kind.UPDATED, asset -> asset.set("asset_folder_id", given.get("asset_folder_id")));
    }

    private static FakeResponse tag(Call call) {
        for (JsonNode row : call.body().path("assets_tags")) {
            JsonNode tags = row.path("internal_tag_list_ids");
            changed(
                    call,
                    Nodes.integer(row, "asset_id", 0),
                    Commit.Kind.UPDATED,
                    asset -> asset.set("internal_tag_ids", tags.deepCopy()));
        }
        return FakeResponse.json(204, new byte[0]);
    }

    private static FakeResponse many(Call call, Commit.Kind effect, Consumer<ObjectNode> change) {
        JsonNode ids = call.body().path("ids");
        if (ids.isEmpty() || ids.size() > MOST) {
            throw Refusal.invalid("ids", "must be 1 to " + MOST);
        }
        List<Long> found = ids.valueStream().map(id -> id.asLong(0)).toList();
        if (!found.stream().allMatch(id -> records(call).find(id).isPresent())) {
            throw Refusal.notFound();
        }
        found.forEach(id -> changed(call, id, effect, change));
        return Answer.wrapped(200, "message", Nodes.valueToTree(found.size() + " assets"));
    }

    private static ObjectNode changed(Call call, long id, Commit.Kind effect, Consumer<ObjectNode> change) {
        ObjectNode next = Nodes.shallowCopy(records(call).find(id).orElseThrow(Refusal::notFound));
        change.accept(next);
        next.put("updated_at", FakeState.timestamp(call.state().now()));
        records(call).put(id, next);
        call.state().committed(effect, call.space(), "assets", next);
        return next;
    }

    private static Records records(Call call) {
        return call.space().records("assets");
    }
}
