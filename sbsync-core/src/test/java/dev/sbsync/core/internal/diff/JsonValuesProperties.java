package dev.sbsync.core.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonValuesProperties {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property
    void firstDifference_shuffledKeysAndRespelledNumbers_findsNone(
            @ForAll("values") JsonNode value, @ForAll long seed) {
        assertThat(JsonValues.firstDifference(value, respelled(value, new Random(seed))))
                .isEmpty();
    }

    @Property
    void firstDifference_anyTwoValues_isSymmetric(@ForAll("values") JsonNode left, @ForAll("values") JsonNode right) {
        assertThat(JsonValues.firstDifference(left, right).isPresent())
                .isEqualTo(JsonValues.firstDifference(right, left).isPresent());
    }

    @Property
    void firstDifference_oneLeafReplaced_pointsAtIt(@ForAll("values") JsonNode value) {
        ObjectNode left = NODES.objectNode().set("a~/b", NODES.arrayNode().add(value));
        ObjectNode right = NODES.objectNode().set("a~/b", NODES.arrayNode().add("\u0000 something else"));
        assertThat(JsonValues.firstDifference(left, right)).contains("/a~0~1b/0");
    }

    @Provide
    Arbitrary<JsonNode> values() {
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(NODES::stringNode),
                Arbitraries.bigDecimals().map(NODES::numberNode),
                Arbitraries.longs().map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(list -> NODES.arrayNode().addAll(list)),
                        Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(4), inner)
                                .ofMaxSize(4)
                                .map(map -> NODES.objectNode().setAll(map))),
                0,
                3);
    }

    private static JsonNode respelled(JsonNode value, Random random) {
        if (value.isObject()) {
            List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(value.properties());
            Collections.shuffle(entries, random);
            ObjectNode shuffled = NODES.objectNode();
            entries.forEach(entry -> shuffled.set(entry.getKey(), respelled(entry.getValue(), random)));
            return shuffled;
        }
        if (value.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            value.forEach(element -> copy.add(respelled(element, random)));
            return copy;
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return NODES.numberNode(number.setScale(number.scale() + random.nextInt(3)));
        }
        return value;
    }
}
