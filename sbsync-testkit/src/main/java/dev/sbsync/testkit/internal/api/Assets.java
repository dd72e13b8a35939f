package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assets, of which the fake keeps what is known about them and not the files. Single ones come without a key around
 * them; a create is the permission to upload, and the asset is listed once {@code finish_upload} was called (ma-facts
 * §6).
 */
final class Assets extends Resource {
    private static final String KIND = "assets";
    private static final String PENDING = "pending";

    Assets() {
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
                        "locked",
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
    }

    @Override
    void addTo(Routes routes) {
        super.addTo(routes);
        routes.changes("GET", "/v1/spaces/{space}/assets/{id}/finish_upload", this::finish);
    }

    @Override
    int largestPage() {
        return Page.LARGEST_SIZE;
    }

    @Override
    int updated() {
        return 204;
    }

    @Override
    boolean bare() {
        return true;
    }

    @Override
    Predicate<ObjectNode> filter(Call call) {
        Predicate<ObjectNode> test = item -> !Json.isTrue(item, PENDING);
        return test.and(call.query()
                .get("in_folder")
                .<Predicate<ObjectNode>>map(folder -> item ->
                        Long.toString(Json.integer(item, "asset_folder_id", 0)).equals(folder))
                .orElse(item -> true));
    }

    @Override
    void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        long folder = Json.integer(next, "asset_folder_id", 0);
        if (folder != 0 && call.space().records("asset_folders").find(folder).isEmpty()) {
            throw Refusal.errorMap(422, "base", "This asset folder is not valid");
        }
    }

    /** Parameters come in the query or in the body, with or without a key around them. */
    @Override
    FakeResponse create(Call call) {
        ObjectNode given = call.body().get("asset") instanceof ObjectNode wrapped
                ? wrapped
                : call.body().deepCopy();
        for (String name : call.query().names()) {
            call.query().get(name).ifPresent(value -> given.put(name, value));
        }
        String filename = Json.string(given, "filename", "");
        if (filename.isBlank()) {
            throw Refusal.invalid("filename", "can't be blank");
        }
        SpaceState space = call.space();
        long replaced = Json.integer(given, "id", 0);
        long id = replaced == 0 ? call.state().identities().nextId() : replaced;
        ObjectNode next = replaced == 0
                ? Json.object()
                : Json.shallowCopy(records(call).find(replaced).orElseThrow(Refusal::notFound));
        String key = key(space.id(), Json.string(given, "size", ""), id, filename);
        String now = FakeState.timestamp(call.state().now());
        next.put("id", id)
                .put("filename", "https://s3.amazonaws.com/a.storyblok.com/" + key)
                .put("short_filename", key.substring(key.lastIndexOf('/') + 1))
                .put("is_private", Query.on(given.path("is_private").asString("")))
                .put("updated_at", now)
                .putIfAbsent("created_at", Json.valueToTree(now));
        if (Json.integer(given, "asset_folder_id", 0) != 0) {
            next.put("asset_folder_id", Json.integer(given, "asset_folder_id", 0));
        }
        if (!Json.missing(given, "ext_id")) {
            next.set("ext_id", given.get("ext_id"));
        }
        next.put(PENDING, replaced == 0);
        check(call, next, null);
        records(call).put(id, next);
        return Answer.json(200, permission(call, id, key));
    }

    private FakeResponse finish(Call call) {
        ObjectNode next = Json.shallowCopy(stored(call));
        next.remove(PENDING);
        records(call).put(Json.integer(next, "id", 0), next);
        return Answer.json(200, rendered(call, next));
    }

    @Override
    ObjectNode shown(Call call, ObjectNode item) {
        item.remove(PENDING);
        return item.put("space_id", call.space().id());
    }

    /** Dots of a name but the last become underscores; without a size its part of the path is missing. */
    private static String key(long space, String size, long id, String filename) {
        String name = filename.substring(filename.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            name = name.substring(0, dot).replace('.', '_') + name.substring(dot);
        }
        return "f/" + space + "/" + (size.isEmpty() ? "" : size + "/") + Long.toHexString(id) + "/" + name;
    }

    private static ObjectNode permission(Call call, long id, String key) {
        String host = call.header("Host").orElse("fake.invalid");
        ObjectNode answer = Json.object();
        answer.putObject("fields")
                .put("key", key)
                .put("acl", "public-read")
                .put("Expires", "Sun, 17 Jan 2038 00:00:00 GMT")
                .put("Cache-Control", "public; max-age=31536000")
                .put("Content-Type", "application/octet-stream")
                .put("policy", "fake")
                .put("x-amz-credential", "fake")
                .put("x-amz-algorithm", "AWS4-HMAC-SHA256")
                .put("x-amz-date", "20260115T093000Z")
                .put("x-amz-signature", "fake");
        return answer.put("id", id)
                .put("post_url", "http://" + host + Uploads.PATH)
                .put("pretty_url", "//a.storyblok.com/" + key)
                .put("public_url", "https://s3.amazonaws.com/a.storyblok.com/" + key)
                .put("locked", false)
                .set("meta_data", Json.object());
    }
}
