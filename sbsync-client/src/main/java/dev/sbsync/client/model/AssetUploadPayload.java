package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of a file for signing its upload. */
public final class AssetUploadPayload extends Payload<AssetUploadPayload> {

    private static final PayloadRules RULES = new PayloadRules(
            "an asset upload",
            Set.of("filename", "size", "asset_folder_id", "is_private", "validate_upload", "id", "ext_id"),
            Map.of());

    private AssetUploadPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static AssetUploadPayload empty() {
        return new AssetUploadPayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param filename the name of the file; every dot but the last becomes an underscore
     */
    public static AssetUploadPayload of(String filename) {
        return empty().filename(filename);
    }

    @Override
    AssetUploadPayload made(ObjectNode attributes) {
        return new AssetUploadPayload(attributes);
    }

    /** Sets the name of the file. */
    public AssetUploadPayload filename(String value) {
        return set("filename", value);
    }

    /** Sets the folder of the asset. */
    public AssetUploadPayload folderId(long value) {
        return set("asset_folder_id", value);
    }

    /** Sets whether the file can only be read by a signed URL. */
    public AssetUploadPayload privateFile(boolean value) {
        return set("is_private", value);
    }

    /** Sets the external id. */
    public AssetUploadPayload extId(String value) {
        return set("ext_id", value);
    }

    /** Sets the asset whose file is replaced; default: a new asset. */
    public AssetUploadPayload replacing(long value) {
        return set("id", value);
    }

    /**
     * Sets the size of an image in pixels, which becomes part of the asset's URL, where image services read it.
     *
     * @throws IllegalArgumentException if a side is not positive
     */
    public AssetUploadPayload pixels(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "An image has sides of at least 1 pixel, got " + width + "x" + height + ".");
        }
        return set("size", width + "x" + height);
    }

    /** Requests that {@code finish_upload} validates the file and reads its type and length. */
    public AssetUploadPayload validated() {
        return set("validate_upload", 1);
    }
}
