package dev.sbsync.core.item;

import dev.sbsync.core.internal.diff.JsonValues;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Hashes the fields that define <em>equal</em>: two items have the same fingerprint exactly if {@link Equality} finds
 * no difference, except for the parent folder, which lists show anyway. Keys are sorted, numbers compare by value.
 * Stateless.
 */
public final class Fingerprint {

    /**
     * The version of the hash function and its fields. Version 1 covered fewer fields and distinguished spellings of
     * the same value.
     */
    public static final int VERSION = 2;

    /** The number of bytes kept of a single field's hash, enough to avoid collisions. */
    private static final int FIELD_BYTES = 12;

    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /** Returns the hash of all fields except the parent as 64 hexadecimal digits. */
    public static String of(Fields fields) {
        Fingerprint print = new Fingerprint(sha256());
        print.number(VERSION);
        new TreeMap<>(fields.asMap()).forEach((field, value) -> {
            if (!field.equals(Difference.PARENT)) {
                print.text(field);
                print.json(value.value());
            }
        });
        return HexFormat.of().formatHex(print.digest.digest());
    }

    /** Returns the hash of one field; absent fields hash like empty ones. */
    public static String of(Fields fields, String field) {
        Fingerprint print = new Fingerprint(sha256());
        ComparedValue value = fields.get(field);
        print.text(field);
        print.json(value == null ? NullNode.getInstance() : value.value());
        return HexFormat.of().formatHex(print.digest.digest(), 0, FIELD_BYTES);
    }

    private void json(JsonNode value) {
        if (value.isObject()) {
            object(value);
        } else if (value.isArray()) {
            kind('a');
            number(value.size());
            value.forEach(this::json);
        } else if (value.isNumber()) {
            BigDecimal number = value.decimalValue().stripTrailingZeros();
            kind('n');
            text(number.unscaledValue().toString());
            number(number.scale());
        } else if (value.isString()) {
            kind('s');
            text(value.stringValue());
        } else {
            kind('l');
            text(value.toString()); // true, false or null
        }
    }

    private void object(JsonNode value) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        value.properties().forEach(property -> {
            if (JsonValues.counts(value, property.getKey())) {
                sorted.put(property.getKey(), property.getValue());
            }
        });
        kind('o');
        number(sorted.size());
        sorted.forEach((name, property) -> {
            text(name);
            json(property);
        });
    }

    /**
     * Hashes a text with its length first, so that texts cannot be confused by concatenation. Hashes chars, not UTF-8,
     * to preserve lone surrogates.
     */
    private void text(@Nullable String text) {
        if (text == null) {
            number(-1);
            return;
        }
        number(text.length());
        ByteBuffer chars = ByteBuffer.allocate(text.length() * Character.BYTES);
        chars.asCharBuffer().put(text);
        digest.update(chars);
    }

    private void kind(char kind) {
        digest.update((byte) kind);
    }

    private void number(int number) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (number >> shift));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }
}
