package dev.sbsync.client.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Compares names and slugs that a server may normalize: in lower case, without accents, with umlauts spelled out, or
 * with other separators. Stateless.
 */
public final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Spelling() {}

    /** Returns whether a slug is already normalized: lower-case letters, digits and single hyphens. */
    public static boolean plain(String slug) {
        return PLAIN.matcher(slug).matches();
    }

    /** Returns whether {@code stored} may be the server's spelling of {@code sent}. */
    public static boolean same(String sent, String stored) {
        return sent.equals(stored)
                || letters(sent).equals(letters(stored))
                || letters(spelledOut(sent)).equals(letters(spelledOut(stored)));
    }

    private static String letters(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return SEPARATORS.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String spelledOut(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace("\u00e4", "ae")
                .replace("\u00f6", "oe")
                .replace("\u00fc", "ue")
                .replace("\u00df", "ss");
    }
}
