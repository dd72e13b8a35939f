package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.component.InternalTags;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.FieldErrors;
import dev.sbsync.testkit.internal.http.ListPage;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.resource.Resource;
import dev.sbsync.testkit.internal.state.AssetKeys;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Records;
import dev.sbsync.testkit.internal.state.StoredFile;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assets and their files. Single ones are returned without a key; a create signs an upload, and the asset is listed
 * once {@code finish_upload} was called, which reads type and length from the file (docs/management-api.md).
 */
public final class Assets extends Resource {
    private static final String KIND = "assets";
    private static final String PENDING = "pending";

    private final Uploads uploads;

    public Assets(Uploads uploads) {
        super(
                KIND,
                "asset",
                Set.of(
                        "asset_folder_id",
                        "alt",
                        "title",
                        "copyright",
                        "source",
                        "focus",
                        "ext_id",
                        "is_private",
                        "publish_at",
                        "expire_at",
                        "meta_data",
                        "internal_tag_ids"),
                """
                {"asset_folder_id":null,"content_type":"application/octet-stream","content_length":0,"alt":null,
                 "title":null,"copyright":null,"source":null,"focus":null,"ext_id":null,"is_private":false,"locked":false,
                 "publish_at":null,"expire_at":null,"meta_data":{},"internal_tag_ids":[],"internal_tags_list":[],
                 "deleted_at":null}
                """);
        this.uploads = uploads;
    }

    @Override
    public void addTo(RouteTable routes) {
        super.addTo(routes);
        routes.changes("GET", "/v1/spaces/{space}/assets/{id}/finish_upload", this::finish);
    }

    @Override
    protected int largestPage() {
        return ListPage.LARGEST_SIZE;
    }

    @Override
    protected int updated() {
        return 204;
    }

    @Override
    protected boolean bare() {
        return true;
    }

    @Override
    protected Predicate<ObjectNode> filter(Call call) {
        Query query = call.query();
        Predicate<ObjectNode> finished = item -> !Nodes.isTrue(item, PENDING);
        return finished.and(query.test(
                        "ext_id", id -> item -> Nodes.string(item, "ext_id", "").equals(id)))
                .and(query.test(
                        "in_folder",
                        id -> item -> id.equals(Long.toString(Nodes.integer(item, "asset_folder_id", 0)))));
    }

    @Override
    protected void check(ItemChange change) {
        long folder = change.number("asset_folder_id");
        Records folders = change.call().space().records("asset_folders");
        if (change.sends("asset_folder_id")
                && folder != 0
                && folders.find(folder).isEmpty()) {
            throw Refusal.errorMap(422, "base", "This asset folder is not valid");
        }
        InternalTags.checkTags(change, "asset");
    }

    /** Signs an upload; with the {@code id} of an asset it replaces the bytes under the same key. */
    @Override
    protected FakeResponse create(Call call) {
        ObjectNode given = signParameters(call);
        String filename = Nodes.string(given, "filename", "");
        if (filename.isBlank()) {
            throw Refusal.invalid("filename", "can't be blank");
        }
        long replaced = Nodes.integer(given, "id", 0);
        long id = replaced == 0 ? call.state().identities().nextId() : replaced;
        ObjectNode next = replaced == 0
                ? Nodes.object()
                : Nodes.shallowCopy(records(call).find(replaced).orElseThrow(Refusal::notFound));
        String key = replaced == 0
                ? AssetKeys.create(call.space().id(), Nodes.string(given, "size", ""), id, filename)
                : AssetKeys.of(Nodes.string(next, "filename", ""));
        complete(
                next.put("id", id), given, key, FakeState.timestamp(call.state().now()));
        next.put(PENDING, replaced == 0);
        check(new ItemChange(call, given, null, next, new FieldErrors()));
        records(call).put(id, next);
        return Answer.json(200, permission(call, id, key));
    }

    /** Returns the parameters of a create; they come in the query or in the body, with or without a key around them. */
    private static ObjectNode signParameters(Call call) {
        ObjectNode given = call.body().get("asset") instanceof ObjectNode wrapped
                ? wrapped
                : call.body().deepCopy();
        for (String name : call.query().names()) {
            call.query().get(name).ifPresent(value -> given.put(name, value));
        }
        return given;
    }

    private static void complete(ObjectNode next, ObjectNode given, String key, String now) {
        next.put("filename", AssetKeys.BUCKET + key)
                .put("short_filename", key.substring(key.lastIndexOf('/') + 1))
                .put("is_private", Query.on(given.path("is_private").asString("")))
                .put("updated_at", now)
                .putIfAbsent("created_at", Nodes.valueToTree(now));
        if (Nodes.integer(given, "asset_folder_id", 0) != 0) {
            next.put("asset_folder_id", Nodes.integer(given, "asset_folder_id", 0));
        }
        if (!Nodes.missing(given, "ext_id")) {
            next.set("ext_id", given.get("ext_id"));
        }
    }

    private FakeResponse finish(Call call) {
        ObjectNode next = Nodes.shallowCopy(stored(call));
        next.remove(PENDING);
        StoredFile file = call.space().files().get(Nodes.integer(next, "id", 0));
        if (file != null) {
            next.put("content_type", file.contentType())
                    .put("content_length", file.content().length());
        }
        records(call).put(Nodes.integer(next, "id", 0), next);
        return Answer.json(200, rendered(call, next));
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        item.remove(PENDING);
        item.set("internal_tags_list", InternalTags.listed(call.space(), item));
        return item.put("space_id", call.space().id());
    }

    private ObjectNode permission(Call call, long id, String key) {
        return uploads.sign(call.space().id(), id, key, call.header("Host").orElse("127.0.0.1"))
                .put("id", id)
                .put("pretty_url", "//a.storyblok.com/" + key)
                .put("public_url", AssetKeys.BUCKET + key)
                .put("locked", false)
                .set("meta_data", Nodes.object());
    }
}
