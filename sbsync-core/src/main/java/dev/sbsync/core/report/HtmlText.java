package dev.sbsync.core.report;

/** Makes text from elsewhere stand in HTML as it is: no tag, no attribute, no control. */
final class HtmlText {

    private HtmlText() {}

    /** Returns text for an element's content or a quoted attribute. */
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

    /** Returns JSON that can stand in a script element: it reads the same, and nothing in it ends the element. */
    static String json(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
