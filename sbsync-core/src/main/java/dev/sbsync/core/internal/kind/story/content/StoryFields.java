package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.TranslatedSlug;
import dev.sbsync.core.internal.kind.story.scan.RowAttribute;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.ComparedValue;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.LayerState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The compared fields of stories and folders: a new field is added only here. Stateless. */
public final class StoryFields {

    private StoryFields() {}

    /** Returns the fields of a list row; fields that rows lack are absent. */
    public static Fields ofRow(StoryRow row, String parentPath) {
        Map<String, ComparedValue> fields = listed(row, parentPath);
        if (!row.folder()) {
            put(fields, Difference.STATE, row.state().toString());
        }
        return Fields.of(fields);
    }

    /**
     * Returns the fields of a single story.
     *
     * @param published the published layer if the story is dirty, else null
     * @param stateCounts false if a dirty source has no published layer to mirror
     */
    public static Fields ofStory(Story story, String parentPath, @Nullable JsonNode published, boolean stateCounts) {
        StoryRow row = StoryRow.of(story);
        Map<String, ComparedValue> fields = listed(row, parentPath);
        fields.put(Difference.CONTENT, ComparedValue.json(story.raw().get("content")));
        fields.put("meta_data", ComparedValue.json(story.raw().get("meta_data")));
        fields.put("translated_slugs", slugs(story));
        if (stateCounts && !row.folder()) {
            putLayers(fields, row, story, published);
        }
        return Fields.of(fields);
    }

    private static Map<String, ComparedValue> listed(StoryRow row, String parentPath) {
        Map<String, ComparedValue> fields = new LinkedHashMap<>();
        put(fields, "name", row.name());
        put(fields, Difference.SLUG, row.slug());
        put(fields, Difference.PARENT, "/" + parentPath);
        put(fields, "is_startpage", Boolean.toString(row.startpage()));
        put(fields, Difference.UUID, row.uuid());
        fields.put("tag_list", ComparedValue.tags(row.tags()));
        for (RowAttribute attribute : RowAttribute.values()) {
            String value = row.attributes().get(attribute);
            if (value != null || !attribute.setByApi()) {
                put(fields, attribute.field(), value);
            }
        }
        return fields;
    }

    private static void putLayers(
            Map<String, ComparedValue> fields, StoryRow row, Story story, @Nullable JsonNode published) {
        put(fields, Difference.STATE, row.state().toString());
        if (row.state() == LayerState.DIRTY) {
            fields.put(Difference.PUBLISHED_CONTENT, ComparedValue.json(published));
        }
        String languages = LiveLanguagesField.of(story);
        if (languages != null) {
            put(fields, Difference.LIVE_LANGUAGES, languages);
        }
    }

    private static void put(Map<String, ComparedValue> fields, String field, @Nullable String text) {
        fields.put(field, ComparedValue.text(text));
    }

    private static ComparedValue slugs(Story story) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        Map<String, String> shown = new TreeMap<>();
        for (TranslatedSlug slug : story.translatedSlugs()) {
            String name = slug.name().orElse("");
            value.putObject(slug.lang()).put("slug", slug.slug()).put("name", name.isEmpty() ? null : name);
            shown.put(slug.lang(), name.isEmpty() ? slug.slug() : slug.slug() + " (" + name + ")");
        }
        return new ComparedValue(value, shown.toString());
    }
}
