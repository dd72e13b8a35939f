package dev.sbsync.core.internal.kind.story.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A field that is defined is compared, hashed and stored: nothing else has to list it. */
class StoryFieldTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String STORY = """
            {"id":7,"uuid":"u","name":"Home","slug":"home","full_slug":"blog/home","parent_id":3,"is_folder":false,
            "published":true,"unpublished_changes":true,"first_published_at":"2020-01-01T00:00:00.000Z",
            "content":{"component":"page"},"translated_stories":[{"lang":"de","published_at":"2026-01-01T00:00:00Z"}]}
            """;

    /** A change of each field, as the API sends it. */
    private static final Map<StoryField, String> CHANGES = new EnumMap<>(Map.ofEntries(
            Map.entry(StoryField.NAME, "{\"name\":\"Start\"}"),
            Map.entry(StoryField.SLUG, "{\"slug\":\"start\"}"),
            Map.entry(StoryField.PARENT, "{}"),
            Map.entry(StoryField.STARTPAGE, "{\"is_startpage\":true}"),
            Map.entry(StoryField.UUID, "{\"uuid\":\"v\"}"),
            Map.entry(StoryField.TAGS, "{\"tag_list\":[\"new\"]}"),
            Map.entry(StoryField.DEFAULT_ROOT, "{\"default_root\":\"page\"}"),
            Map.entry(StoryField.DISABLE_FE_EDITOR, "{\"disble_fe_editor\":true}"),
            Map.entry(StoryField.SORT_BY_DATE, "{\"sort_by_date\":\"2026-01-02\"}"),
            Map.entry(StoryField.EXPIRE_AT, "{\"expire_at\":\"2027-12-31 23:00\"}"),
            Map.entry(StoryField.PATH, "{\"path\":\"/\"}"),
            Map.entry(StoryField.FIRST_PUBLISHED_AT, "{\"first_published_at\":\"2021-01-01T00:00:00.000Z\"}"),
            Map.entry(StoryField.CONTENT, "{\"content\":{\"component\":\"post\"}}"),
            Map.entry(StoryField.META_DATA, "{\"meta_data\":{\"a\":1}}"),
            Map.entry(StoryField.TRANSLATED_SLUGS, "{\"translated_slugs\":[{\"lang\":\"de\",\"slug\":\"start\"}]}"),
            Map.entry(StoryField.STATE, "{\"unpublished_changes\":false}"),
            Map.entry(StoryField.PUBLISHED_CONTENT, "{}"),
            Map.entry(StoryField.LIVE_LANGUAGES, "{\"translated_stories\":[]}")));

    @ParameterizedTest
    @EnumSource
    void eachField_isCompared_andItsDifferenceNamed(StoryField field) {
        assertThat(Equality.differences(fields(null), fields(field)))
                .extracting(Difference::field)
                .containsExactly(field.field());
    }

    @ParameterizedTest
    @EnumSource
    void eachField_isHashedAlone(StoryField field) {
        assertThat(Fingerprint.of(fields(null), field.field()))
                .isNotEqualTo(Fingerprint.of(fields(field), field.field()));
    }

    @ParameterizedTest
    @EnumSource(names = "PARENT", mode = Mode.EXCLUDE) // lists show it anyway
    void eachField_isPartOfTheFingerprint(StoryField field) {
        assertThat(Fingerprint.of(fields(null))).isNotEqualTo(Fingerprint.of(fields(field)));
    }

    @ParameterizedTest
    @EnumSource
    void eachFieldThatListsShow_isStored(StoryField field) {
        StoryRow row = StoryRow.of(story(field));
        StoryRow restored = StoryRow.restored(JSON.readTree(row.stored().toString()));
        assertThat(restored).isEqualTo(row);
        boolean listed = row.fields().get(field.field()) != null;
        assertThat(restored.stored().has(field.field())).isEqualTo(listed);
    }

    private static Fields fields(@Nullable StoryField changed) {
        JsonNode published = JSON.readTree("{\"component\":\"page\",\"live\":1}");
        return StoryField.of(
                story(changed),
                changed == StoryField.PARENT ? "news" : "blog",
                changed == StoryField.PUBLISHED_CONTENT ? JSON.readTree("{\"component\":\"page\"}") : published,
                true);
    }

    private static Story story(@Nullable StoryField changed) {
        ObjectNode story = (ObjectNode) JSON.readTree(STORY);
        if (changed != null) {
            String change = CHANGES.get(changed);
            assertThat(change).as("an example for " + changed).isNotNull();
            story.setAll((ObjectNode) JSON.readTree(change));
        }
        return Story.of(story);
    }
}
