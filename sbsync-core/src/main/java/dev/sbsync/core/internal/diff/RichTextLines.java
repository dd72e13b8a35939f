package dev.sbsync.core.internal.diff;

import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** Writes rich text as lines in the style of Markdown. Not thread-safe. */
final class RichTextLines {

    /** The lowest level of headings. */
    private static final int LOWEST = 6;

    private final boolean marks;
    private final StringBuilder text = new StringBuilder();

    RichTextLines(boolean marks) {
        this.marks = marks;
    }

    /**
     * Adds a node.
     *
     * @param first what its first line starts with, such as a bullet
     * @param rest what its other lines start with
     */
    void add(JsonNode node, String first, String rest) {
        switch (node.path("type").asString("")) {
            case "text" -> text.append(marks ? marked(node) : node.path("text").asString(""));
            case "hard_break" -> text.append('\n').append(rest);
            case "emoji" -> text.append(emoji(node.path("attrs")));
            case "image" ->
                text.append("(image ")
                        .append(node.at("/attrs/src").asString(""))
                        .append(')');
            case "blok" -> line(first).append("(block)");
            case "horizontal_rule" -> line(first).append("---");
            case "heading" -> heading(node, first, rest);
            case "paragraph", "code_block" -> block(node, first, rest);
            case "bullet_list" -> list(node, first, rest, index -> "- ");
            case "ordered_list" -> {
                long start = node.at("/attrs/order").asLong(1);
                list(node, first, rest, index -> start + index + ". ");
            }
            case "blockquote" -> children(node, first + "> ", rest + "> ");
            default -> children(node, first, rest);
        }
    }

    private void heading(JsonNode node, String first, String rest) {
        int level = Math.max(1, Math.min(LOWEST, node.at("/attrs/level").asInt(1)));
        block(node, first + "#".repeat(level) + " ", rest + " ".repeat(level + 1));
    }

    private void block(JsonNode node, String first, String rest) {
        line(first);
        children(node, rest, rest);
        if (marks && node.has("attrs")) {
            String attributes = node.path("attrs").toString();
            text.append(attributes.equals("{}") ? "" : " " + attributes);
        }
    }

    private void list(JsonNode node, String first, String rest, IntFunction<String> markers) {
        int index = 0;
        for (JsonNode item : node.path("content")) {
            String marker = markers.apply(index);
            String start = (index == 0 ? first : rest) + marker;
            if (!added(item, start, rest + " ".repeat(marker.length()))) {
                line(start);
            }
            index++;
        }
    }

    private void children(JsonNode node, String first, String rest) {
        String start = first;
        for (JsonNode child : node.path("content")) {
            start = added(child, start, rest) ? rest : start;
        }
    }

    /** Adds a node, and returns whether it has any text. */
    private boolean added(JsonNode node, String first, String rest) {
        int length = text.length();
        add(node, first, rest);
        return text.length() > length;
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
