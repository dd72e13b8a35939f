package dev.sbsync.core.internal.diff;

import tools.jackson.databind.JsonNode;

/** Writes rich text as lines in the style of Markdown. Not thread-safe. */
final class RichTextLines {

    private final boolean marks;
    private final StringBuilder text = new StringBuilder();

    RichTextLines(boolean marks) {
        this.marks = marks;
    }

    /**
     * Adds a node.
     *
     * @param prefix what its lines start with
     */
    void add(JsonNode node, String prefix) {
        switch (node.path("type").asString("")) {
            case "text" -> text.append(marks ? marked(node) : node.path("text").asString(""));
            case "hard_break" -> text.append('\n').append(" ".repeat(prefix.length()));
            case "emoji" -> text.append(emoji(node.path("attrs")));
            case "image" ->
                text.append("(image ")
                        .append(node.at("/attrs/src").asString(""))
                        .append(')');
            case "blok" -> line(prefix).append("(block)");
            case "horizontal_rule" -> line(prefix).append("---");
            case "heading" ->
                block(node, prefix + "#".repeat(node.at("/attrs/level").asInt(1)) + " ");
            case "paragraph", "code_block" -> block(node, prefix);
            case "list_item" -> children(node, prefix + "- ");
            case "blockquote" -> children(node, prefix + "> ");
            default -> children(node, prefix.replace("- ", "  "));
        }
    }

    private void block(JsonNode node, String prefix) {
        line(prefix);
        children(node, prefix);
        if (marks && node.has("attrs")) {
            String attributes = node.path("attrs").toString();
            text.append(attributes.equals("{}") ? "" : " " + attributes);
        }
    }

    private void children(JsonNode node, String prefix) {
        node.path("content").forEach(child -> add(child, prefix));
    }

    private StringBuilder line(String prefix) {
        return text.append(text.isEmpty() ? "" : "\n").append(prefix);
    }

    private static String emoji(JsonNode attributes) {
        return attributes.path("emoji").asString(":" + attributes.path("name").asString("") + ":");
    }

    private static String marked(JsonNode node) {
        String marked = node.path("text").asString("");
        for (JsonNode mark : node.path("marks")) {
            marked = switch (mark.path("type").asString("")) {
                case "bold" -> "**" + marked + "**";
                case "italic" -> "*" + marked + "*";
                case "strike" -> "~~" + marked + "~~";
                case "code" -> "`" + marked + "`";
                case "link" -> "[" + marked + "](" + mark.at("/attrs/href").asString("") + ")";
                default -> "<" + mark.path("type").asString("") + ">" + marked + "</>";
            };
        }
        return marked;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
