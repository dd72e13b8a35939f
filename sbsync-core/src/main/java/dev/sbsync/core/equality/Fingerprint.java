package dev.sbsync.core.equality;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Hashes what <em>equal</em> compares: two items with the same fields have the same fingerprint exactly where
 * {@link Equality} finds no difference between them but their place, which lists tell without it. Keys count sorted,
 * numbers by their value. Stateless.
 */
public final class Fingerprint {

    /**
     * What a fingerprint covers and how it is made: another version is another hash of the same item. Version 1 covered
     * fewer fields and told spellings of the same value apart.
     */
    public static final int VERSION = 2;

    /** How much of the hash of a single field is kept: enough not to take one value for another by chance. */
    private static final int FIELD_BYTES = 12;

    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /** Returns the hash of all fields but the parent as 64 hexadecimal digits. */
    public static String of(ComparedStory story) {
        Fingerprint print = new Fingerprint(sha256());
        print.number(VERSION);
        new TreeMap<>(story.fields()).forEach((field, value) -> {
            if (!field.equals(Difference.PARENT)) {
                print.text(field);
                print.json(value.value());
            }
        });
        return HexFormat.of().formatHex(print.digest.digest());
    }

    /** Returns the hash of one field; of one that is not there as of one that says nothing. */
    public static String of(ComparedStory story, String field) {
        Fingerprint print = new Fingerprint(sha256());
        ComparedValue value = story.fields().get(field);
        print.text(field);
        print.json(value == null ? NullNode.getInstance() : value.value());
        return HexFormat.of().formatHex(print.digest.digest(), 0, FIELD_BYTES);
    }

    private void json(JsonNode value) {
        if (value.isObject()) {
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

    /** The length goes ahead, so that no text can pass for two. Chars, not UTF-8: a lone surrogate counts as it is. */
    private void text(@Nullable String text) {
        if (text == null) {
            number(-1);
            return;
        }
        number(text.length());
        byte[] chars = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            chars[2 * i] = (byte) (text.charAt(i) >> 8);
            chars[2 * i + 1] = (byte) text.charAt(i);
        }
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
            throw new IllegalStateException(impossible); // every Java has it
        }
    }
}
