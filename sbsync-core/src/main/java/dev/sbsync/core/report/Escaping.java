package dev.sbsync.core.report;

import java.util.Locale;

/**
 * Makes text from elsewhere harmless to a terminal: whoever may name a story in a space must not be able to move the
 * cursor, set the clipboard or turn the reading direction of whoever lists it.
 */
public final class Escaping {

    private Escaping() {}

    /** Returns the text with every control character written as an escape such as {@code \u001b}; always one line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** Returns JSON text with the same escapes, which JSON reads as the same text; its line ends stay. */
    public static String json(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepLineEnds) {
        if (text.chars().noneMatch(Escaping::dangerous)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (dangerous(c) && !(keepLineEnds && c == '\n')) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** C0 and C1 controls, DEL, line and paragraph separators, and what overrides the direction of text. */
    private static boolean dangerous(int c) {
        return c < 0x20
                || (c >= 0x7f && c <= 0x9f)
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
