package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a story's content is, it arrives: asserted on the text that the fake has stored on both sides. */
class RoundTripProperties {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static @Nullable Sides sides;

    @BeforeContainer
    static void start() {
        sides = Sides.of(source -> source.story("a"));
    }

    @AfterContainer
    static void stop() {
        if (sides != null) {
            sides.close();
        }
    }

    @Property(tries = 150)
    void run_anyContent_arrivesWithKeyOrderNumbersAndUnknownFields(@ForAll("contents") ObjectNode content) {
        Sides open = java.util.Objects.requireNonNull(sides);
        open.source().edit("a", story -> story.content(content));
        String sent = open.source().story("a").orElseThrow().content().toString();
        assertThat(sent).isEqualTo(content.toString());

        open.run();

        assertThat(open.target().story("a").orElseThrow().content().toString()).isEqualTo(sent);
        assertThat(open.target()).mirrors(open.source());
    }

    /** Objects that differ in more than key order and spelling from one try to the next, so that each is written. */
    @Provide
    Arbitrary<ObjectNode> contents() {
        return Arbitraries.maps(text(), values())
                .ofMaxSize(6)
                .map(fields -> NODES.objectNode().setAll(fields))
                .flatMap(fields -> Arbitraries.longs().map(mark -> {
                    ObjectNode content = NODES.objectNode();
                    content.put("component", "page");
                    content.put("mark", mark);
                    return content.setAll(fields);
                }));
    }

    private static Arbitrary<JsonNode> values() {
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                text().map(NODES::stringNode),
                decimals().map(NODES::numberNode),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(25).negate(), BigInteger.TEN.pow(25))
                        .map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(list -> NODES.arrayNode().addAll(list)),
                        Arbitraries.maps(text(), inner)
                                .ofMaxSize(4)
                                .map(map -> NODES.objectNode().setAll(map))),
                0,
                3);
    }

    /** Any text but lone surrogates, which no UTF-8 can carry. */
    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(10).filter(RoundTripProperties::wellFormed),
                Arbitraries.of(
                        "😀", "שלום", "مرحبا", "\u0000\u001f\u007f", "\\\"/\b\f\n\r\t", "\u2028\u2029", "e\u0301"));
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Spellings that a careless parser loses: trailing zeros, exponents, more digits than a double has. */
    private static Arbitrary<BigDecimal> decimals() {
        return Arbitraries.oneOf(
                Arbitraries.of("1.10", "1E+2", "0.1234567890123456789", "1E+400", "-0.50", "12345678901234567890.0")
                        .map(BigDecimal::new),
                Arbitraries.bigDecimals().ofScale(5),
                Arbitraries.of(List.of(-3, 7, 40))
                        .flatMap(scale -> Arbitraries.longs().map(digits -> BigDecimal.valueOf(digits, scale))));
    }
}
