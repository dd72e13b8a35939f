package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever object a client stores as content, it gets back to the letter. */
class ContentProperties {
    private final Client client = new Client();
    private int stories;

    @Property(tries = 200)
    void post_anyContent_isReadBackToTheLetter(@ForAll("objects") ObjectNode content) {
        String text = Json.text(content);
        JsonNode created = client.create("\"slug\":\"s" + stories++ + "\",\"content\":" + text);

        Assertions.assertThat(client.get("/stories/" + created.path("id")).text())
                .contains("\"content\":" + text + ",\"published\"");
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return object(value(3));
    }

    private static Arbitrary<JsonNode> value(int depth) {
        Arbitrary<JsonNode> scalar = Arbitraries.oneOf(
                Arbitraries.strings()
                        .all()
                        .ofMaxLength(12)
                        .filter(ContentProperties::wellFormed)
                        .map(Json::valueToTree),
                Arbitraries.bigDecimals().ofScale(6).map(Json::valueToTree),
                Arbitraries.of(new BigDecimal("1.10"), new BigDecimal("1E+2"), new BigDecimal("-0.50"))
                        .map(Json::valueToTree),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
                        .map(Json::valueToTree),
                Arbitraries.of(true, false).map(Json::valueToTree),
                Arbitraries.just(Json.valueToTree(null)));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<JsonNode> array = value(depth - 1).list().ofMaxSize(3).map(ContentProperties::array);
        return Arbitraries.frequencyOf(
                Tuple.of(4, scalar),
                Tuple.of(1, array),
                Tuple.of(1, object(value(depth - 1)).map(JsonNode.class::cast)));
    }

    private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> values) {
        Arbitrary<String> names = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('_', '-', 'é', '"')
                .ofMaxLength(8);
        return names.list()
                .uniqueElements()
                .ofMaxSize(5)
                .flatMap(keys -> values.list().ofSize(keys.size()).map(items -> {
                    ObjectNode object = Json.object();
                    for (int i = 0; i < keys.size(); i++) {
                        object.set(keys.get(i), items.get(i));
                    }
                    return object;
                }));
    }

    private static ArrayNode array(List<JsonNode> items) {
        return Json.array().addAll(items);
    }

    private static boolean wellFormed(String text) {
        return text.chars().noneMatch(character -> Character.isSurrogate((char) character));
    }
}
