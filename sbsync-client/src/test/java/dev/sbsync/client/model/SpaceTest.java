package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.ratelimit.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a space says of itself: the rate limit of its plan, and its languages. */
class SpaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"plan_level\":0}                      | 3 | 3",
                "{\"plan_level\":-1}                     | 3 | 3",
                "{\"plan_level\":\"0\"}                  | 3 | 3",
                "{\"plan\":\"starter\"}                  | 3 | 3",
                "{\"plan\":\"starter\",\"plan_level\":9} | 3 | 3",
                "{\"plan_level\":1}                      | 6 | 6",
                "{\"plan_level\":999,\"plan\":\"x\"}     | 6 | 6",
                "{\"plan\":\"premium\"}                  | 6 | 6",
                "{\"plan\":\"growth\",\"plan_level\":null} | 6 | 6",
                "{}                                      | 5 | 6",
                "{\"plan\":null,\"plan_level\":null}     | 5 | 6",
                "{\"plan\":\"\",\"plan_level\":\"?\"}    | 5 | 6"
            })
    void rateLimit_anyPlan_isWhatThePlanAllows(String json, double rps, int burst) {
        assertThat(Space.of(Nodes.node(json)).rateLimit()).isEqualTo(new RateLimit(rps, burst));
    }

    @Test
    void languages_atTheTop_areRead() {
        Space space = Space.of(Nodes.node("{\"languages\":[{\"code\":\"de\",\"name\":\"German\"},{\"code\":\"fr\"}],"
                + "\"options\":{\"languages\":[{\"code\":\"it\"}]}}"));

        assertThat(space.languages()).containsExactly(new Language("de", "German"), new Language("fr", ""));
    }

    @Test
    void languages_underOptions_areReadWhereTheTopHasNone() {
        String options = "\"options\":{\"languages\":[{\"code\":\"it\",\"name\":\"Italian\"},{\"name\":\"?\"},null]}}";

        assertThat(Space.of(Nodes.node("{" + options)).languages()).containsExactly(new Language("it", "Italian"));
        assertThat(Space.of(Nodes.node("{\"languages\":[]," + options)).languages())
                .hasSize(1);
        assertThat(Space.of(Nodes.node("{}")).languages()).isEmpty();
    }

    @Test
    void languages_readAndWrittenAgain_keepTheirCodesForTranslation() {
        String languages = "[{\"code\":\"de\",\"name\":\"German\",\"ai_translation_code\":\"de-DE\"},"
                + "{\"code\":\"fr\",\"name\":\"French\"}]";
        Space space = Space.of(Nodes.node("{\"languages\":" + languages + "}"));

        assertThat(Nodes.text(
                        SpacePayload.empty().languages(space.languages()).json().path("languages")))
                .isEqualTo(languages);
    }

    @Test
    void toString_firstToken_isNotPrinted() {
        Space space = Space.of(Nodes.node("{\"id\":281474976710999,\"name\":\"Main\",\"first_token\":\"s3cr3t\"}"));

        assertThat(space).hasToString("Space[id=281474976710999, name=Main]");
    }
}
