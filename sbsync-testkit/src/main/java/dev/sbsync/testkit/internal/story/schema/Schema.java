package dev.sbsync.testkit.internal.story.schema;

import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Validates a content against the components of its space: required fields, and the components that a field allows
 * (docs/management-api.md). Contents of components that the space lacks are not checked.
 */
public final class Schema {
    private final Map<String, JsonNode> schemas = new HashMap<>();

    public Schema(SpaceState space) {
        for (ObjectNode component : space.records("components").all()) {
            schemas.put(Nodes.string(component, "name", ""), component.path("schema"));
        }
    }

    /** Returns what is wrong with the first required field that is blank. */
    Optional<String> firstMissing(JsonNode content) {
        String component = Nodes.string(content, "component", "");
        for (Map.Entry<String, JsonNode> field :
                schemas.getOrDefault(component, Nodes.object()).properties()) {
            if (Nodes.isTrue(field.getValue(), "required") && blank(content.path(field.getKey()))) {
                return Optional.of("The field " + component + "." + field.getKey() + " can't be blank");
            }
        }
        return content.valueStream()
                .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                .filter(JsonNode::isObject)
                .map(this::firstMissing)
                .flatMap(Optional::stream)
                .findFirst();
    }

    public void check(JsonNode content) {
        firstMissing(content).ifPresent(text -> {
            throw Refusal.invalid("content", text);
        });
        checkComponents(content);
    }

    private void checkComponents(JsonNode content) {
        JsonNode schema = schemas.get(Nodes.string(content, "component", ""));
        if (schema != null) {
            for (Map.Entry<String, JsonNode> field : schema.properties()) {
                checkComponents(field.getKey(), field.getValue(), content.path(field.getKey()));
            }
        }
        for (JsonNode value : content) {
            if (value.isArray()) {
                value.forEach(this::checkComponents);
            } else if (value.isObject()) {
                checkComponents(value);
            }
        }
    }

    private static void checkComponents(String name, JsonNode rule, JsonNode value) {
        Set<String> allowed = new HashSet<>();
        rule.path("component_whitelist").forEach(item -> allowed.add(item.asString("")));
        if (Nodes.isTrue(rule, "restrict_components") && !allowed.isEmpty() && value.isArray()) {
            for (JsonNode blok : value) {
                String used = Nodes.string(blok, "component", "");
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
