package dev.sbsync.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A file, and what is known about it (docs/management-api.md).
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable unless {@link #raw()} is changed.
 */
public final class Asset extends RawRecord {

    private Asset(JsonNode raw) {
        super(raw, "asset");
    }

    /**
     * Creates an asset from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static Asset of(JsonNode raw) {
        return new Asset(raw);
    }

    /** Returns the address of the file as the API gives it, at S3 (docs/management-api.md); empty if there is none. */
    public String filename() {
        return text("filename");
    }

    /** Returns the last part of the address; empty if there is none. */
    public String shortFilename() {
        return text("short_filename");
    }

    /** Returns the media type; empty if there is none. */
    public String contentType() {
        return text("content_type");
    }

    /** Returns the size in bytes; 0 if there is none. */
    public long contentLength() {
        return id("content_length");
    }

    /** Returns the id of the folder it lies in; 0 if it lies in none. */
    public long assetFolderId() {
        return id("asset_folder_id");
    }

    /** Returns whether it takes a signed address to read it; false by default. */
    public boolean privateFile() {
        return flag("is_private");
    }

    /** Returns the alternative text; empty if there is none. */
    public String alt() {
        return text("alt");
    }

    /** Returns the title; empty if there is none. */
    public String title() {
        return text("title");
    }

    /** Returns the copyright notice; empty if there is none. */
    public String copyright() {
        return text("copyright");
    }

    /** Returns where it comes from; empty if there is none. */
    public String source() {
        return text("source");
    }

    /** Returns the focal point, {@code x1xy1:x2xy2} in pixels; empty if there is none. */
    public String focus() {
        return text("focus");
    }

    /** Returns your own reference; empty if there is none. */
    public String extId() {
        return text("ext_id");
    }

    /** Returns when it becomes readable; empty if absent or not an ISO-8601 timestamp. */
    public Optional<Instant> publishAt() {
        return instant("publish_at");
    }

    /** Returns when it stops being readable; empty if absent or not an ISO-8601 timestamp. */
    public Optional<Instant> expireAt() {
        return instant("expire_at");
    }

    /**
     * Returns alt text, title, copyright, source and what else was entered, shared; a missing node if there is none.
     */
    public JsonNode metaData() {
        return raw().path("meta_data");
    }

    /** Returns the ids of its internal tags, which the API sends as JSON strings; empty by default. */
    public List<Long> internalTagIds() {
        return Attributes.ids(raw(), "internal_tag_ids");
    }

    /**
     * Returns everything of this that the API takes, unknown attributes included. The ids of tags become numbers, as
     * the API takes them only so (docs/management-api.md).
     */
    public AssetPayload toPayload() {
        return AssetPayload.copyOf(this);
    }

    /** Returns the id and the last part of the address. */
    @Override
    public String toString() {
        return "Asset[id=" + id() + ", shortFilename=" + shortFilename() + "]";
    }
}
