package dev.sbsync.core.equality;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Hashes what <em>equal</em> compares: two items have the same fingerprint exactly where {@link Equality} finds no
 * difference between them but their place, which lists tell without it. Keys count sorted, numbers by their value.
 * Stateless.
 */
public final class Fingerprint {

    /** Goes before everything, so that a later way of hashing gives other values. */
    private static final String VERSION = "1";

    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /** Returns the hash as 64 hexadecimal digits. */
    public static String of(ComparedStory story) {
        Fingerprint print = new Fingerprint(sha256());
        print.text(VERSION);
        print.text(story.name());
        print.text(story.slug());
        print.text(Boolean.toString(story.startpage()));
        print.text(story.uuid());
        print.json(story.content());
        print.number(story.tags().size());
        story.tags().forEach(print::text);
        print.json(story.metaData());
        print.text(story.defaultRoot());
        print.text(Boolean.toString(story.disableFeEditor()));
        print.text(story.sortByDate());
        print.text(asText(Equality.instant(story.expireAt())));
        print.number(story.translatedSlugs().size());
        new TreeMap<>(story.translatedSlugs()).forEach((language, slug) -> {
            print.text(language);
            print.text(slug.slug());
            print.text(slug.name());
        });
        print.text(asText(story.state()));
        print.json(story.publishedContent());
        return HexFormat.of().formatHex(print.digest.digest());
    }

    private static @Nullable String asText(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private void json(JsonNode value) {
        if (value.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
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
