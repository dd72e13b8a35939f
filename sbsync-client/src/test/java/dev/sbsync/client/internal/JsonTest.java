package dev.sbsync.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.UnwritablePayloadException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {

    private static final String HALF_PAIR = "\ud83d";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"price\":1.10}",
                "{\"n\":1E+2}",
                "[12345678901234567890,-12345678901234567890]",
                "[1E400,1e-400,1e5,1E5,0.0000001,-0.0,-0,0.10e-03]",
                "{\"z\":1,\"a\":2,\"m\":{\"z\":1,\"a\":[]}}",
                "[null,true,false,\"\",{},[]]",
                "{\"\":\"\\\\ \\\" \\n \\u0000 \u00e9 \u05e9\u05dc\u05d5\u05dd \ud83d\ude00\"}",
                "[9007199254740993,2147483648,-2147483649,9223372036854775807,-9223372036854775808]",
                "\"text\""
            })
    void parseThenWrite_anyDocument_isTheSameText(String text) {
        assertThat(written(parsed(text))).isEqualTo(text);
    }

    @Test
    void parse_numbers_haveTheirExactValueAndKind() {
        JsonNode numbers = parsed("[1e2,12345678901234567890,178888427520390,1.10]");

        assertThat(numbers.path(0).decimalValue()).isEqualByComparingTo(new BigDecimal("100"));
        assertThat(numbers.path(1).bigIntegerValue()).isEqualTo(new BigInteger("12345678901234567890"));
        assertThat(numbers.path(2).isLong()).isTrue();
        assertThat(numbers.path(3).decimalValue()).isEqualTo(new BigDecimal("1.10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} x",
                "{}{}",
                "1 2",
                "[] []",
                "{",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "<html></html>",
                "{\"a\":NaN}",
                "1e99999999999",
                "nul"
            })
    void parse_notExactlyOneDocument_isRefused(String text) {
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> parsed(text));
    }

    @Test
    void parse_invalidUtf8_isRefused() {
        byte[] halfPairInUtf8 = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};

        assertThatThrownBy(() -> Json.parse(halfPairInUtf8)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void parse_nothing_isMissing(String text) {
        assertThat(parsed(text).isMissingNode()).isTrue();
    }

    @Test
    void parseThenWrite_deepestNesting_survives() {
        String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);

        assertThat(written(parsed(deepest))).isEqualTo(deepest);
        assertThatThrownBy(() -> parsed("[" + deepest + "]")).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void write_nestingWithoutBound_isRefusedAndNotAStackOverflow() {
        ArrayNode deep = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 100_000; i++) {
            ArrayNode outer = JsonNodeFactory.instance.arrayNode();
            outer.add(deep);
            deep = outer;
        }
        ArrayNode document = deep;

        assertThatThrownBy(() -> Json.write(document)).isInstanceOf(UnwritablePayloadException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {HALF_PAIR, "a" + HALF_PAIR + "b", "\ude00", "\ude00" + HALF_PAIR})
    void write_halfASurrogatePair_isAnErrorThatNamesTheKey(String text) {
        ObjectNode inValue = JsonNodeFactory.instance.objectNode();
        inValue.putObject("content").putArray("body").addObject().put("headline", text);
        ObjectNode inKey = JsonNodeFactory.instance.objectNode().put(text, 1);
        ArrayNode inArray = JsonNodeFactory.instance.arrayNode().add(text);

        assertThatThrownBy(() -> Json.write(inValue))
                .isInstanceOf(UnwritablePayloadException.class)
                .hasMessageContaining("headline");
        assertThatThrownBy(() -> Json.write(inKey)).isInstanceOf(UnwritablePayloadException.class);
        assertThatThrownBy(() -> Json.write(inArray)).isInstanceOf(UnwritablePayloadException.class);
        assertThatThrownBy(() -> Json.write(JsonNodeFactory.instance.stringNode(text)))
                .isInstanceOf(UnwritablePayloadException.class);
    }

    @Test
    void parse_escapedHalfOfAPair_isReadButNotWritten() {
        JsonNode read = parsed("{\"a\":\"\\ud83d\"}");

        assertThat(read.path("a").stringValue()).isEqualTo(HALF_PAIR);
        assertThatThrownBy(() -> Json.write(read)).isInstanceOf(UnwritablePayloadException.class);
    }

    private static JsonNode parsed(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(JsonNode node) {
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }
}
