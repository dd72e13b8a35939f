package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.TranslatedSlug;
import dev.sbsync.core.item.ComparedValue;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.LayerState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The compared fields of stories and folders, in their order. A new field is one constant: equality, differences,
 * fingerprints and stored rows iterate them. Values are canonical: absent, null and empty are equal, and timestamps are
 * instants.
 */
public enum StoryField {
    NAME("name", Shown.IN_LISTS, story -> ComparedValue.text(story.name())),
    SLUG(Difference.SLUG, Shown.IN_LISTS, story -> ComparedValue.text(story.slug())),
    /** The folder, whose path in the target the plan knows. */
    PARENT(Difference.PARENT, Shown.NOWHERE, story -> null),
    /** The flag has no meaning at the root. */
    STARTPAGE(
            "is_startpage",
            Shown.IN_LISTS,
            story -> story.parentId() != 0 && flag(story, "is_startpage") ? Shared.TRUE : Shared.FALSE),
    UUID(Difference.UUID, Shown.IN_LISTS, story -> ComparedValue.text(story.uuid())),
    TAGS("tag_list", Shown.IN_LISTS, story -> ComparedValue.tags(story.tagList())),
    /** The default component of a folder's new stories. */
    DEFAULT_ROOT("default_root", Shown.IN_LISTS, story -> text(story, "default_root")),
    /** Whether the visual editor is disabled; the API sends two spellings (docs/management-api.md). */
    DISABLE_FE_EDITOR(
            "disable_fe_editor",
            Shown.IN_LISTS,
            story -> flag(story, "disable_fe_editor") || flag(story, "disble_fe_editor")
                    ? Shared.TRUE
                    : ComparedValue.text(null)),
    SORT_BY_DATE("sort_by_date", Shown.IN_LISTS, story -> moment(story, "sort_by_date")),
    EXPIRE_AT("expire_at", Shown.IN_LISTS, story -> moment(story, "expire_at")),
    /** The real path, which the visual editor opens instead of the full slug. */
    PATH("path", Shown.IN_LISTS, story -> text(story, "path")),
    /** Set by the API on the first publish: absent unless the story is published and has one. */
    FIRST_PUBLISHED_AT("first_published_at", Shown.IN_LISTS, StoryField::firstPublished),
    CONTENT(
            Difference.CONTENT,
            Shown.IN_STORIES,
            story -> ComparedValue.json(story.raw().get("content"))),
    META_DATA(
            "meta_data",
            Shown.IN_STORIES,
            story -> ComparedValue.json(story.raw().get("meta_data"))),
    TRANSLATED_SLUGS("translated_slugs", Shown.IN_STORIES, StoryField::translatedSlugs),
    STATE(
            Difference.STATE,
            Shown.IN_LISTS,
            story -> story.folder() ? null : Shared.STATES.get(StoryRow.stateOf(story))),
    /** The published layer of a dirty story, which its version history shows. */
    PUBLISHED_CONTENT(Difference.PUBLISHED_CONTENT, Shown.NOWHERE, story -> null),
    LIVE_LANGUAGES(
            Difference.LIVE_LANGUAGES,
            Shown.IN_STORIES,
            story -> LiveLanguages.compared(story).map(ComparedValue::text).orElse(null));

    /** Which answers of the API show a field. */
    private enum Shown {
        IN_LISTS,
        IN_STORIES,
        NOWHERE
    }

    /** Values that many rows have: rows are held for as long as a plan. */
    private static final class Shared {
        static final ComparedValue TRUE = ComparedValue.text("true");
        static final ComparedValue FALSE = ComparedValue.text("false");
        static final Map<LayerState, ComparedValue> STATES = Arrays.stream(LayerState.values())
                .collect(Collectors.toUnmodifiableMap(state -> state, state -> ComparedValue.text(state.toString())));
    }

    private static final List<String> NAMES =
            List.copyOf(Arrays.stream(values()).map(field -> field.field).toList());

    private final String field;
    private final Shown shown;

    @SuppressWarnings("ImmutableEnumChecker") // the functions are stateless
    private final Function<Story, @Nullable ComparedValue> value;

    StoryField(String field, Shown shown, Function<Story, @Nullable ComparedValue> value) {
        this.field = field;
        this.shown = shown;
        this.value = value;
    }

    public String field() {
        return field;
    }

    /** Returns the fields of a listed story; those that lists lack are absent. */
    static Fields listed(Story story) {
        return fields(story, field -> field.shown == Shown.IN_LISTS);
    }

    /**
     * Returns the fields of a single story.
     *
     * @param published the published layer if the story is dirty, else null
     * @param layersCount false if a dirty source has no published layer to mirror
     */
    public static Fields of(Story story, String parentPath, @Nullable JsonNode published, boolean layersCount) {
        Fields fields = fields(story, field -> layersCount || field.compareTo(STATE) < 0)
                .with(Difference.PARENT, "/" + parentPath);
        return layersCount && StoryRow.stateOf(story) == LayerState.DIRTY && !story.folder()
                ? fields.with(Difference.PUBLISHED_CONTENT, ComparedValue.json(published))
                : fields;
    }

    private static Fields fields(Story story, Predicate<StoryField> included) {
        List<@Nullable ComparedValue> values = new ArrayList<>();
        for (StoryField field : values()) {
            values.add(included.test(field) ? field.value.apply(story) : null);
        }
        return Fields.of(NAMES, values);
    }

    private static boolean flag(Story story, String name) {
        return story.raw().path(name).asBoolean(false);
    }

    private static ComparedValue text(Story story, String name) {
        return ComparedValue.text(textOf(story, name));
    }

    private static ComparedValue moment(Story story, String name) {
        String text = textOf(story, name);
        return ComparedValue.text(text == null ? null : Moments.canonical(text));
    }

    private static @Nullable String textOf(Story story, String name) {
        JsonNode value = story.raw().path(name);
        if (value.isNull() || value.isMissingNode() || (value.isContainer() && value.isEmpty())) {
            return null;
        }
        String text = value.isContainer() ? value.toString() : value.asString();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable ComparedValue firstPublished(Story story) {
        boolean published = flag(story, "published") && !flag(story, "is_folder");
        return published && textOf(story, "first_published_at") != null ? moment(story, "first_published_at") : null;
    }

    private static ComparedValue translatedSlugs(Story story) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        Map<String, String> shown = new TreeMap<>();
        for (TranslatedSlug slug : story.translatedSlugs()) {
            String name = slug.name().orElse("");
            value.putObject(slug.lang()).put("slug", slug.slug()).put("name", name.isEmpty() ? null : name);
            shown.put(slug.lang(), name.isEmpty() ? slug.slug() : slug.slug() + " (" + name + ")");
        }
        return new ComparedValue.Json(value, shown.toString());
    }
}
