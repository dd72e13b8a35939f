package dev.sbsync.core.report;

/** Escapes untrusted text for HTML. */
final class HtmlText {

    private HtmlText() {}

    /** Returns text escaped for element content or a quoted attribute. */
    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : Escaping.line(text).toCharArray()) {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Returns equivalent JSON for a script element, without sequences that would end the element. */
    static String json(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
