package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.component.InternalTags;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.FieldErrors;
import dev.sbsync.testkit.internal.http.ListPage;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.resource.Resource;
import dev.sbsync.testkit.internal.state.AssetKeys;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.StoredFile;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assets and their files. Single ones are returned without a key; a create signs an upload, and {@code finish_upload}
 * reads type and length from the file (docs/management-api.md).
 */
public final class Assets extends Resource {
    private static final String KIND = "assets";
    /** Marks a new asset until its upload is finished. */
    static final String PENDING = "pending";

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
                {"asset_folder_id":null,"content_type":null,"content_length":null,"alt":null,
                 "title":null,"copyright":null,"source":null,"focus":null,"ext_id":null,"is_private":false,"locked":false,
                 "publish_at":null,"expire_at":null,"meta_data":{},"internal_tag_ids":[],"internal_tags_list":[],
                 "deleted_at":null}
                """);
        this.uploads = uploads;
    }

    @Override
    public void addTo(RouteTable routes) {
        AssetTrash.addTo(routes);
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
        return AssetFilter.of(call);
    }

    @Override
    protected void check(ItemChange change) {
        if (change.sends("asset_folder_id")) {
            checkFolder(change.call(), change.number("asset_folder_id"));
        }
        InternalTags.checkTags(change, "asset");
        AssetRules.check(change);
    }

    @Override
    protected void complete(ItemChange change) {
        AssetRules.complete(change);
    }

    /** Refuses a folder that does not exist; 0 means the root. */
    static void checkFolder(Call call, long folder) {
        if (folder != 0 && call.space().records("asset_folders").find(folder).isEmpty()) {
            throw Refusal.errorMap(422, "base", "This asset folder is not valid");
        }
    }

    /** Signs an upload; with the {@code id} of an asset it replaces the bytes under the same key. */
    @Override
    protected FakeResponse create(Call call) {
        AssetSigning signing = AssetSigning.of(call);
        if (signing.replaced() != 0) {
            ObjectNode asset = records(call).find(signing.replaced()).orElseThrow(Refusal::notFound);
            return Answer.json(200, permission(call, asset));
        }
        String now = FakeState.timestamp(call.state().now());
        long id = call.state().identities().nextId();
        String key = signing.newKey(id);
        ObjectNode next = Nodes.object()
                .put("id", id)
                .put("filename", AssetKeys.BUCKET + key)
                .put("short_filename", key.substring(key.lastIndexOf('/') + 1))
                .put("created_at", now)
                .put("updated_at", now)
                .put(PENDING, true);
        signing.apply(next);
        check(new ItemChange(call, signing.given(), null, next, new FieldErrors()));
        records(call).put(id, next);
        call.state().committed(Commit.Kind.CREATED, call.space(), KIND, next);
        return Answer.json(200, permission(call, next));
    }

    /** Reads type and length of the file; without a file they stay empty. */
    private FakeResponse finish(Call call) {
        ObjectNode next = Nodes.shallowCopy(stored(call));
        StoredFile file = call.space().files().get(id(next));
        if (call.state().is(Switch.FINISH_WITHOUT_FILE_REFUSED, file == null)) {
            throw Refusal.errorMap(422, "base", "The file of this asset is missing");
        }
        if (file != null) {
            read(call, file, next);
        }
        next.remove(PENDING);
        next.put("updated_at", FakeState.timestamp(call.state().now()));
        records(call).put(id(next), next);
        return Answer.json(200, rendered(call, next));
    }

    private static void read(Call call, StoredFile file, ObjectNode next) {
        long length = file.content().length();
        long limit = Nodes.integer(call.space().settings(), "upload_limit", Long.MAX_VALUE);
        if (length > limit) {
            throw Refusal.errorMap(422, "base", "The file is larger than the " + limit + " bytes that are allowed");
        }
        next.put("content_type", file.contentType()).put("content_length", length);
    }

    @Override
    protected FakeResponse delete(Call call) {
        return Answer.json(200, rendered(call, AssetTrash.delete(call, call.id("id"))));
    }

    @Override
    protected ObjectNode shown(Call call, ObjectNode item) {
        item.remove(PENDING);
        item.set("internal_tags_list", InternalTags.listed(call.space(), item));
        if (call.state().is(Switch.OLD_ASSET_ROWS)) {
            AssetRules.old(item);
        }
        return item.put("space_id", call.space().id());
    }

    private ObjectNode permission(Call call, ObjectNode asset) {
        long id = id(asset);
        String key = AssetKeys.of(Nodes.string(asset, "filename", ""));
        return uploads.sign(call.space().id(), id, key, call.header("Host").orElse("127.0.0.1"))
                .put("id", id)
                .put("pretty_url", "//a.storyblok.com/" + key)
                .put("public_url", AssetKeys.BUCKET + key)
                .put("locked", false)
                .set("meta_data", Nodes.object());
    }
}
