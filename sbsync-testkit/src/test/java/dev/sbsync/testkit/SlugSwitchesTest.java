package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a space makes of slugs, translated slugs, start pages and positions. */
class SlugSwitchesTest {
    private static final String DE_A = "\"translated_slugs_attributes\":[{\"lang\":\"de\",\"slug\":\"a\"}]";

    @Test
    void translatedSlug_languageThatTheSpaceLacks_refusesTheStory() {
        Client client = new Client();

        FakeResponse answer = client.post(
                "/stories",
                "{\"story\":{\"parent_id\":0,\"name\":\"N\",\"slug\":\"a\",\"translated_slugs_attributes\":"
                        + "[{\"lang\":\"de\",\"slug\":\"x\"},{\"lang\":\"fr\",\"slug\":\"y\"}]}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .isEqualTo("{\"error\":{\"translated_slugs.lang\":[\"is not included in the list\"]}}");
        assertThat(client.space().stories()).isEmpty();
    }

    @Test
    void unknownLanguageStored_languageThatTheSpaceLacks_isStored() {
        Client client = new Client(Switch.UNKNOWN_LANGUAGE_STORED);

        JsonNode story =
                client.create("\"slug\":\"a\",\"translated_slugs_attributes\":[{\"lang\":\"fr\",\"slug\":\"y\"}]");

        assertThat(story.path("translated_slugs").path(0).path("slug").stringValue())
                .isEqualTo("y");
        assertThat(client.api.switchesInEffect()).containsExactly(Switch.UNKNOWN_LANGUAGE_STORED);
    }

    @Test
    void translatedSlugsIgnored_writes_succeedAndStoreNone() {
        Client client = new Client(Switch.TRANSLATED_SLUGS_IGNORED);

        JsonNode story = client.create("\"slug\":\"a\"," + DE_A);
        FakeResponse update = client.put("/stories/" + story.path("id"), "{\"story\":{" + DE_A + "}}");

        assertThat(story.path("translated_slugs").isEmpty()).isTrue();
        assertThat(update.status()).isEqualTo(200);
        assertThat(Client.story(update).path("translated_slugs").isEmpty()).isTrue();
    }

    @Test
    void translatedSlugUnique_takenInFolderAndLanguage_is422() {
        Client client = new Client(Switch.TRANSLATED_SLUG_UNIQUE);
        client.create("\"slug\":\"a\"," + DE_A);

        FakeResponse taken =
                client.post("/stories", "{\"story\":{\"parent_id\":0,\"name\":\"N\",\"slug\":\"b\"," + DE_A + "}}");

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).isEqualTo("{\"error\":{\"translated_slugs.slug\":[\"has already been taken\"]}}");
    }

    @Test
    void translatedSlug_takenInFolderAndLanguage_isShared() {
        Client client = new Client();
        client.create("\"slug\":\"a\"," + DE_A);

        JsonNode second = client.create("\"slug\":\"b\"," + DE_A);

        assertThat(second.path("translated_slugs").path(0).path("slug").stringValue())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"Über-uns,ueber-uns", "Blog,blog", "café,cafe", "stra\u00dfe,strasse", "plain,plain"})
    void slugTransliterated_sentSlug_isStoredInAnotherSpelling(String sent, String stored) {
        Client client = new Client(Switch.SLUG_TRANSLITERATED);

        assertThat(client.create("\"slug\":\"" + sent + "\"").path("slug").stringValue())
                .isEqualTo(stored);
        assertThat(client.api.switchesInEffect().isEmpty()).isEqualTo(sent.equals(stored));
    }

    @Test
    void slugTransliterated_twoSpellingsOfOneSlug_areTaken() {
        Client client = new Client(Switch.SLUG_TRANSLITERATED);
        client.create("\"slug\":\"blog\"");

        FakeResponse taken = client.post("/stories", "{\"story\":{\"parent_id\":0,\"name\":\"N\",\"slug\":\"Blog\"}}");

        assertThat(taken.text()).isEqualTo("{\"slug\":[\"has already been taken\"]}");
    }

    @ParameterizedTest
    @CsvSource({"über-uns,422", "Blog,422", "blog,201"})
    void slugAsciiOnly_otherCharacters_areInvalid(String slug, int status) {
        FakeResponse answer = new Client(Switch.SLUG_ASCII_ONLY)
                .post("/stories", "{\"story\":{\"parent_id\":0,\"name\":\"N\",\"slug\":\"" + slug + "\"}}");

        assertThat(answer.status()).isEqualTo(status);
        if (status == 422) {
            assertThat(answer.text()).isEqualTo("{\"slug\":[\"is invalid\"]}");
        }
    }

    @Test
    void startPage_secondOneOfAFolder_is422() {
        Client client = withStartPage();

        FakeResponse second = secondStartPage(client);

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.text()).isEqualTo("{\"is_startpage\":[\"has already been taken\"]}");
    }

    @Test
    void secondStartPageStored_secondOneOfAFolder_isStored() {
        Client client = withStartPage(Switch.SECOND_START_PAGE_STORED);

        assertThat(secondStartPage(client).status()).isEqualTo(201);
        assertThat(client.space().stories().stream().filter(FakeStory::startPage))
                .hasSize(2);
    }

    @Test
    void positionIgnored_bodies_doNotOrder() {
        Client client = new Client(Switch.POSITION_IGNORED);

        JsonNode story = client.create("\"slug\":\"a\",\"position\":77");
        JsonNode updated = Client.story(client.put("/stories/" + story.path("id"), "{\"story\":{\"position\":78}}"));

        assertThat(story.path("position").intValue()).isEqualTo(-10);
        assertThat(updated.path("position").intValue()).isEqualTo(-10);
    }

    @Test
    void move_afterAnother_ordersSiblings() {
        Client client = new Client(Switch.POSITION_IGNORED);
        String first = client.create("\"slug\":\"a\"").path("id").asString("");
        String second = client.create("\"slug\":\"b\"").path("id").asString("");
        String third = client.create("\"slug\":\"c\"").path("id").asString("");
        assertThat(client.list("sort_by=position:asc")).containsExactly("c", "b", "a");

        client.put("/stories/" + first + "/move?after_id=" + third, "");
        assertThat(client.list("sort_by=position:asc")).containsExactly("c", "a", "b");

        client.put("/stories/" + second + "/move?after_id=0", "");
        assertThat(client.list("sort_by=position:asc")).containsExactly("b", "c", "a");
    }

    @Test
    void move_whereNoPositionIsFree_renumbersTheFolder() {
        Client client = new Client();
        client.create("\"slug\":\"a\",\"position\":1");
        String second =
                client.create("\"slug\":\"b\",\"position\":1").path("id").asString("");
        client.create("\"slug\":\"c\",\"position\":2");
        String moved = client.create("\"slug\":\"d\",\"position\":9").path("id").asString("");

        client.put("/stories/" + moved + "/move?after_id=" + second, "");

        assertThat(client.list("sort_by=position:asc")).containsExactly("a", "b", "d", "c");
    }

    @Test
    void name_ofMoreThan255Characters_is422() {
        FakeResponse answer = new Client()
                .post("/stories", "{\"story\":{\"parent_id\":0,\"name\":\"" + "n".repeat(256) + "\",\"slug\":\"a\"}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).isEqualTo("{\"name\":[\"is too long (maximum is 255 characters)\"]}");
    }

    private static Client withStartPage(Switch... switches) {
        return Client.over(SpaceBuilder.space(Client.SPACE, "Test").folder("f").startPage("f", page -> {}), switches);
    }

    private static FakeResponse secondStartPage(Client client) {
        long folder = client.space().folder("f").orElseThrow().id();
        return client.post(
                "/stories",
                "{\"story\":{\"parent_id\":" + folder + ",\"name\":\"N\",\"slug\":\"other\",\"is_startpage\":true}}");
    }
}
