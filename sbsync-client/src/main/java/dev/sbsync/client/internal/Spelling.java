package dev.sbsync.client.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Compares names as a server may spell them: in lower case, without accents, with umlauts spelled out, with other
 * separators, or cut. Stateless.
 */
final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Spelling() {}

    /** Returns whether a server may have made {@code stored} of {@code sent}. */
    static boolean same(String sent, String stored) {
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
