package dev.sbsync.client.internal;

import dev.sbsync.client.error.UnwritablePayloadException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes JSON without loss: it keeps the spelling of numbers, the order of keys, and every character.
 * Thread-safe.
 *
 * <p>Rejected, as they cannot be kept: duplicate keys, text after the document, nesting beyond 500 levels, half a
 * surrogate pair, texts beyond 10 million characters.
 */
public final class Json {

    /** Maximum nesting depth. Stories nest a few dozen levels; the stack allows thousands. */
    public static final int MAX_DEPTH = 500;

    /** Maximum length of a text in characters. The API accepts stories of up to 5 MB (docs/management-api.md). */
    public static final int MAX_TEXT = 10_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH + 1)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .build();

    private Json() {}

    /**
     * Reads one document; a missing node if there is nothing but white space.
     *
     * @throws RuntimeException if it is not exactly one well-formed document
     */
    public static JsonNode parse(byte[] utf8) {
        try (JsonParser parser = MAPPER.createParser(utf8)) {
            return new TreeReader(parser).read();
        } catch (JacksonException | ArithmeticException | NumberFormatException malformed) {
            throw new MalformedJsonException(malformed);
        }
    }

    /**
     * Writes a document as UTF-8.
     *
     * @throws UnwritablePayloadException if that would change it
     */
    public static byte[] write(JsonNode document) {
        String broken = Surrogates.firstBroken(document);
        if (broken != null) {
            throw new UnwritablePayloadException(
                    "The text under \"" + broken + "\" has half of a surrogate pair, which UTF-8 cannot carry;"
                            + " correct that text. Nothing was sent.",
                    null);
        }
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JacksonException unwritable) {
            throw new UnwritablePayloadException(
                    "The payload cannot be written as JSON (" + unwritable.getOriginalMessage()
                            + "); correct it. Nothing was sent.",
                    unwritable);
        }
    }
}
