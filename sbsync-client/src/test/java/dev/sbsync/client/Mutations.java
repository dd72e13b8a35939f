package dev.sbsync.client;

import dev.sbsync.client.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Corrupts a correct answer. */
final class Mutations {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "1e-999999999",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890",
            "\"\"",
            "\"x\"",
            "\"12\"",
            "\"99999999999999999999\"",
            "\"2025-13-45T99:00:00Z\"",
            "\"\\ud83d\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[1,\"2\",{}]",
            "{\"id\":1}",
            "{\"a\":{\"b\":[{}]}}");
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "true",
            "\"text\"",
            "[\"This record could not be found\"]",
            "<html><body>Bad gateway</body></html>",
            "{\"error\":\"text\"}",
            "{\"error\":[\"UUID has already been taken\"]}",
            "{\"error\":{\"base\":[\"This asset folder is not valid\"]}}",
            "{\"errors\":[\"x\"]}",
            "{\"\":[\"can't be blank\"]}",
            "{\"slug\":[\"has already been taken\"]}",
            "\ufeff{}",
            "1e999999999",
            "nul");
    private static final List<Integer> STATUSES =
            List.of(200, 201, 202, 204, 206, 299, 301, 400, 401, 403, 404, 409, 413, 418, 422, 429, 500, 502, 503);
    private static final List<String> NUMBERS =
            List.of("", "0", "1", "2", "3", "999999999", "-1", "many", "99999999999", "1.5", " 7 ", "0x1");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** Returns a mutation of a body. */
    byte[] body(String good) {
        return switch (random.nextInt(8)) {
            case 0 -> bytes(one(BODIES));
            case 1 -> Arrays.copyOf(bytes(good), random.nextInt(bytes(good).length + 1));
            case 2 -> {
                byte[] bytes = bytes(good);
                for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
            case 3 -> bytes(good + one(BODIES));
            case 4 -> mutated(good, nested());
            default -> mutated(good, one(VALUES));
        };
    }

    int status() {
        return random.nextInt(3) == 0 ? one(STATUSES) : 200;
    }

    Map<String, List<String>> headers() {
        return random.nextInt(3) == 0
                ? Map.of("Total", List.of(one(NUMBERS)), "Per-Page", List.of(one(NUMBERS)))
                : Map.of("Total", List.of("2"), "Per-Page", List.of("100"));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String nested() {
        int depth = one(List.of(10, 100, 490, 498, 499, 500, 501, 5000));
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    /** Replaces some values of the tree, removes a key, or duplicates one. */
    private byte[] mutated(String good, String value) {
        if (good.isEmpty()) {
            return bytes(value);
        }
        JsonNode root = Json.parse(bytes(good));
        String marker = "\u0001";
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<JsonNode> containers = new ArrayList<>();
            collect(root, containers);
            JsonNode container = one(containers);
            if (container instanceof ArrayNode array && !array.isEmpty()) {
                array.set(random.nextInt(array.size()), marker);
            } else if (container instanceof ObjectNode object && !object.isEmpty()) {
                String key = one(List.copyOf(object.propertyNames()));
                if (random.nextInt(6) == 0) {
                    object.remove(key);
                } else {
                    object.put(key, marker);
                }
            }
        }
        String text = new String(Json.write(root), StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0) {
            text = text.replaceFirst("\\{", "{\"id\":1,\"id\":1,");
        }
        return bytes(text.replace("\"\\u0001\"", value));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
