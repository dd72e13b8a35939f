package dev.sbsync.core.internal.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A position in a value; its texts are made only for changes.
 *
 * @param name the member's name or the element's index
 * @param element the element; null for members
 * @param silent whether readers need not see it, as the members of rich text
 */
record Position(
        @Nullable Position parent, String name, @Nullable JsonNode element, boolean silent) {

    static final Position ROOT = new Position(null, "", null, true);

    /** Fields of another language; Storyblok writes {@code pt_br} for {@code pt-br}. */
    private static final Pattern TRANSLATED = Pattern.compile("(.+)__i18n__(.+)");

    Position member(String member, boolean richText) {
        return new Position(this, member, null, richText && member.equals("content"));
    }

    Position element(int index, JsonNode value) {
        return new Position(this, Integer.toString(index), value, false);
    }

    /** Returns the JSON pointer. */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Position step : steps()) {
            pointer.append('/').append(step.name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** Returns the place for readers. */
    List<String> place() {
        return steps().stream()
                .filter(step -> !step.silent)
                .map(Position::label)
                .toList();
    }

    private Deque<Position> steps() {
        Deque<Position> steps = new ArrayDeque<>();
        for (Position step = this; step.parent != null; step = step.parent) {
            steps.addFirst(step);
        }
        return steps;
    }

    private String label() {
        if (element == null) {
            Matcher translated = TRANSLATED.matcher(name);
            return translated.matches() ? translated.group(1) + " (" + translated.group(2) + ")" : name;
        }
        String type = element.path("component").asString(element.path("type").asString(""));
        return "[" + name + "]" + (type.isEmpty() ? "" : " " + type);
    }
}
