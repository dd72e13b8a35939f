package dev.sbsync.core.internal.kind.story.content;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds the languages of a content's fields. Stateless. */
final class ContentLanguages {

    /** Separates a field's name from its language. */
    private static final String MARK = "__i18n__";

    private ContentLanguages() {}

    /** Returns the languages as spelled in field names, sorted. */
    static Set<String> of(@Nullable JsonNode content) {
        Set<String> used = new TreeSet<>();
        collect(content, used);
        return used;
    }

    /** Returns a copy of the content without the fields in some languages, at any depth. */
    static JsonNode without(JsonNode content, Predicate<String> languages) {
        if (content instanceof ArrayNode array) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> kept.add(without(item, languages)));
            return kept;
        }
        if (!(content instanceof ObjectNode object)) {
            return content;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            int mark = field.getKey().lastIndexOf(MARK);
            if (mark < 0 || !languages.test(field.getKey().substring(mark + MARK.length()))) {
                kept.set(field.getKey(), without(field.getValue(), languages));
            }
        });
        return kept;
    }

    private static void collect(@Nullable JsonNode node, Set<String> used) {
        if (node == null || !node.isContainer()) {
            return;
        }
        for (String name : node.propertyNames()) {
            int mark = name.lastIndexOf(MARK);
            if (mark >= 0) {
                used.add(name.substring(mark + MARK.length()));
            }
        }
        node.forEach(child -> collect(child, used));
    }
}
