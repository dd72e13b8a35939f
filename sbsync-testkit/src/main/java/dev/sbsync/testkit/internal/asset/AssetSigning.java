package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.AssetKeys;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a request for an upload; they come in the query or in the body, with or without a key. */
final class AssetSigning {
    private static final Pattern SIZE = Pattern.compile("\\d{0,6}x\\d{0,6}", Pattern.CASE_INSENSITIVE);
    private static final Set<String> METADATA = Set.of(
            "alt", "title", "copyright", "source", "focus", "publish_at", "expire_at", "meta_data", "internal_tag_ids");
    private static final Set<String> PLACE = Set.of("asset_folder_id", "ext_id");

    private final Call call;
    private final ObjectNode given;

    private AssetSigning(Call call, ObjectNode given) {
        this.call = call;
        this.given = given;
    }

    static AssetSigning of(Call call) {
        ObjectNode given = call.body().get("asset") instanceof ObjectNode wrapped
                ? wrapped
                : call.body().deepCopy();
        for (String name : call.query().names()) {
            call.query().get(name).ifPresent(value -> given.put(name, value));
        }
        AssetSigning signing = new AssetSigning(call, given);
        signing.check();
        return signing;
    }

    private void check() {
        if (filename().isBlank() && replaced() == 0) {
            throw Refusal.invalid("filename", "can't be blank");
        }
        String ending = filename().substring(filename().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (JsonNode refused : call.space().settings().path("refused_asset_types")) {
            if (refused.asString("").equals(ending)) {
                throw Refusal.errorMap(
                        422, "base", "Your space must be verified to allow this asset type. Please contact support.");
            }
        }
    }

    ObjectNode given() {
        return given;
    }

    /** Returns the id of the asset whose file is replaced, 0 for a new one. */
    long replaced() {
        return Nodes.integer(given, "id", 0);
    }

    /** Returns the key of a new asset. */
    String newKey(long id) {
        String size = Nodes.string(given, "size", "");
        return AssetKeys.create(call.space().id(), SIZE.matcher(size).matches() ? size : "", id, filename());
    }

    /** Stores what a new asset has from now on; an existing one stays as it is until its file is there. */
    void apply(ObjectNode asset) {
        for (String name : PLACE) {
            if (!Nodes.missing(given, name)) {
                asset.set(name, given.get(name));
            }
        }
        if (Nodes.integer(given, "asset_folder_id", 0) != 0) {
            asset.put("asset_folder_id", Nodes.integer(given, "asset_folder_id", 0));
        }
        asset.put("is_private", Query.on(given.path("is_private").asString("")));
        boolean sent = METADATA.stream().anyMatch(given::has);
        if (call.state().is(Switch.METADATA_STORED_AT_SIGNING, sent)) {
            METADATA.stream().filter(given::has).forEach(name -> asset.set(name, given.get(name)));
        }
    }

    private String filename() {
        return Nodes.string(given, "filename", "");
    }
}
