package dev.sbsync.client.model;

import dev.sbsync.client.internal.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees from text, parsed as the client does. */
final class Nodes {

    private Nodes() {}

    static JsonNode node(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode object(String json) {
        return (ObjectNode) node(json);
    }

    static Story story(String json) {
        return Story.of(node(json));
    }

    static String text(JsonNode node) {
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }
}
