package dev.sbsync.core.content;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the languages that content has fields in. Stateless. */
final class ContentLanguages {

    /** Comes between a field's name and its language. */
    private static final String MARK = "__i18n__";

    private ContentLanguages() {}

    /** Returns the languages as the fields' names spell them, sorted. */
    static Set<String> of(@Nullable JsonNode content) {
        Set<String> used = new TreeSet<>();
        collect(content, used);
        return used;
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
