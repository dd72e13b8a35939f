package dev.sbsync.testkit.internal.component;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a component's schema. They are stored verbatim, but each gets an id; of their references only
 * datasources are checked (docs/management-api.md).
 */
final class SchemaFields {
    private static final Map<String, List<String>> REFERENCES = Map.of(
            "component_groups", List.of("component_group_whitelist", "component_group_denylist"),
            "internal_tags", List.of("component_tag_whitelist", "component_tag_denylist"),
            "asset_folders", List.of("asset_folder_id"));

    private SchemaFields() {}

    /** Returns the schema that was sent; a field without an id keeps its stored one or gets a new one. */
    static JsonNode withIds(ItemChange change) {
        if (!(change.next().path("schema") instanceof ObjectNode sent)) {
            return change.next().path("schema");
        }
        ObjectNode before = change.before();
        JsonNode stored = before == null ? Nodes.object() : before.path("schema");
        ObjectNode fields = Nodes.object();
        sent.properties().forEach(entry -> {
            JsonNode field = entry.getValue().deepCopy();
            if (field instanceof ObjectNode object && Nodes.missing(object, "id")) {
                object.put("id", Nodes.string(stored.path(entry.getKey()), "id").orElseGet(() -> newId(change)));
            }
            fields.set(entry.getKey(), field);
        });
        return fields;
    }

    /** Refuses a field with an unknown datasource, and notes other references to items that the space lacks. */
    static void check(ItemChange change) {
        change.next().path("schema").properties().forEach(field -> {
            String slug = Nodes.string(field.getValue(), "datasource_slug", "");
            if (!slug.isEmpty() && !values(change, "datasources", "slug").contains(slug)) {
                throw Refusal.error(
                        422, "The datasource " + slug + " of the field " + field.getKey() + " is not found");
            }
            REFERENCES.forEach((kind, keys) -> keys.forEach(key -> noteUnknown(change, kind, field, key)));
        });
    }

    private static void noteUnknown(ItemChange change, String kind, Map.Entry<String, JsonNode> field, String key) {
        Set<String> known = values(change, kind, kind.equals("component_groups") ? "uuid" : "id");
        JsonNode given = field.getValue().path(key);
        for (JsonNode id : given.isArray() ? given : Nodes.array().add(given)) {
            String text = id.asString("");
            if (!text.isEmpty() && !known.contains(text)) {
                if (change.call().state().is(Switch.SCHEMA_REFERENCES_CHECKED)) {
                    throw Refusal.error(
                            422, "The " + key + " of the field " + field.getKey() + " has an unknown value");
                }
                change.call()
                        .violated(
                                Violation.Kind.UNKNOWN_REFERENCE,
                                "the field " + field.getKey() + " has a " + key + " that the space lacks: " + text);
            }
        }
    }

    private static Set<String> values(ItemChange change, String kind, String attribute) {
        Set<String> values = new HashSet<>();
        change.call()
                .space()
                .records(kind)
                .all()
                .forEach(item -> values.add(item.path(attribute).asString("")));
        return values;
    }

    private static String newId(ItemChange change) {
        UUID uuid = UUID.fromString(change.call().state().identities().nextUuid());
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
