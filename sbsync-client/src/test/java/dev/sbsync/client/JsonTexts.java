package dev.sbsync.client;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary JSON as compact text, so that order of keys and spelling of numbers can be compared. */
public final class JsonTexts {

    private static final int MAX_NESTING = 3;

    private JsonTexts() {}

    /** Returns any JSON value. */
    public static Arbitrary<String> values() {
        return values(MAX_NESTING, numbers());
    }

    /** Returns any JSON object. */
    public static Arbitrary<String> objects() {
        return objects(MAX_NESTING, numbers());
    }

    /** Returns any JSON text, in quotes. */
    public static Arbitrary<String> texts() {
        return strings();
    }

    /** Returns any JSON object whose numbers are spelled as {@link BigDecimal} spells them. */
    public static Arbitrary<String> objectsWithUsualNumbers() {
        return objects(MAX_NESTING, numbers().map(text -> new BigDecimal(text).toString()));
    }

    private static Arbitrary<String> values(int nesting, Arbitrary<String> numbers) {
        Arbitrary<String> leaf =
                Arbitraries.oneOf(strings(), numbers, Arbitraries.of("true", "false", "null", "{}", "[]"));
        if (nesting == 0) {
            return leaf;
        }
        Arbitrary<String> array =
                values(nesting - 1, numbers).list().ofMaxSize(4).map(items -> "[" + String.join(",", items) + "]");
        return Arbitraries.oneOf(leaf, array, objects(nesting - 1, numbers));
    }

    private static Arbitrary<String> objects(int nesting, Arbitrary<String> numbers) {
        return strings()
                .list()
                .uniqueElements()
                .ofMaxSize(5)
                .flatMap(keys ->
                        values(nesting, numbers).list().ofSize(keys.size()).map(items -> object(keys, items)));
    }

    private static String object(List<String> keys, List<String> items) {
        Iterator<String> values = items.iterator();
        return keys.stream().map(key -> key + ":" + values.next()).collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns text in quotes with any character except quotes, backslashes and control characters. */
    private static Arbitrary<String> strings() {
        Arbitrary<String> characters = Arbitraries.oneOf(
                Arbitraries.chars()
                        .range(' ', '~')
                        .filter(c -> c != '"' && c != '\\')
                        .map(String::valueOf),
                Arbitraries.of(
                        "\u00e9", "\u05e9", "\u200f", "\u2028", "\ud83d\ude00", "\\n", "\\\"", "\\\\", "\\u0001"));
        return characters.list().ofMaxSize(8).map(parts -> "\"" + String.join("", parts) + "\"");
    }

    private static Arbitrary<String> numbers() {
        Arbitrary<String> sign = Arbitraries.of("", "-");
        Arbitrary<String> integer = Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, BigInteger.TEN.pow(25))
                .map(String::valueOf);
        Arbitrary<String> fraction = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.strings()
                        .withCharRange('0', '9')
                        .ofMinLength(1)
                        .ofMaxLength(20)
                        .map(digits -> "." + digits));
        Arbitrary<String> exponent = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.integers()
                        .between(0, 400)
                        .flatMap(power ->
                                Arbitraries.of("e", "E", "e+", "E-", "e-0").map(e -> e + power)));
        return sign.flatMap(s -> integer.flatMap(i -> fraction.flatMap(f -> exponent.map(e -> s + i + f + e))));
    }
}
