package dev.sbsync.core.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReferenceRewriterTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The rows are single-quoted JSON, with names for the identities of both spaces. */
    private static final String S1 = "5e1f0000-0000-4000-8000-000000000001";

    private static final String T1 = "7a9e0000-0000-4000-8000-000000000001";
    private static final String GONE = "dead0000-0000-4000-8000-000000000009";
    private static final String HERO = "//a.storyblok.com/f/111/1600x900/aa11bb22cc/hero.jpg";
    private static final String HERO_COPY = "//a-us.storyblok.com/f/222/1600x900/dd33ee44ff/hero.jpg";

    private final TestIdentities identities = new TestIdentities(111)
            .story(S1, 501, "en/about", T1, 901, "en/about")
            .asset(
                    42,
                    "https://s3.amazonaws.com/a.storyblok.com/f/111/1600x900/aa11bb22cc/hero.jpg",
                    77,
                    "https://s3.amazonaws.com/a-us.storyblok.com/f/222/1600x900/dd33ee44ff/hero.jpg");

    @Test
    void multilink_uuidOfAStory_isTheOneOfTheTarget() {
        assertThat(
                        content(
                                "{'link':{'fieldtype':'multilink','linktype':'story','id':'S1','url':'','cached_url':'en/about'}}"))
                .isEqualTo(
                        json(
                                "{'link':{'fieldtype':'multilink','linktype':'story','id':'T1','url':'','cached_url':'en/about'}}"));
    }

    private JsonNode content(String json) {
        return new ReferenceRewriter(Schemas.of(List.of()), identities, List.of())
                .content(json(json))
                .value();
    }

    private static JsonNode json(String json) {
        return JSON.readTree(json.replace('\'', '"')
                .replace("S1", S1)
                .replace("T1", T1)
                .replace("GONE", GONE)
                .replace("HERO_COPY", HERO_COPY)
                .replace("HERO", HERO));
    }
}
