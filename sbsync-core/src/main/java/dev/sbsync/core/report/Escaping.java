package dev.sbsync.core.report;

import java.util.Locale;

/**
 * Escapes characters of untrusted text that cannot be encoded or have no visible form: a name in a space must not be
 * able to control the program that displays it, change the reading direction, hide other text, or break the UTF-8
 * encoding of a report.
 */
public final class Escaping {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Escaping() {}

    /**
     * Returns the text with control characters, format characters and lone surrogates replaced by escapes such as
     * {@code \u001b}; always one line.
     */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** Returns JSON text with the same escapes, which JSON parsers decode to the same text; line ends are kept. */
    public static String json(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepLineEnds) {
        if (text.codePoints().noneMatch(Escaping::unsafe)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (unsafe(c) && !(keepLineEnds && c == '\n')) {
                for (char unit : Character.toChars(c)) {
                    safe.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static boolean unsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !partOfText(c);
            default -> false;
        };
    }

    /** Returns whether a format character is part of words or emojis, or a visible number or verse sign. */
    private static boolean partOfText(int c) {
        return c == ZERO_WIDTH_NON_JOINER
                || c == ZERO_WIDTH_JOINER
                || (c >= 0x600 && c <= 0x605)
                || c == 0x6dd
                || c == 0x70f
                || c == 0x890
                || c == 0x891
                || c == 0x8e2
                || c == 0x110bd
                || c == 0x110cd;
    }
}
