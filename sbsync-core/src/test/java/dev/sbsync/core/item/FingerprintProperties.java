package dev.sbsync.core.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryField;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fingerprints against differences. */
class FingerprintProperties {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Few values of each field, some of them spellings of one, so that equal stories are drawn often. */
    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry("name", List.of("\"a\"", "\"b\"")),
            Map.entry("uuid", List.of("\"u\"", "\"v\"")),
            Map.entry("content", List.of("null", "{}", "{\"a\":1}", "{\"a\":1.0,\"_editable\":\"x\"}")),
            Map.entry("tag_list", List.of("null", "[]", "[\" x\"]", "[\"x\"]", "[\"X\"]")),
            Map.entry("meta_data", List.of("null", "{}", "{\"k\":null}")),
            Map.entry("default_root", List.of("null", "\"\"", "\"page\"")),
            Map.entry("disable_fe_editor", List.of("null", "false", "true")),
            Map.entry("sort_by_date", List.of("\"2026-01-02 00:00\"", "\"2026-01-02\"", "\"\"")),
            Map.entry("expire_at", List.of("\"2027-12-31 23:00\"", "\"2027-12-31T23:00:00.000Z\"", "null")),
            Map.entry("path", List.of("null", "\"\"", "\"/\"")),
            Map.entry("published", List.of("true", "false")),
            Map.entry("translated_slugs", List.of("[]", "[{\"lang\":\"de\",\"slug\":\"s\"}]"))));

    @Property(tries = 3000)
    void fingerprintsAreTheSame_exactlyWhereThereAreNoDifferences(@ForAll long one, @ForAll long other) {
        Fields left = story(one);
        Fields right = story(other);
        assertThat(Fingerprint.of(left).equals(Fingerprint.of(right)))
                .isEqualTo(Equality.differences(left, right).isEmpty());
    }

    @Property
    void fingerprintsOfOneField_areTheSame_exactlyWhereItDoesNotDiffer(@ForAll long one, @ForAll long other) {
        Fields left = story(one);
        Fields right = story(other);
        List<String> differing = Equality.differences(left, right).stream()
                .map(Difference::field)
                .toList();
        for (String field : left.asMap().keySet()) {
            assertThat(Fingerprint.of(left, field).equals(Fingerprint.of(right, field)))
                    .as(field)
                    .isEqualTo(!differing.contains(field));
        }
    }

    private static Fields story(long seed) {
        Random random = new Random(seed);
        ObjectNode story = JSON.createObjectNode().put("id", 1).put("slug", "s").put("full_slug", "s");
        VALUES.forEach((field, values) -> {
            // the first values most often: stories that differ in everything show nothing
            int among = random.nextInt(10) == 0 ? values.size() : 1 + random.nextInt(2);
            story.set(field, JSON.readTree(values.get(random.nextInt(Math.min(among, values.size())))));
        });
        return StoryField.of(Story.of(story), "", null, true);
    }
}
