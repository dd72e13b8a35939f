package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Validates a content against the components of its space: required fields, and the components that a field lets in
 * (ma-facts §2.3g). Contents of components that the space does not have are not looked into.
 */
final class Schema {
    private final Map<String, JsonNode> schemas = new HashMap<>();

    Schema(SpaceState space) {
        for (ObjectNode component : space.records("components").all()) {
            schemas.put(Json.string(component, "name", ""), component.path("schema"));
        }
    }

    void check(JsonNode content) {
        JsonNode schema = schemas.get(Json.string(content, "component", ""));
        if (schema != null) {
            for (Map.Entry<String, JsonNode> field : schema.properties()) {
                check(
                        Json.string(content, "component", ""),
                        field.getKey(),
                        field.getValue(),
                        content.path(field.getKey()));
            }
        }
        for (JsonNode value : content) {
            if (value.isArray()) {
                value.forEach(this::check);
            } else if (value.isObject()) {
                check(value);
            }
        }
    }

    private static void check(String component, String name, JsonNode rule, JsonNode value) {
        if (Json.isTrue(rule, "required") && blank(value)) {
            throw Refusal.invalid("content", "The field " + component + "." + name + " can't be blank");
        }
        Set<String> allowed = new HashSet<>();
        rule.path("component_whitelist").forEach(item -> allowed.add(item.asString("")));
        if (Json.isTrue(rule, "restrict_components") && !allowed.isEmpty() && value.isArray()) {
            for (JsonNode blok : value) {
                String used = Json.string(blok, "component", "");
                if (!allowed.contains(used)) {
                    throw Refusal.invalid(
                            "content", "The component(s) " + used + " are not allowed in the field " + name);
                }
            }
        }
    }

    private static boolean blank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())
                || (value.isContainer() && value.isEmpty());
    }
}
