package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.internal.Json;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.model.TranslatedSlug;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Stories arrive unchanged, whatever they contain. */
class StoryRoundTripProperties {

    private static final long SOURCE = 281_474_976_710_704L;
    private static final long TARGET = 281_474_976_710_705L;

    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(
                    SpaceBuilder.space(SOURCE, "Source")
                            .language("de", "German")
                            .language("fr", "French"),
                    SpaceBuilder.space(TARGET, "Target")
                            .language("de", "German")
                            .language("fr", "French"))
            .build();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of(Clients.SECRET))
            .transport(new FakeTransport(api))
            .build();

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void copy_anyStory_isTheSameStoryInBothSpaces(@ForAll("stories") Map<String, String> attributes) {
        StoryPayload payload = payload(attributes);

        Story source = client.stories(SOURCE)
                .get(client.stories(SOURCE).create(payload).id());
        Story target = client.stories(TARGET)
                .get(client.stories(TARGET).create(StoryPayload.copyOf(source)).id());

        for (Story read : List.of(source, target)) {
            attributes.forEach((name, json) -> assertThat(shown(read, name))
                    .as(name)
                    .isEqualTo(name.equals("translated_slugs_attributes") ? json : text(json(json))));
        }
        assertThat(text(StoryPayload.copyOf(target).json()))
                .isEqualTo(text(StoryPayload.copyOf(source).json()));
        client.stories(SOURCE).delete(source.id());
        client.stories(TARGET).delete(target.id());
        assertThat(api.violations()).isEmpty();
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void update_anyStoryOverAnother_leavesNothingOfTheOther(
            @ForAll("stories") Map<String, String> first, @ForAll("stories") Map<String, String> second) {
        StoryOperations stories = client.stories(SOURCE);
        Story before = stories.get(stories.create(payload(first)).id());

        stories.update(before.id(), payload(second).forTarget(before), WriteOption.FORCE_UPDATE);

        Story after = stories.get(before.id());
        second.forEach((name, json) -> assertThat(shown(after, name))
                .as(name)
                .isEqualTo(name.equals("translated_slugs_attributes") ? json : text(json(json))));
        stories.delete(after.id());
    }

    @Provide
    Arbitrary<Map<String, String>> stories() {
        Arbitrary<String> texts = JsonTexts.texts().map(text -> "\"T" + text.substring(1));
        Arbitrary<String> flags = Arbitraries.of("true", "false");
        Arbitrary<String> times =
                Arbitraries.of("null", "\"2025-12-03T12:36:57.158Z\"", "\"2031-01-01T00:00:00.000Z\"");
        Arbitrary<String> content = JsonTexts.objectsWithUsualNumbers()
                .map(fields -> "{\"_uid\":\"u\",\"component\":\"page\",\"fields\":" + fields + "}");
        Arbitrary<String> slugs = Arbitraries.strings()
                .withChars("abcz09-_.~,*&=+%é:;@!$'()")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(slug -> !slug.isBlank())
                .map(slug -> "\"" + slug + "\"");
        Arbitrary<String> tags = JsonTexts.texts()
                .map(text -> "\"T" + text.substring(1, text.length() - 1) + "T\"") // their ends are trimmed
                .list()
                .uniqueElements()
                .ofMaxSize(3)
                .map(Object::toString);
        Arbitrary<String> rows = Arbitraries.of("", "[de a-de=null]", "[de a-de=A]", "[fr é=F]", "[de x=null, fr y=Y]");
        return Combinators.combine(texts, slugs, content, tags, flags, times, rows, JsonTexts.objectsWithUsualNumbers())
                .as((name, slug, body, tagList, flag, time, slugRows, meta) -> {
                    Map<String, String> story = new LinkedHashMap<>();
                    story.put("name", name);
                    story.put("slug", slug);
                    story.put("content", body);
                    story.put("tag_list", tagList);
                    story.put("meta_data", meta);
                    story.put("pinned", flag);
                    story.put("disable_fe_editor", flag);
                    story.put("first_published_at", time);
                    story.put("publish_at", time);
                    story.put("expire_at", time);
                    story.put("sort_by_date", "\"2025-12-03\"");
                    story.put("path", name);
                    story.put("default_root", flag.equals("true") ? "\"page\"" : "null");
                    story.put("position", "-30");
                    story.put("translated_slugs_attributes", slugRows.isEmpty() ? "[]" : slugRows);
                    return story;
                });
    }

    private static StoryPayload payload(Map<String, String> attributes) {
        StoryPayload payload = StoryPayload.empty().parentId(0);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            JsonNode value = attribute.getKey().equals("translated_slugs_attributes")
                    ? rows(attribute.getValue())
                    : json(attribute.getValue());
            payload = payload.set(attribute.getKey(), value);
        }
        return payload;
    }

    /** Makes rows of {@code [lang slug=name, …]}. */
    private static JsonNode rows(String shown) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (String row : shown.substring(1, shown.length() - 1).split(", ", -1)) {
            if (!row.isEmpty()) {
                String[] parts = row.split("[ =]", -1);
                rows.addObject()
                        .put("lang", parts[0])
                        .put("slug", parts[1])
                        .put("name", parts[2].equals("null") ? null : parts[2]);
            }
        }
        return rows;
    }

    private static String shown(Story story, String attribute) {
        return attribute.equals("translated_slugs_attributes")
                ? story.translatedSlugs().stream()
                        .map(StoryRoundTripProperties::shown)
                        .sorted()
                        .toList()
                        .toString()
                : text(story.raw().path(attribute));
    }

    private static String shown(TranslatedSlug row) {
        return row.lang() + " " + row.slug() + "=" + row.name().orElse(null);
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode node) {
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }
}
