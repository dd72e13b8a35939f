package dev.sbsync.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;

/** Whatever object a client stores as content, it gets back to the letter. */
class ContentProperties {
    private final Client client = new Client();
    private int stories;

    @Property(tries = 200)
    void post_anyContent_isReadBackToTheLetter(@ForAll("objects") String content) {
        JsonNode created = client.create("\"slug\":\"s" + stories++ + "\",\"content\":" + content);

        Assertions.assertThat(client.get("/stories/" + created.path("id")).text())
                .contains("\"content\":" + content + ",\"published\"");
    }

    /** Objects as texts, so that what is expected does not pass through the code under test. */
    @Provide
    Arbitrary<String> objects() {
        return object(value(3));
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange(' ', '~')
                        .withChars('é', 'ß', 'ש', '日')
                        .ofMaxLength(12)
                        .map(ContentProperties::quoted),
                Arbitraries.bigDecimals().ofScale(6).map(BigDecimal::toString),
                Arbitraries.of("1.10", "1E+2", "-0.50", "98765432109876543210", "true", "false", "null"),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
                        .map(BigInteger::toString));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> array =
                value(depth - 1).list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
        return Arbitraries.frequencyOf(Tuple.of(4, scalar), Tuple.of(1, array), Tuple.of(1, object(value(depth - 1))));
    }

    private static Arbitrary<String> object(Arbitrary<String> values) {
        Arbitrary<String> names = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('_', '-', 'é')
                .ofMinLength(1)
                .ofMaxLength(8);
        return names.list()
                .uniqueElements()
                .ofMaxSize(5)
                .flatMap(keys -> values.list().ofSize(keys.size()).map(items -> {
                    List<String> members = new ArrayList<>();
                    for (int i = 0; i < keys.size(); i++) {
                        members.add(quoted(keys.get(i)) + ":" + items.get(i));
                    }
                    return "{" + String.join(",", members) + "}";
                }));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
