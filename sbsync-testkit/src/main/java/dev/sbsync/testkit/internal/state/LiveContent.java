package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published content of a story by language: the published layer with translated fields in place of the default
 * ones. In a space that publishes translations individually, only published languages count.
 */
public final class LiveContent {
    /** The name of the default language in lists of languages. */
    public static final String DEFAULT_LANGUAGE = "[default]";

    private LiveContent() {}

    /** Returns the languages in which a story is live, the default one first; empty where its content is unknown. */
    public static List<String> languages(SpaceState space, StoredStory story) {
        List<String> live = new ArrayList<>();
        if (story.publishedLayer() == null) {
            return live;
        }
        if (story.published()) {
            live.add(DEFAULT_LANGUAGE);
        }
        for (SpaceState.Language language : space.languages()) {
            boolean visible =
                    Translations.individual(space) ? Translations.live(story, language.code()) : story.published();
            if (visible) {
                live.add(language.code());
            }
        }
        return live;
    }

    /** Returns the content of a published layer in a language. */
    public static JsonNode in(String language, JsonNode layer) {
        return seen(layer, language.equals(DEFAULT_LANGUAGE) ? null : language);
    }

    private static JsonNode seen(JsonNode node, @Nullable String language) {
        if (node.isArray()) {
            ArrayNode items = Nodes.array();
            node.forEach(item -> items.add(seen(item, language)));
            return items;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode fields = Nodes.object();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            int mark = field.getKey().indexOf(Translations.MARK);
            if (mark < 0) {
                fields.set(field.getKey(), seen(field.getValue(), language));
            }
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            int mark = field.getKey().indexOf(Translations.MARK);
            if (language != null && mark >= 0 && field.getKey().endsWith(Translations.MARK + language)) {
                fields.set(field.getKey().substring(0, mark), seen(field.getValue(), language));
            }
        }
        return fields;
    }
}
