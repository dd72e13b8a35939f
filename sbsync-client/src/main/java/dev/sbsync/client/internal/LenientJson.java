package dev.sbsync.client.internal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Distinguishes broken JSON, which may be complete in the next response, from complete JSON that {@link Json} rejects,
 * which a retry does not change. Stateless.
 */
final class LenientJson {

    private static final JsonFactory ANYTHING = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private LenientJson() {}

    /** Returns why {@link Json} rejects a body; null if the body is not one complete document. */
    static @Nullable String refusal(byte[] utf8) {
        try (JsonParser parser = ANYTHING.createParser(ObjectReadContext.empty(), utf8)) {
            int depth = 0;
            int deepest = 0;
            int longest = 0;
            int documents = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                documents += depth == 0 ? 1 : 0;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                deepest = Math.max(deepest, depth);
                longest = token == JsonToken.VALUE_STRING ? Math.max(longest, parser.getStringLength()) : longest;
            }
            return documents != 1 ? null : reason(deepest, longest);
        } catch (JacksonException broken) {
            return null;
        }
    }

    private static String reason(int deepest, int longest) {
        if (deepest > Json.MAX_DEPTH) {
            return "it nests deeper than " + Json.MAX_DEPTH + " levels";
        }
        return longest > Json.MAX_TEXT
                ? "it has a text of more than " + Json.MAX_TEXT + " characters"
                : "it has a key twice in one object, or a number that cannot be kept";
    }
}
