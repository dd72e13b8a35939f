package dev.sbsync.client.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The permission to upload one file, and where to (docs/management-api.md). It is signed and short-lived: a secret.
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable unless {@link #raw()} is changed.
 */
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

    /** Returns the address to post the form to, without any token of Storyblok; empty if there is none. */
    public String postUrl() {
        return text("post_url");
    }

    /** Returns the fields of the form, which go before its {@code file}, in the API's order; empty by default. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        raw().path("fields").properties().stream()
                .filter(field -> field.getValue().isValueNode())
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        return Collections.unmodifiableMap(fields);
    }

    /** Returns the address that stories are to use, as the API gives it; empty if there is none. */
    public String prettyUrl() {
        return text("pretty_url");
    }

    /** Returns the address that the file will have; empty if there is none. */
    public String publicUrl() {
        return text("public_url");
    }

    /** Returns the id alone: the rest is signed. */
    @Override
    public String toString() {
        return "AssetUpload[id=" + id() + "]";
    }
}
