package dev.sbsync.core.report;

/** Escapes untrusted text for HTML. */
final class HtmlText {

    private HtmlText() {}

    /** Returns text escaped for element content or a quoted attribute. */
    static String of(String text) {
        return Escaping.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns equivalent JSON for a script element, without sequences that would end the element. */
    static String json(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
