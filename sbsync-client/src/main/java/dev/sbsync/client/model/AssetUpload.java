package dev.sbsync.client.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A signed upload of one file (docs/management-api.md): the URL and form of the storage. Short-lived, and a secret. */
public final class AssetUpload extends RawRecord {

    private AssetUpload(JsonNode raw) {
        super(raw, "asset upload");
    }

    /**
     * Creates an asset upload from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static AssetUpload of(JsonNode raw) {
        return new AssetUpload(raw);
    }

    /** Returns the URL to which the form is posted, without the token; empty if there is none. */
    public String postUrl() {
        return text("post_url");
    }

    /** Returns the fields of the form before {@code file}, in the API's order; empty by default. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        raw().path("fields").properties().stream()
                .filter(field -> field.getValue().isValueNode())
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        return Collections.unmodifiableMap(fields);
    }

    /** Returns the URL for use in stories, from the API; empty if there is none. */
    public String prettyUrl() {
        return text("pretty_url");
    }

    /** Returns the URL of the uploaded file; empty if there is none. */
    public String publicUrl() {
        return text("public_url");
    }

    /** Returns only the id: the rest is secret. */
    @Override
    public String toString() {
        return "AssetUpload[id=" + id() + "]";
    }
}
