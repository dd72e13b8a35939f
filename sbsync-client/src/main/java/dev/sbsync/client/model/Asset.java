package dev.sbsync.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An asset: a file and its metadata (docs/management-api.md). */
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

    /** Returns the URL of the file from the API, at S3 (docs/management-api.md); empty if there is none. */
    public String filename() {
        return text("filename");
    }

    /**
     * Returns the URL of the file at its delivery host, {@code https://a.storyblok.com/f/…}, which content has too;
     * empty if there is none.
     */
    public String url() {
        return AssetUrls.delivered(filename());
    }

    /** Returns the name of the file: {@link #shortFilename}, or the end of the URL where old rows have none. */
    public String name() {
        return shortFilename().isEmpty() ? AssetUrls.name(filename()) : shortFilename();
    }

    /** Returns the last segment of the URL; empty if there is none. */
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

    /** Returns the id of its folder; 0 if there is none. */
    public long assetFolderId() {
        return id("asset_folder_id");
    }

    /** Returns whether it can only be read by a signed URL; false by default. */
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

    /** Returns the source; empty if there is none. */
    public String source() {
        return text("source");
    }

    /** Returns the focal point, {@code x1xy1:x2xy2} in pixels; empty if there is none. */
    public String focus() {
        return text("focus");
    }

    /** Returns the external id; empty if there is none. */
    public String extId() {
        return text("ext_id");
    }

    /** Returns when the file becomes available; empty if absent or not an ISO-8601 timestamp. */
    public Optional<Instant> publishAt() {
        return instant("publish_at");
    }

    /** Returns when the file expires; empty if absent or not an ISO-8601 timestamp. */
    public Optional<Instant> expireAt() {
        return instant("expire_at");
    }

    /**
     * Returns all metadata (alt text, title, copyright, source, custom keys), shared; a missing node if there is none.
     */
    public JsonNode metaData() {
        return raw().path("meta_data");
    }

    /** Returns the ids of its internal tags, which the API sends as JSON strings; empty by default. */
    public List<Long> internalTagIds() {
        return Attributes.ids(raw(), "internal_tag_ids");
    }

    /**
     * Returns all attributes that the API accepts, unknown ones included. The ids of tags become numbers, as the API
     * requires (docs/management-api.md).
     */
    public AssetPayload toPayload() {
        return AssetPayload.copyOf(this);
    }

    /** Returns the id and the last segment of the URL. */
    @Override
    public String toString() {
        return "Asset[id=" + id() + ", shortFilename=" + shortFilename() + "]";
    }
}
