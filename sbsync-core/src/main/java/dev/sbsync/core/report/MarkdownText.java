package dev.sbsync.core.report;

/** Makes text from elsewhere stand in Markdown as it is: no markup, no link, no mention, one line. */
final class MarkdownText {

    private static final String PLAIN = " ,;'\"/-=%?()";

    private MarkdownText() {}

    /** Returns text that reads as given; what could be markup, a link or a mention in it is escaped. */
    static String of(String text) {
        String line = Escaping.line(text);
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            safe.append(markup(line, i) ? "\\" : "").append(line.charAt(i));
        }
        return safe.toString();
    }

    private static boolean markup(String line, int at) {
        char c = line.charAt(at);
        boolean lastOfWord = at + 1 == line.length() || line.charAt(at + 1) == ' ';
        if (c == ':' || c == '.') {
            return !lastOfWord; // http://, www.
        }
        return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c) && PLAIN.indexOf(c) < 0;
    }

    /** Returns a code span; its fence is longer than any row of backticks in the text. */
    static String code(String text) {
        String line = Escaping.line(text);
        int longest = 0;
        int row = 0;
        for (int i = 0; i < line.length(); i++) {
            row = line.charAt(i) == '`' ? row + 1 : 0;
            longest = Math.max(longest, row);
        }
        String fence = "`".repeat(longest + 1);
        // one blank at either end is no part of a code span, and keeps a backtick or a blank there apart from the fence
        boolean padded = line.isEmpty() || line.startsWith("`") || line.endsWith("`") || line.startsWith(" ");
        return padded ? fence + " " + line + " " + fence : fence + line + fence;
    }
}
