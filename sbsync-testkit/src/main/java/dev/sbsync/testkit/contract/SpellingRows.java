package dev.sbsync.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sbsync.testkit.contract.Fact.Confidence;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How written values are stored: unchanged, in another form, or not at all. */
abstract class SpellingRows extends StoryRows {
    SpellingRows() {}

    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void move_afterAnother_ordersSiblings() {
        JsonNode first = create();
        JsonNode second = create();

        put(path(second) + "/move?after_id=" + first.path("id").asString(""), "");

        assertThat(read(second).path("position").asLong(0))
                .isGreaterThan(read(first).path("position").asLong(0));
    }

    @Test
    @Fact(section = "layers-locks-languages", confidence = Confidence.DOCUMENTED)
    void version_byItsId_isTheOneOfTheList() {
        JsonNode story = create();
        JsonNode row = get("/story_versions?show_content=1&by_story_id="
                        + story.path("id").asString(""))
                .at("story_versions")
                .path(0);

        JsonNode one = get("/story_versions/" + row.path("id").asString("") + "?show_content=1")
                .at("story_versions");

        assertThat(one.path("content")).isEqualTo(row.path("content"));
        assertThat(one.path("status").asString("")).isEqualTo("draft");
        assertThat(one.path("release_id").isNull()).isTrue();
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.REPORTED)
    void translatedSlug_ofALanguageThatTheSpaceLacks_isRefused() {
        ContractAnswer answer = post(
                "/stories",
                storyIn(folder(), name(), "\"translated_slugs_attributes\":[{\"lang\":\"xx\",\"slug\":\"x\"}]"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("translated_slugs.lang", "is not included in the list");
    }

    /** Needs a space with a second language, and with the app for translatable slugs. */
    @Test
    @Fact(section = "stories", confidence = Confidence.DOCUMENTED)
    void translatedSlug_isStoredWithAnId() {
        String language = language();
        String slug = name();

        JsonNode row =
                translated(language, slug).story().path("translated_slugs").path(0);

        assertThat(row.path("lang").asString("")).isEqualTo(language);
        assertThat(row.path("slug").asString("")).isEqualTo(slug);
        assertThat(row.path("id").isIntegralNumber()).isTrue();
    }

    /** Needs a space with a second language, and with the app for translatable slugs. */
    @Test
    @Fact(section = "stories", confidence = Confidence.UNKNOWN)
    void unknown_translatedSlugOfTwoSiblings() {
        String language = language();
        String slug = name();
        translated(language, slug);

        observed(
                "A second story in a folder with the same slug in a language is answered with",
                translated(language, slug).status(),
                201);
    }

    private ContractAnswer translated(String language, String slug) {
        return post(
                "/stories",
                storyIn(
                        folder(),
                        name(),
                        "\"translated_slugs_attributes\":[{\"lang\":\"" + language + "\",\"slug\":\"" + slug + "\"}]"));
    }

    private String language() {
        String code = get("").at("space").path("languages").path(0).path("code").asString("");
        assumeThat(code).as("a language of the space").isNotEmpty();
        return code;
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.UNKNOWN)
    void unknown_secondStartPageAndLongName() {
        JsonNode folder = create(name(), "\"is_folder\":true");
        long parent = folder.path("id").asLong(0);
        post("/stories", storyIn(parent, name(), "\"is_startpage\":true"));

        observed(
                "A second start page is answered with",
                post("/stories", storyIn(parent, name(), "\"is_startpage\":true"))
                        .text(),
                "{\"is_startpage\":[\"has already been taken\"]}");
        observed(
                "A name of 256 characters is answered with",
                put(path(folder), "{\"story\":{\"name\":\"" + "n".repeat(256) + "\"}}")
                        .status(),
                422);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.UNKNOWN)
    void unknown_spellingOfSlugs() {
        String slug = "Ü-" + name();

        observed(
                "The slug " + slug + " is stored as",
                post("/stories", storyIn(folder(), slug, ""))
                        .story()
                        .path("slug")
                        .asString("(refused)"),
                slug);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.UNKNOWN)
    void unknown_spellingOfNothingTimesTagsAndPositions() {
        JsonNode story = create(
                name(),
                "\"path\":\"\",\"meta_data\":{},\"expire_at\":\"2037-12-31 23:00\",\"position\":7,"
                        + "\"tag_list\":[\" Sbsync \",\"sbsync\"]");

        observed("An empty path comes back as", story.path("path").toString(), "\"\"");
        observed("Empty meta_data comes back as", story.path("meta_data").toString(), "{}");
        observed("A time without a zone comes back as", story.path("expire_at").asString(""), "2037-12-31 23:00");
        observed("Tags of one spelling come back as", story.path("tag_list").toString(), "[\"Sbsync\",\"sbsync\"]");
        observed("The position 7 comes back as", story.path("position").asLong(0), 7L);
    }

    @Test
    @Fact(section = "layers-locks-languages", confidence = Confidence.UNKNOWN)
    void unknown_pastTimeToPublish() {
        JsonNode story = create(name(), "\"publish_at\":\"2020-01-01T00:00:00.000Z\"");

        observed(
                "A past publish_at publishes the story:",
                story.path("published").asBoolean(false),
                false);
    }

    @Test
    @Fact(section = "stories", confidence = Confidence.UNKNOWN)
    void unknown_contentOfAFolderWithoutOne() {
        observed(
                "A folder without content is read with",
                read(create(name(), "\"is_folder\":true")).path("content").toString(),
                "{}");
    }
}
