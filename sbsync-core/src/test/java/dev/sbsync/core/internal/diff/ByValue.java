package dev.sbsync.core.internal.diff;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON with one spelling for each number (0.00 is 0): the JSON library takes two spellings for different values. */
final class ByValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ByValue() {}

    static JsonNode of(JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = NODES.objectNode();
            value.properties().forEach(member -> object.set(member.getKey(), of(member.getValue())));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            value.forEach(element -> array.add(of(element)));
            return array;
        }
        return value.isNumber() ? number(value.decimalValue()) : value;
    }

    private static JsonNode number(BigDecimal number) {
        return NODES.stringNode("number " + number.stripTrailingZeros().toPlainString());
    }
}
