package dev.sbsync.core.report;

import java.util.regex.Pattern;

/** Escapes untrusted text for Markdown: no markup, no links, no mentions, one line. */
final class MarkdownText {

    private static final String PLAIN = " ,;'\"/-=%?()";

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownText() {}

    /** Returns text with markup, links and mentions escaped. */
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

    /** Returns a code span whose fence is longer than any run of backticks in the text. */
    static String code(String text) {
        String line = Escaping.line(text);
        int longest = BACKTICKS
                .matcher(line)
                .results()
                .mapToInt(row -> row.end() - row.start())
                .max()
                .orElse(0);
        String fence = "`".repeat(longest + 1);
        // Markdown strips one space at either end of a code span; it separates a backtick or space from the fence
        boolean padded = line.isEmpty() || line.startsWith("`") || line.endsWith("`") || line.startsWith(" ");
        return padded ? fence + " " + line + " " + fence : fence + line + fence;
    }
}
