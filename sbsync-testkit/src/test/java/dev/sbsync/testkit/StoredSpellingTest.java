package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a space stores in another spelling than it was sent. */
class StoredSpellingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default_root       | \"\"                 | BLANK_STORED_AS_NULL           | null",
                "sort_by_date       | \"\"                 | BLANK_STORED_AS_NULL           | null",
                "publish_at         | \"\"                 | BLANK_STORED_AS_NULL           | null",
                "expire_at          | \"\"                 | BLANK_STORED_AS_NULL           | null",
                "first_published_at | \"\"                 | BLANK_STORED_AS_NULL           | null",
                "path               | \"\"                 | BLANK_STORED_AS_NULL           | null",
                "path               | \"/x\"               | BLANK_STORED_AS_NULL           | \"/x\"",
                "meta_data          | {}                   | EMPTY_META_DATA_STORED_AS_NULL | null",
                "meta_data          | {\"a\":1}            | EMPTY_META_DATA_STORED_AS_NULL | {\"a\":1}",
                "expire_at          | \"2027-12-31 23:00\" | TIMES_STORED_WITH_ZONE         | \"2027-12-31T23:00:00.000Z\"",
                "expire_at          | \"2027-12-31T23:00:05\" | TIMES_STORED_WITH_ZONE      | \"2027-12-31T23:00:05.000Z\"",
                "expire_at          | \"2027-12-31T23:00:00.000Z\" | TIMES_STORED_WITH_ZONE | \"2027-12-31T23:00:00.000Z\"",
                "expire_at          | \"2027-12-31 23:00\" | BLANK_STORED_AS_NULL           | \"2027-12-31 23:00\"",
                "content            | {\"component\":\"page\"} | NUMBERS_STORED_AS_TEXT     | {\"component\":\"page\"}",
                "content            | {\"component\":\"page\",\"n\":1.10,\"a\":[{\"component\":\"b\",\"n\":2}],\"o\":{\"id\":3}} "
                        + "| NUMBERS_STORED_AS_TEXT "
                        + "| {\"component\":\"page\",\"n\":\"1.10\",\"a\":[{\"component\":\"b\",\"n\":\"2\"}],\"o\":{\"id\":3}}"
            })
    void attribute_sentInOneSpelling_isStoredInAnother(String name, String sent, Switch behaviour, String stored) {
        Client client = new Client(behaviour);

        JsonNode story = client.create("\"slug\":\"a\",\"" + name + "\":" + sent);

        assertThat(story.path(name).toString()).isEqualTo(stored);
        assertThat(client.api.switchesInEffect().contains(behaviour)).isEqualTo(!sent.equals(stored));
    }

    @Test
    void tags_areTrimmedAndOnceEach() {
        JsonNode story = new Client().create("\"slug\":\"a\",\"tag_list\":[\" News \",\"News\",\"news\",\"\"]");

        assertThat(story.path("tag_list").toString()).isEqualTo("[\"News\",\"news\"]");
    }

    @Test
    void tagsIgnoreCase_tagOfTheSpace_isStoredInItsSpelling() {
        Client client = new Client(Switch.TAGS_IGNORE_CASE);
        client.create("\"slug\":\"a\",\"tag_list\":[\"News\"]");

        JsonNode story = client.create("\"slug\":\"b\",\"tag_list\":[\"Blue\",\"NEWS\",\"blue\"]");

        assertThat(story.path("tag_list").toString()).isEqualTo("[\"Blue\",\"News\"]");
    }

    @Test
    void missingUidsFilledIn_bloksWithoutOne_getOne() {
        JsonNode content = new Client(Switch.MISSING_UIDS_FILLED_IN)
                .create("\"slug\":\"a\",\"content\":{\"component\":\"page\",\"body\":[{\"component\":\"b\"},"
                        + "{\"_uid\":\"mine\",\"component\":\"b\"}],\"link\":{\"id\":\"\"}}")
                .path("content");

        assertThat(content.path("_uid").stringValue()).hasSize(36);
        assertThat(content.path("body").path(0).path("_uid").stringValue()).hasSize(36);
        assertThat(content.path("body").path(1).path("_uid").stringValue()).isEqualTo("mine");
        assertThat(content.path("link").has("_uid")).isFalse();
    }

    @Test
    void missingUids_withoutTheSwitch_stayMissing() {
        assertThat(new Client()
                        .create("\"slug\":\"a\",\"content\":{\"component\":\"page\"}")
                        .path("content")
                        .has("_uid"))
                .isFalse();
    }
}
