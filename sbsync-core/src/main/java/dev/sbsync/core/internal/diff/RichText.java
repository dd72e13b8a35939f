package dev.sbsync.core.internal.diff;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Storyblok's rich text: a {@code doc} of nodes with a {@code type}, {@code content} and {@code marks}. Stateless. */
public final class RichText {

    private static final String TYPE = "type";
    private static final String CONTENT = "content";
    private static final String BLOCK = "blok";

    /** Nodes without content, next to text. */
    private static final Set<String> EMPTY = Set.of("horizontal_rule", "hard_break", "image", "emoji");

    private RichText() {}

    /** Returns whether the members of two objects are those of rich text, if the objects are in rich text or not. */
    static boolean within(boolean richText, JsonNode old, JsonNode now) {
        return richText ? !type(old).equals(BLOCK) && !type(now).equals(BLOCK) : doc(old) && doc(now);
    }

    /** Returns whether a part of rich text is shown as text as a whole: a node without blocks in it. */
    static boolean wholeBlock(JsonNode part) {
        return node(part) && !doc(part) && !hasBlock(part);
    }

    private static boolean hasBlock(JsonNode part) {
        if (type(part).equals(BLOCK)) {
            return true;
        }
        for (JsonNode child : part.path(CONTENT)) {
            if (hasBlock(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean doc(JsonNode value) {
        return type(value).equals("doc") && value.path(CONTENT).isArray();
    }

    /** Returns whether a value looks like rich text, or a node of it. */
    public static boolean node(JsonNode value) {
        return value.path(TYPE).isString()
                && !value.has("component")
                && (value.path(CONTENT).isArray()
                        || EMPTY.contains(type(value))
                        || value.path("text").isString());
    }

    private static String type(JsonNode value) {
        return value.path(TYPE).asString("");
    }

    /**
     * Returns rich text as lines of plain text.
     *
     * @param marks whether marks, links and attributes are shown
     */
    public static String text(JsonNode value, boolean marks) {
        RichTextLines lines = new RichTextLines(marks);
        lines.add(value, "", "");
        return lines.toString();
    }
}
