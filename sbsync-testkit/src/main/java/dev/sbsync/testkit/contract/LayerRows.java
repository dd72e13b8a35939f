package dev.sbsync.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.contract.Fact.Confidence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The draft layer, the published layer and the history. */
abstract class LayerRows extends SpellingRows {
    private static final String SECOND =
            "{\"story\":{\"content\":{\"component\":\"page\",\"_uid\":\"u\",\"title\":\"two\"}}}";

    LayerRows() {}

    @Test
    @Fact(section = "layers-locks-languages", confidence = Confidence.UNKNOWN)
    void unknown_publishWithABlankRequiredField() {
        String component = spaceWideName();
        ContractAnswer made = post(
                "/components",
                "{\"component\":{\"name\":\"" + component + "\",\"is_root\":true,\"schema\":"
                        + "{\"title\":{\"type\":\"text\",\"required\":true}}}}");
        cleanUpLater("/components/" + made.at("component").path("id").asString(""));
        String story = storyIn(folder(), name(), "\"content\":{\"component\":\"" + component + "\"}");

        observed(
                "Publishing a story whose required field is blank is answered with",
                post("/stories?publish=1", story).status(),
                201);
    }

    @Test
    @Fact(section = "layers-locks-languages", confidence = Confidence.CODE)
    void neverPublished_hasUnpublishedChangesAfterTheSecondSave() {
        JsonNode story = create();

        assertThat(story.path("unpublished_changes").asBoolean(true)).isFalse();
        assertThat(put(path(story), SECOND).story().path("unpublished_changes").asBoolean(false))
                .isTrue();
    }

    @Test
    @Fact(section = "layers-locks-languages", confidence = Confidence.DOCUMENTED)
    void publish_isAGetWithEffects() {
        JsonNode story = create();

        JsonNode published = get(path(story) + "/publish").story();

        assertThat(published.path("published").asBoolean(false)).isTrue();
        assertThat(published.path("unpublished_changes").asBoolean(true)).isFalse();
        assertThat(published.path("first_published_at").isNull()).isFalse();
        JsonNode unpublished = get(path(story) + "/unpublish").story();
        assertThat(unpublished.path("published").asBoolean(true)).isFalse();
        assertThat(unpublished.path("content").path("title").asString("")).isEqualTo("one");
    }

    @Test
    @Fact(section = "layers-locks-languages", confidence = Confidence.CODE)
    void publishingSave_inBodyOrQuery_goesLive() {
        JsonNode story = create();

        JsonNode inBody =
                put(path(story), SECOND.replace("}}}", "}},\"publish\":1}")).story();
        assertThat(inBody.path("published").asBoolean(false)).isTrue();
        Duration earlier = Duration.between(
                Instant.parse(inBody.path("published_at").asString("")),
                Instant.parse(inBody.path("updated_at").asString("")));
        assertThat(earlier).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        JsonNode inQuery = put(path(story) + "?publish=true", SECOND.replace("two", "three"))
                .story();
        assertThat(inQuery.path("unpublished_changes").asBoolean(true)).isFalse();
    }

    @Test
    @Fact(section = "layers-locks-languages", confidence = Confidence.CODE)
    void saveAfterPublish_isDirty_andTheHistoryKnowsWhatIsLive() {
        JsonNode story = create();
        get(path(story) + "/publish");
        JsonNode dirty = put(path(story), SECOND).story();

        assertThat(dirty.path("published").asBoolean(false)).isTrue();
        assertThat(dirty.path("unpublished_changes").asBoolean(false)).isTrue();
        JsonNode versions = get("/story_versions?show_content=true&by_story_id="
                        + story.path("id").asString(""))
                .at("story_versions");
        JsonNode live = versions.valueStream()
                .filter(version -> version.path("status").asString("").equals("published"))
                .findFirst()
                .orElseThrow();
        assertThat(live.path("content").path("title").asString("")).isEqualTo("one");
        ContractAnswer one = get("/story_versions/" + live.path("id").asString("") + "?show_content=true");
        assertThat(one.at("story_versions").path("content")).isEqualTo(live.path("content"));
        assertThat(get(path(story) + "/discard_changes")
                        .story()
                        .path("content")
                        .path("title")
                        .asString(""))
                .isEqualTo("one");
    }

    @Test
    @Fact(section = "layers-locks-languages", confidence = Confidence.DOCUMENTED)
    void metaData_makesNoUnpublishedChanges() {
        JsonNode story = create();
        get(path(story) + "/publish");

        JsonNode saved =
                put(path(story), "{\"story\":{\"meta_data\":{\"k\":1}}}").story();

        assertThat(saved.path("unpublished_changes").asBoolean(true)).isFalse();
        assertThat(saved.path("meta_data").path("k").asInt(0)).isEqualTo(1);
    }

    @Test
    @Fact(section = "further-assumptions-of-the-client", confidence = Confidence.DOCUMENTED)
    void firstPublishedAt_canBeWritten() {
        JsonNode story = create(name(), "\"first_published_at\":\"2020-02-03T04:05:06.000Z\"");

        assertThat(read(story).path("first_published_at").asString("")).startsWith("2020-02-03T04:05:06");
    }

    @Test
    @Fact(section = "layers-locks-languages", confidence = Confidence.UNKNOWN)
    void unknown_publishZero() {
        ContractAnswer answer = put(path(create()) + "?publish=0", SECOND);

        observed("A save with publish=0 is answered with", answer.status(), 400);
        observed(
                "and the story is then published:",
                answer.story().path("published").asBoolean(false),
                false);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.UNKNOWN)
    void unknown_updateUuidAndUpdatedAt() {
        JsonNode story = create();
        put(
                path(story) + "/update_uuid",
                "{\"uuid\":\"5bc0ffee-1111-4000-8000-"
                        + story.path("uuid").asString("").substring(24) + "\"}");

        observed(
                "update_uuid moves updated_at:",
                !read(story).path("updated_at").equals(story.path("updated_at")),
                false);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.UNKNOWN)
    void unknown_spellingOfNumbersAndMissingUids() {
        JsonNode content = create(
                        name(), "\"content\":{\"component\":\"page\",\"price\":1.10,\"body\":[{\"component\":\"b\"}]}")
                .path("content");

        observed("The number 1.10 comes back as", content.path("price").toString(), "1.10");
        observed("A blok without a _uid gets one:", content.path("body").path(0).has("_uid"), false);
    }
}
