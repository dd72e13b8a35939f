package dev.sbsync.testkit.internal.story.save;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bloks of a content: its objects with a {@code component}, at any depth. */
final class Bloks {
    private Bloks() {}

    static boolean anyWithoutUid(JsonNode content) {
        return (blok(content) && !content.has("_uid")) || content.valueStream().anyMatch(Bloks::anyWithoutUid);
    }

    /** Returns a copy in which every blok has a {@code _uid}. */
    static JsonNode withUids(JsonNode content, Supplier<String> uids) {
        JsonNode copy = mapped(content, child -> withUids(child, uids));
        if (blok(copy) && !copy.has("_uid")) {
            ((ObjectNode) copy).put("_uid", uids.get());
        }
        return copy;
    }

    /** Returns a copy in which numbers in the fields of bloks are text of the same spelling. */
    static JsonNode numbersAsText(JsonNode content) {
        boolean blok = blok(content);
        return mapped(
                content,
                child -> blok && child.isNumber() ? Nodes.valueToTree(Nodes.text(child)) : numbersAsText(child));
    }

    private static boolean blok(JsonNode node) {
        return node.path("component").isString();
    }

    private static JsonNode mapped(JsonNode node, UnaryOperator<JsonNode> child) {
        if (node.isArray()) {
            ArrayNode copy = Nodes.array();
            node.forEach(item -> copy.add(child.apply(item)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Nodes.object();
            object.properties().forEach(field -> copy.set(field.getKey(), child.apply(field.getValue())));
            return copy;
        }
        return node;
    }
}
