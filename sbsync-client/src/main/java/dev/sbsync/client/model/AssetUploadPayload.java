package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What asks for permission to upload a file. Immutable and thread-safe: every change returns another payload. An update
 * leaves alone what its payload lacks ({@link #clear} sends null).
 */
public final class AssetUploadPayload extends Payload<AssetUploadPayload> {

    private static final PayloadRules RULES = new PayloadRules(
            "an asset upload",
            Set.of("filename", "size", "asset_folder_id", "is_private", "validate_upload", "id", "ext_id"),
            Map.of());

    private AssetUploadPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns a payload without any attribute, to update with. */
    public static AssetUploadPayload empty() {
        return new AssetUploadPayload(none());
    }

    /**
     * Returns the payload of a create, with all that the API requires.
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

    /** Sets the folder that the asset goes into. */
    public AssetUploadPayload folderId(long value) {
        return set("asset_folder_id", value);
    }

    /** Sets whether it takes a signed address to read the file. */
    public AssetUploadPayload privateFile(boolean value) {
        return set("is_private", value);
    }

    /** Sets a reference of your own. */
    public AssetUploadPayload extId(String value) {
        return set("ext_id", value);
    }

    /** Sets the asset whose file is replaced; without it the upload makes a new asset. */
    public AssetUploadPayload replacing(long value) {
        return set("id", value);
    }

    /**
     * Sets the size of a picture in pixels, which becomes a part of its address; image services read it there.
     *
     * @throws IllegalArgumentException if a side is not positive
     */
    public AssetUploadPayload pixels(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A picture has sides of 1 pixel or more, got " + width + "x" + height + ".");
        }
        return set("size", width + "x" + height);
    }

    /** Asks that {@code finish_upload} checks the file and reads its type and length. */
    public AssetUploadPayload validated() {
        return set("validate_upload", 1);
    }
}
