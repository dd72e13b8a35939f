package dev.sbsync.core.item;

/**
 * An old and a new text, cut to a length; if one is too long, both start shortly before their first difference.
 *
 * @param old the old text
 * @param now the new text
 */
record ShortTexts(String old, String now) {

    private static final int BEFORE = 20;
    private static final String CUT = "…";

    /**
     * Cuts two texts.
     *
     * @param longest the most characters of each, without the marks for what is cut; more than 20
     */
    static ShortTexts of(String old, String now, int longest) {
        int same = 0;
        int shorter = Math.min(old.length(), now.length());
        while (same < shorter && old.charAt(same) == now.charAt(same)) {
            same++;
        }
        boolean cut = Math.max(old.length(), now.length()) > longest && same > BEFORE;
        int from = cut ? same - BEFORE : 0;
        if (from > 0 && Character.isSurrogatePair(old.charAt(from - 1), old.charAt(from))) {
            from--;
        }
        String mark = from > 0 ? CUT : "";
        return new ShortTexts(mark + cut(old.substring(from), longest), mark + cut(now.substring(from), longest));
    }

    /** Returns the start of a text. */
    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + CUT;
    }
}
