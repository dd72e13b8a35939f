package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published languages of a space that publishes translations individually: rows of {@code translated_stories}, and
 * the translated fields ({@code field__i18n__de}) of the published layer (docs/management-api.md).
 */
public final class Translations {
    static final String MARK = "__i18n__";

    private Translations() {}

    /** Returns whether a space publishes translations individually. */
    public static boolean individual(SpaceState space) {
        return Nodes.isTrue(space.settings(), "use_translated_stories");
    }

    /** Notes that languages were published. */
    static void published(StoredStory story, Set<String> languages, String at) {
        for (String language : languages) {
            ObjectNode row = row(story, language);
            row.put("published_at", at).put("unpublished_changes", false);
            if (Nodes.missing(row, "first_published_at")) {
                row.put("first_published_at", at);
            }
        }
    }

    /** Notes that languages were unpublished. */
    static void unpublished(StoredStory story, Set<String> languages) {
        languages.forEach(
                language -> row(story, language).putNull("published_at").put("unpublished_changes", false));
    }

    /** Notes that the draft has changes that no published language has. */
    static void saved(StoredStory story) {
        ArrayNode rows = copy(story);
        if (rows.isEmpty()) {
            return;
        }
        for (JsonNode row : rows) {
            if (!Nodes.missing(row, "published_at")) {
                ((ObjectNode) row).put("unpublished_changes", true);
            }
        }
        story.editable().set("translated_stories", rows);
    }

    /** Returns whether a language is published. */
    public static boolean live(StoredStory story, String language) {
        return liveLanguages(story).anyMatch(language::equals);
    }

    /** Returns whether any language besides the default one is published. */
    static boolean anyLive(StoredStory story) {
        return liveLanguages(story).findAny().isPresent();
    }

    private static Stream<String> liveLanguages(StoredStory story) {
        return story.json()
                .path("translated_stories")
                .valueStream()
                .filter(row -> !Nodes.missing(row, "published_at"))
                .map(row -> Nodes.string(row, "lang", ""));
    }

    /**
     * Returns the published content after some languages of the draft were published.
     *
     * @param live the previous published content; fields are matched by name, bloks by {@code _uid}
     * @param withDefault whether the default language, and with it the whole structure, is published too
     */
    static JsonNode overlay(JsonNode live, JsonNode draft, Set<String> languages, boolean withDefault) {
        return withDefault
                ? merged(draft, live, language -> !languages.contains(language))
                : merged(live, draft, languages::contains);
    }

    /** Returns {@code base} with those translated fields taken from {@code other} that a test chooses by language. */
    private static JsonNode merged(JsonNode base, JsonNode other, Predicate<String> fromOther) {
        if (base instanceof ObjectNode object && other instanceof ObjectNode source) {
            ObjectNode result = Nodes.object();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (!chosen(field.getKey(), fromOther)) {
                    result.set(field.getKey(), merged(field.getValue(), source.path(field.getKey()), fromOther));
                }
            }
            for (Map.Entry<String, JsonNode> field : source.properties()) {
                if (chosen(field.getKey(), fromOther)) {
                    result.set(field.getKey(), field.getValue());
                }
            }
            return result;
        }
        if (base instanceof ArrayNode array && other.isArray()) {
            Map<String, JsonNode> byUid = new HashMap<>();
            other.forEach(item -> Nodes.string(item, "_uid").ifPresent(uid -> byUid.put(uid, item)));
            List<JsonNode> items = new ArrayList<>();
            for (JsonNode item : array) {
                JsonNode match = byUid.get(Nodes.string(item, "_uid", ""));
                items.add(match == null ? item : merged(item, match, fromOther));
            }
            return Nodes.array().addAll(items);
        }
        return base;
    }

    private static boolean chosen(String field, Predicate<String> languages) {
        int mark = field.indexOf(MARK);
        return mark >= 0 && languages.test(field.substring(mark + MARK.length()));
    }

    private static ObjectNode row(StoredStory story, String language) {
        ArrayNode rows = copy(story);
        story.editable().set("translated_stories", rows);
        for (JsonNode row : rows) {
            if (Nodes.string(row, "lang", "").equals(language)) {
                return (ObjectNode) row;
            }
        }
        return rows.addObject()
                .put("lang", language)
                .putNull("published_at")
                .putNull("first_published_at")
                .put("unpublished_changes", false);
    }

    private static ArrayNode copy(StoredStory story) {
        JsonNode rows = story.json().path("translated_stories");
        return rows.isArray() ? (ArrayNode) rows.deepCopy() : Nodes.array();
    }
}
