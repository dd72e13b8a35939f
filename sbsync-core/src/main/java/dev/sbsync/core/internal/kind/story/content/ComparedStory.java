package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.TranslatedSlug;
import dev.sbsync.core.internal.kind.story.scan.RowAttribute;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.ComparedValue;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.LayerState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The compared fields of one item, in a fixed order: exactly what defines <em>equal</em>. Differences and fingerprints
 * are derived from these fields, so a new field is added only here. An absent field makes no difference. Immutable.
 */
public final class ComparedStory {

    /** No fields. */
    public static final ComparedStory NOTHING = new ComparedStory(Map.of());

    private final Map<String, ComparedValue> fields;

    private ComparedStory(Map<String, ComparedValue> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    private ComparedStory(StoryRow row, String parentPath) {
        this(Map.of());
        put("name", row.name());
        put(Difference.SLUG, row.slug());
        put(Difference.PARENT, "/" + parentPath);
        put("is_startpage", Boolean.toString(row.startpage()));
        put(Difference.UUID, row.uuid());
        fields.put("tag_list", ComparedValue.tags(row.tags()));
        for (RowAttribute attribute : RowAttribute.values()) {
            String value = row.attributes().get(attribute);
            if (value != null || !attribute.setByApi()) {
                put(attribute.field(), value);
            }
        }
    }

    /** Returns the fields of a list row; fields that rows lack are absent. */
    public static ComparedStory ofRow(StoryRow row, String parentPath) {
        ComparedStory compared = new ComparedStory(row, parentPath);
        return row.folder()
                ? compared
                : compared.with(Difference.STATE, row.state().toString());
    }

    /**
     * Returns the fields of a single story.
     *
     * @param published the published layer if the story is dirty, else null
     * @param stateCounts false if a dirty source has no published layer to mirror
     */
    public static ComparedStory ofStory(
            Story story, String parentPath, @Nullable JsonNode published, boolean stateCounts) {
        StoryRow row = StoryRow.of(story);
        ComparedStory compared = new ComparedStory(row, parentPath);
        compared.fields.put(Difference.CONTENT, ComparedValue.json(story.raw().get("content")));
        compared.fields.put("meta_data", ComparedValue.json(story.raw().get("meta_data")));
        compared.fields.put("translated_slugs", slugs(story));
        return stateCounts ? compared.withLayers(row, story, published) : compared;
    }

    private ComparedStory withLayers(StoryRow row, Story story, @Nullable JsonNode published) {
        if (row.folder()) {
            return this;
        }
        put(Difference.STATE, row.state().toString());
        if (row.state() == LayerState.DIRTY) {
            fields.put(Difference.PUBLISHED_CONTENT, ComparedValue.json(published));
        }
        String languages = LiveLanguagesField.of(story);
        if (languages != null) {
            put(Difference.LIVE_LANGUAGES, languages);
        }
        return this;
    }

    /** Returns whether a field is absent. */
    public boolean lacks(String field) {
        ComparedValue value = fields.get(field);
        return value == null
                || value.value().isNull()
                || (value.value().isContainer() && value.value().isEmpty());
    }

    /** Returns this with an additional field, for fields that are compared only if they are to be written. */
    public ComparedStory with(String field, @Nullable String value) {
        ComparedStory more = new ComparedStory(fields);
        more.put(field, value);
        return more;
    }

    /** Returns the fields by the API's names, in their order. */
    public Map<String, ComparedValue> fields() {
        return Collections.unmodifiableMap(fields);
    }

    private void put(String field, @Nullable String text) {
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
