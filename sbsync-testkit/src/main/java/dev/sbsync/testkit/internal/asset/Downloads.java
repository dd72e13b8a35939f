package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.file.FilePaths;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.AssetKeys;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.StoredFile;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers files, as the delivery hosts and S3 do: by the path of the URL, without a token, private ones with a
 * signature alone (docs/management-api.md).
 */
final class Downloads {
    private static final List<String> SHOWN = List.of(
            "content_length",
            "content_type",
            "alt",
            "title",
            "focus",
            "copyright",
            "asset_folder_id",
            "expire_at",
            "created_at",
            "updated_at");

    private final FakeState state;

    Downloads(FakeState state) {
        this.state = state;
    }

    /** Returns a file. */
    FakeResponse file(FakeRequest request) {
        Optional<String> path = FilePaths.key(request.path());
        boolean head = request.method().equals("HEAD");
        if (path.isEmpty() || !(head || request.method().equals("GET"))) {
            return StorageErrors.xml(405, "MethodNotAllowed", "The method is not allowed against this resource.");
        }
        String key = path.get();
        Optional<AssetKeys.Found> found = AssetKeys.find(state, key);
        StoredFile file = found.map(asset -> asset.space().files().get(Nodes.integer(asset.asset(), "id", 0)))
                .orElse(null);
        if (file == null) {
            return state.is(Switch.MISSING_FILE_FORBIDDEN)
                    ? StorageErrors.xml(403, "AccessDenied", "Access Denied")
                    : StorageErrors.xml(404, "NoSuchKey", "The specified key does not exist.");
        }
        if (Nodes.isTrue(found.orElseThrow().asset(), "is_private")) {
            Signatures.Validity signature =
                    Signatures.of(new Query(request.query()), AssetKeys.decoded(key), state.now());
            if (signature != Signatures.Validity.VALID) {
                boolean expired = signature == Signatures.Validity.EXPIRED;
                return StorageErrors.xml(403, "AccessDenied", expired ? "Request has expired" : "Access Denied");
            }
        }
        return delivered(file, head);
    }

    private static FakeResponse delivered(StoredFile file, boolean head) {
        FakeResponse whole = FakeResponse.of(200, file.contentType(), file.content())
                .withHeader("ETag", "\"" + file.content().md5() + "\"")
                .withHeader("Cache-Control", "public, max-age=31536000")
                .withHeader("Accept-Ranges", "bytes");
        return head
                ? whole.withHeader(
                                "Content-Length", Long.toString(file.content().length()))
                        .withBody(new byte[0])
                : whole;
    }

    /** Signs the URL of a file, for a key of its space with the access {@code asset}. */
    FakeResponse sign(FakeRequest request) {
        Query query = new Query(request.query());
        String key = AssetKeys.of(query.get("filename").orElse(""));
        Optional<AssetKeys.Found> found = AssetKeys.find(state, key);
        String token = query.get("token").orElse("");
        if (!mayReadAssets(token, found)) {
            return FakeResponse.json(401, Nodes.bytes(Nodes.object().put("error", "Unauthorized")));
        }
        if (found.isEmpty()) {
            return FakeResponse.json(404, Nodes.bytes(Nodes.array().add("This record could not be found")));
        }
        String host = request.header("Host").orElse("127.0.0.1");
        ObjectNode asset = signed(found.get().asset(), key, host);
        return FakeResponse.json(200, Nodes.bytes(Nodes.object().set("asset", asset)));
    }

    /** A token is for the files of its space; one of any space may ask for a file that does not exist. */
    private boolean mayReadAssets(String token, Optional<AssetKeys.Found> found) {
        return state.spaces().stream()
                .filter(space -> found.isEmpty() || found.get().space() == space)
                .flatMap(space -> space.records("api_keys").all().stream())
                .anyMatch(key -> Nodes.string(key, "access", "").equals("asset")
                        && Nodes.string(key, "token", "").equals(token));
    }

    private ObjectNode signed(ObjectNode asset, String key, String host) {
        ObjectNode answer = Nodes.object()
                .put("filename", AssetKeys.DELIVERY + key)
                .put("is_private", Nodes.isTrue(asset, "is_private"));
        for (String name : SHOWN) {
            answer.set(name, asset.path(name).isMissingNode() ? Nodes.valueToTree(null) : asset.get(name));
        }
        return answer.put(
                "signed_url",
                "http://" + host + "/" + key + "?" + Signatures.query(AssetKeys.decoded(key), state.now()));
    }
}
