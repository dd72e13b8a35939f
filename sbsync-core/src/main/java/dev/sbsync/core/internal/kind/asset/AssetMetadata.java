package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.core.internal.kind.record.RecordDraft;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The metadata of assets as compared and written. {@code meta_data} is the truth about texts that are also fields of
 * their own (docs/management-api.md); empty values are absent. Stateless.
 */
final class AssetMetadata {

    private static final String META_DATA = "meta_data";

    /** Fields that are also in {@code meta_data}. */
    private static final List<String> TEXTS = List.of("alt", "title", "copyright", "source");

    private static final List<String> TIMES = List.of("publish_at", "expire_at");

    /** What signing an upload stores, and what the file determines. */
    private static final List<String> SIGNED = List.of("asset_folder_id", "is_private", "ext_id");

    private AssetMetadata() {}

    static void addTo(RecordDraft draft, ObjectNode raw) {
        ObjectNode body = draft.body();
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> value : raw.path(META_DATA).properties()) {
            if (!blank(value.getValue())) {
                all.set(value.getKey(), value.getValue());
            }
        }
        for (String text : TEXTS) {
            JsonNode value = blank(all.path(text)) ? raw.path(text) : all.path(text);
            put(body, text, value);
            draft.uncompared("/" + META_DATA + "/" + text);
        }
        body.set(META_DATA, all);
        put(body, "focus", raw.path("focus"));
        TIMES.forEach(time -> put(body, time, raw.path(time)));
        body.put("is_private", raw.path("is_private").asBoolean(false));
        for (String file : List.of("content_type", "content_length")) {
            if (raw.has(file)) {
                put(body, file, raw.path(file));
            }
        }
        String own = ExternalIds.own(raw);
        if (!own.isEmpty()) {
            body.put("ext_id", own);
        }
    }

    /** Returns the payload of an update: absent texts are cleared. */
    static AssetPayload payload(ObjectNode body) {
        AssetPayload payload = AssetPayload.empty();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            boolean text = TEXTS.contains(name) || name.equals("focus");
            if (!name.startsWith("content_")) {
                JsonNode value = field.getValue();
                payload = payload.set(name, text && value.isNull() ? JsonNodeFactory.instance.stringNode("") : value);
            }
        }
        return payload;
    }

    /** Returns whether a new asset needs an update after its upload. */
    static boolean described(ObjectNode body) {
        return body.properties().stream()
                .anyMatch(field -> !SIGNED.contains(field.getKey())
                        && !field.getKey().startsWith("content_")
                        && !blank(field.getValue()));
    }

    private static void put(ObjectNode body, String name, JsonNode value) {
        if (blank(value)) {
            body.putNull(name);
        } else {
            body.set(name, value);
        }
    }

    private static boolean blank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.stringValue().isEmpty())
                || (value.isContainer() && value.isEmpty());
    }
}
