package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What visitors see of a story, by language: the published layer with its translated fields in the place of the default
 * ones. In a space that publishes translations individually, only languages that are live are seen.
 */
public final class LiveContent {
    /** The name of the default language in lists of languages. */
    public static final String DEFAULT_LANGUAGE = "[default]";

    private LiveContent() {}

    /** Returns what is live by language; empty where nothing is, or where its content is unknown. */
    public static Map<String, JsonNode> of(SpaceState space, StoredStory story) {
        JsonNode layer = story.publishedLayer();
        Map<String, JsonNode> live = new LinkedHashMap<>();
        if (layer == null) {
            return live;
        }
        if (story.published()) {
            live.put(DEFAULT_LANGUAGE, seen(layer, null));
        }
        for (SpaceState.Language language : space.languages()) {
            boolean visible =
                    Translations.individual(space) ? Translations.live(story, language.code()) : story.published();
            if (visible) {
                live.put(language.code(), seen(layer, language.code()));
            }
        }
        return live;
    }

    private static JsonNode seen(JsonNode node, @Nullable String language) {
        if (node.isArray()) {
            ArrayNode items = Json.array();
            node.forEach(item -> items.add(seen(item, language)));
            return items;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode fields = Json.object();
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
