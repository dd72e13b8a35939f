package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.faults.FaultAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is public, by language, at any moment. */
class LiveContentTest {
    private static final String CONTENT =
            "{\"component\":\"page\",\"title\":\"hi\",\"title__i18n__de\":\"hallo\",\"title__i18n__fr\":\"salut\"}";

    @Test
    void liveContent_draft_isNothing() {
        Client client = Client.over(space());

        assertThat(story(client).liveContent()).isEmpty();
    }

    @Test
    void liveContent_published_hasEveryLanguageOfTheSpace() {
        Client client = Client.over(space());

        client.get(path(client) + "/publish");

        assertThat(titles(client)).containsExactly("[default]=hi", "de=hallo", "fr=salut");
    }

    @Test
    void liveContent_languagesPublishedIndividually_hasThoseThatAreLive() {
        Client client = Client.over(space().publishesTranslationsIndividually());

        client.get(path(client) + "/publish?lang=de");
        assertThat(titles(client)).containsExactly("de=hallo");

        client.get(path(client) + "/publish?lang=%5Bdefault%5D");
        assertThat(titles(client)).containsExactly("[default]=hi", "de=hallo");

        client.get(path(client) + "/unpublish?lang=%5Bdefault%5D");
        assertThat(titles(client)).containsExactly("de=hallo");

        client.get(path(client) + "/unpublish?lang=de");
        assertThat(titles(client)).isEmpty();
    }

    @Test
    void observe_everyRequestAndLateCommit_seesTheStateItLeft() {
        Client client = Client.over(space());
        List<String> seen = new ArrayList<>();
        client.api.observe(request -> seen.add(request.path().replaceAll(".*/", "") + titles(client)));

        client.get(path(client) + "/unpublish");
        client.api.failNext("GET", "/v1/**", FaultAction.lateCommit(Duration.ofSeconds(5)));
        client.get(path(client) + "/publish");
        client.clock.advance(Duration.ofSeconds(6));
        client.get("/stories");

        assertThat(seen)
                .containsExactly(
                        "unpublish[]",
                        "publish[]",
                        "publish[[default]=hi, de=hallo, fr=salut]",
                        "stories[[default]=hi, de=hallo, fr=salut]");
    }

    private static SpaceBuilder space() {
        return SpaceBuilder.space(Client.SPACE, "Test")
                .language("de", "German")
                .language("fr", "French")
                .story("a", story -> story.content(CONTENT));
    }

    private static FakeStory story(Client client) {
        return client.space().story("a").orElseThrow();
    }

    private static String path(Client client) {
        return "/stories/" + story(client).id();
    }

    private static List<String> titles(Client client) {
        return story(client).liveContent().entrySet().stream()
                .map(entry ->
                        entry.getKey() + "=" + entry.getValue().path("title").stringValue())
                .toList();
    }
}
