package dev.sbsync.core.report;

/** The columns that text takes on a terminal: two for a wide character, none for a combining mark. Stateless. */
public final class TextWidth {

    /** The first and last characters of the ranges that are wide: CJK, Hangul, full-width forms, most emojis. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x231a, 0x231b},
        {0x2329, 0x232a},
        {0x26a1, 0x26a1},
        {0x2705, 0x2705},
        {0x2728, 0x2728},
        {0x274c, 0x274c},
        {0x2b50, 0x2b50},
        {0x2e80, 0x303e},
        {0x3041, 0x4dbf},
        {0x4e00, 0xa4cf},
        {0xa960, 0xa97f},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe10, 0xfe19},
        {0xfe30, 0xfe6f},
        {0xff01, 0xff60},
        {0xffe0, 0xffe6},
        {0x16fe0, 0x1b2ff},
        {0x1f300, 0x1f64f},
        {0x1f680, 0x1f6ff},
        {0x1f900, 0x1f9ff},
        {0x1fa70, 0x1faff},
        {0x20000, 0x3fffd},
    };

    private TextWidth() {}

    /** Returns the number of columns of a text as printed, with {@linkplain Escaping#line escapes}. */
    public static int of(CharSequence text) {
        return Escaping.line(text.toString()).codePoints().map(TextWidth::of).sum();
    }

    private static int of(int character) {
        if (joinsTheOneBefore(character)) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (character < range[0]) {
                return 1;
            }
            if (character <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    private static boolean joinsTheOneBefore(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || (character >= 0x1160 && character <= 0x11ff); // vowels and finals of Hangul
    }
}
