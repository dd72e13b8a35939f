package dev.sbsync.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of an asset for an update. Its file is replaced by an upload. */
public final class AssetPayload extends Payload<AssetPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "an asset",
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
                    Map.of(
                            "filename",
                            "a file is replaced by an upload that names the id.",
                            "short_filename",
                            "a file is replaced by an upload that names the id.",
                            "internal_tags_list",
                            "set \"internal_tag_ids\"."))
            .andIgnores(
                    "id",
                    "locked",
                    "space_id",
                    "content_type",
                    "content_length",
                    "created_at",
                    "updated_at",
                    "deleted_at",
                    "file",
                    "permanently_deleted");

    private AssetPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static AssetPayload empty() {
        return new AssetPayload(none());
    }

    /**
     * Returns all attributes of a record that the API accepts, unknown ones included. The ids of tags become numbers,
     * as the API requires.
     */
    public static AssetPayload copyOf(Asset source) {
        AssetPayload copy = new AssetPayload(copied(source, RULES));
        return source.raw().path("internal_tag_ids").isArray() ? copy.internalTagIds(source.internalTagIds()) : copy;
    }

    @Override
    AssetPayload made(ObjectNode attributes) {
        return new AssetPayload(attributes);
    }

    /** Sets the folder; {@link #clear clear("asset_folder_id")} removes it from its folder. */
    public AssetPayload folderId(long value) {
        return set("asset_folder_id", value);
    }

    /** Sets the alternative text. */
    public AssetPayload alt(String value) {
        return set("alt", value);
    }

    /** Sets the title. */
    public AssetPayload title(String value) {
        return set("title", value);
    }

    /** Sets the copyright notice. */
    public AssetPayload copyright(String value) {
        return set("copyright", value);
    }

    /** Sets the source. */
    public AssetPayload source(String value) {
        return set("source", value);
    }

    /** Sets the focal point, {@code x1xy1:x2xy2} in pixels. */
    public AssetPayload focus(String value) {
        return set("focus", value);
    }

    /** Sets the external id, by which lists can be filtered. */
    public AssetPayload extId(String value) {
        return set("ext_id", value);
    }

    /** Sets whether it can only be read by a signed URL. */
    public AssetPayload privateFile(boolean value) {
        return set("is_private", value);
    }

    /** Sets when the file becomes available. */
    public AssetPayload publishAt(Instant time) {
        return set("publish_at", time.toString());
    }

    /** Sets when the file expires. */
    public AssetPayload expireAt(Instant time) {
        return set("expire_at", time.toString());
    }

    /** Sets all metadata, translations ({@code alt__i18n__de}) and own keys included; shared. */
    public AssetPayload metaData(JsonNode value) {
        return set("meta_data", value);
    }

    /** Sets all its internal tags, which must exist. */
    public AssetPayload internalTagIds(List<Long> ids) {
        return set("internal_tag_ids", Attributes.numbers(ids));
    }
}
