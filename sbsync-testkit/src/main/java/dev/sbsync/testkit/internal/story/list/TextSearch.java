package dev.sbsync.testkit.internal.story.list;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Looks for texts and components in stories (docs/management-api.md). How the API ranks matches is unknown; here a
 * substring matches.
 */
final class TextSearch {
    private TextSearch() {}

    /** Returns whether the name or the slug has a term in it. */
    static boolean named(StoredStory story, String term) {
        return holds(Nodes.string(story.json(), "name", ""), term) || holds(story.slug(), term);
    }

    /** Returns whether the name, the slug or any text of the content has a term in it. */
    static boolean anywhere(StoredStory story, String term) {
        return named(story, term) || inTexts(story.content(), term);
    }

    /** Returns whether the content has a component, at any depth. */
    static boolean component(JsonNode content, Collection<String> names) {
        if (content.isObject() && names.contains(Nodes.string(content, "component", ""))) {
            return true;
        }
        return content.valueStream().anyMatch(value -> component(value, names));
    }

    static boolean inTexts(JsonNode content, String term) {
        return content.isString()
                ? holds(content.stringValue(), term)
                : content.valueStream().anyMatch(value -> inTexts(value, term));
    }

    private static boolean holds(String text, String term) {
        return text.toLowerCase(Locale.ROOT).contains(term.toLowerCase(Locale.ROOT));
    }

    /** Returns the scalar fields of a content, for {@code with_summary}. */
    static List<String> summaryFields(JsonNode content) {
        return content.isObject()
                ? content.propertyNames().stream()
                        .filter(name -> content.get(name).isValueNode())
                        .toList()
                : List.of();
    }
}
