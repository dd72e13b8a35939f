package dev.sbsync.client.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a tree whose numbers keep their spelling, which Jackson's reader does not. Not recursive. For one document.
 */
final class TreeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
    private JsonNode root = MissingNode.getInstance();

    TreeReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Returns the document; a missing node if there is none. */
    JsonNode read() {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME) {
                continue;
            }
            if (token.isStructEnd()) {
                open.pop();
                continue;
            }
            JsonNode node = node(token);
            attach(node);
            if (node instanceof ContainerNode<?> container) {
                open.push(container);
            }
        }
        return root;
    }

    private void attach(JsonNode node) {
        ContainerNode<?> parent = open.peek();
        if (parent instanceof ObjectNode object) {
            object.set(parser.currentName(), node);
        } else if (parent instanceof ArrayNode array) {
            array.add(node);
        } else if (root.isMissingNode()) {
            root = node;
        } else {
            throw new MalformedJsonException(null);
        }
    }

    private JsonNode node(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode();
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(SpelledDecimal.of(parser.getString()));
            default -> throw new IllegalStateException("Unexpected token " + token);
        };
    }

    private JsonNode integer() {
        NumberType type = parser.getNumberType();
        if (type == NumberType.BIG_INTEGER) {
            return NODES.numberNode(parser.getBigIntegerValue());
        }
        long value = parser.getLongValue();
        if (value == 0 && parser.getString().startsWith("-")) {
            return NODES.numberNode(SpelledDecimal.of(parser.getString()));
        }
        return type == NumberType.INT ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }
}
