package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.internal.json.Nodes;
import org.junit.jupiter.api.Test;

/** Languages that are published one by one (docs/management-api.md). */
class TranslationsTest {
    private static final String CHANGED = """
            {"story":{"content":{"component":"page","title":"new","title__i18n__de":"neu","title__i18n__fr":"nouveau",
              "body":[{"_uid":"1","component":"b","t":"new","t__i18n__de":"neu"}]}}}
            """;
    private static final String FIRST = """
            {"component":"page","title":"old","title__i18n__de":"alt","title__i18n__fr":"vieux",
             "body":[{"_uid":"1","component":"b","t":"old","t__i18n__de":"alt"}]}
            """;

    private final Client client = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
            .language("de", "German")
            .language("fr", "French")
            .publishesTranslationsIndividually()
            .story("a", story -> story.content(FIRST)));
    private final String path =
            "/stories/" + client.space().story("a").orElseThrow().id();

    @Test
    void publish_withoutLanguages_publishesAll() {
        client.get(path + "/publish");

        assertThat(story().publishedLanguages()).containsExactly("de", "fr");
        assertThat(client.get(path).text())
                .contains("\"lang\":\"de\",\"published_at\":\"2026-03-01T12:00:00.250Z\"")
                .contains("\"path\":\"a\",\"name\":null,\"lang\":\"de\",\"published\":true");
    }

    @Test
    void publish_oneLanguage_leavesTheOthersAsTheyAre() {
        client.get(path + "/publish");
        client.put(path, CHANGED);

        FakeResponse response = client.get(path + "/publish?lang=de");

        assertThat(response.status()).isEqualTo(200);
        assertThat(story().publishedContent()).hasValue(Nodes.parse("""
                {"component":"page","title":"old","title__i18n__fr":"vieux","title__i18n__de":"neu",
                 "body":[{"_uid":"1","component":"b","t":"old","t__i18n__de":"neu"}]}
                """));
        assertThat(story().state()).isEqualTo(FakeStory.State.DIRTY);
        assertThat(Client.story(response).path("translated_stories").toString())
                .contains("\"lang\":\"fr\"")
                .contains("\"unpublished_changes\":true");
    }

    @Test
    void publish_defaultLanguageAlone_keepsTheTranslationsThatAreLive() {
        client.get(path + "/publish");
        client.put(path, CHANGED);

        client.get(path + "/publish?lang=%5Bdefault%5D");

        assertThat(story().publishedContent()).hasValue(Nodes.parse("""
                {"component":"page","title":"new","title__i18n__de":"alt","title__i18n__fr":"vieux",
                 "body":[{"_uid":"1","component":"b","t":"new","t__i18n__de":"alt"}]}
                """));
    }

    @Test
    void unpublish_oneLanguage_leavesTheStoryLive() {
        client.get(path + "/publish");

        client.get(path + "/unpublish?lang=fr");

        assertThat(story().publishedLanguages()).containsExactly("de");
        assertThat(story().state()).isEqualTo(FakeStory.State.PUBLISHED);
    }

    @Test
    void publish_unknownLanguage_isInvalid() {
        assertThat(client.get(path + "/publish?lang=it").status()).isEqualTo(422);
    }

    @Test
    void publish_languagesOfASpaceWithoutThem_needTheDefault() {
        Client plain = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
                .language("de", "German")
                .story("a"));
        String story = "/stories/" + plain.space().story("a").orElseThrow().id();

        assertThat(plain.get(story + "/publish?lang=de").status()).isEqualTo(422);
        assertThat(plain.get(story + "/publish?lang=%5Bdefault%5D,de").status()).isEqualTo(200);
    }

    private FakeStory story() {
        return client.space().story("a").orElseThrow();
    }
}
