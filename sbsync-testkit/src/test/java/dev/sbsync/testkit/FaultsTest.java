package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sbsync.testkit.FakeResponse.Delivery;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which calls a fault meets, and what it does to them, without a socket. */
class FaultsTest {
    private static final String STORIES = "/v1/spaces/7/stories";
    private static final String STORY = "{\"story\":{\"name\":\"N\",\"slug\":\"a\",\"parent_id\":0}}";

    private final Client client = new Client();

    @Test
    void call_number_meetsThatOneAlone() {
        assertThat(met(FaultRule.on("GET", "/v1/**").call(3), 5)).containsExactly(3);
    }

    @Test
    void every_n_meetsEveryNthForEver() {
        assertThat(met(FaultRule.on("*", "/v1/**").every(3), 9)).containsExactly(3, 6, 9);
    }

    @Test
    void every_afterFromCallWithTimes_startsThereAndEnds() {
        assertThat(met(FaultRule.on("*", "/v1/**").fromCall(2).every(2).times(2), 9))
                .containsExactly(2, 4);
    }

    @Test
    void withProbability_sameSeed_meetsTheSameCalls() {
        FaultRule rule = FaultRule.on("*", "/v1/**").withProbability(0.3, 42);

        List<Integer> first = met(rule, 400);
        List<Integer> again = met(rule, 400);
        List<Integer> other = met(FaultRule.on("*", "/v1/**").withProbability(0.3, 43), 400);

        assertThat(first).isEqualTo(again).isNotEqualTo(other).hasSizeBetween(80, 160);
        assertThat(met(rule.times(2), 400)).isEqualTo(first.subList(0, 2));
    }

    @Test
    void withProbability_zeroAndOne_areNeverAndAlways() {
        assertThat(met(FaultRule.on("*", "/v1/**").withProbability(0, 1), 50)).isEmpty();
        assertThat(met(FaultRule.on("*", "/v1/**").withProbability(1, 1), 5)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void rule_badNumbers_areRefused() {
        FaultRule rule = FaultRule.on("*", "/**");

        assertThatIllegalArgumentException().isThrownBy(() -> rule.every(0)).withMessageContaining("not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.withProbability(1.5, 0))
                .withMessageContaining("not 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> FaultAction.lateCommit(Duration.ofSeconds(-1)));
    }

    @Test
    void rule_thatCanNeverMatch_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultRule.on("get", "/v1/**"))
                .withMessageContaining("capitals");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultRule.onResource("Put", "presets"))
                .withMessageContaining("capitals");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultRule.on("GET", "v1/spaces"))
                .withMessageContaining("\"v1/spaces\"");
    }

    @Test
    void action_thatNoServerTakes_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultAction.statusAfter(99, ""))
                .withMessageContaining("not 99");
        assertThatIllegalArgumentException().isThrownBy(() -> FaultAction.html(600));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultAction.dropAfter().answeringAfter(Duration.ofSeconds(-1)))
                .withMessageContaining("negative");
    }

    @Test
    void lateCommit_dropped_takesEffectWhenTheClockPasses() {
        client.api.failNext("POST", STORIES, FaultAction.lateCommit(Duration.ofSeconds(20)));

        FakeResponse response = client.post("/stories", STORY);

        assertThat(response.delivery()).isEqualTo(Delivery.DROPPED);
        client.clock.advance(Duration.ofMillis(19_999));
        assertThat(client.space().story("a")).isEmpty();
        client.clock.advance(Duration.ofMillis(1_001));
        assertThat(client.list("")).containsExactly("a");
        assertThat(client.api.commits())
                .singleElement()
                .satisfies(commit -> assertThat(commit.at()).hasToString("2026-03-01T12:00:20.250Z"));
        assertThat(client.space()
                        .story("a")
                        .orElseThrow()
                        .json()
                        .path("created_at")
                        .stringValue())
                .isEqualTo("2026-03-01T12:00:20.250Z");
    }

    @Test
    void lateCommit_placeTakenMeanwhile_hasNoEffect() {
        client.api.failNext("POST", STORIES, FaultAction.lateCommit(Duration.ofSeconds(20), 504, ""));

        assertThat(client.post("/stories", STORY).status()).isEqualTo(504);
        assertThat(client.post("/stories", STORY).status()).isEqualTo(201);
        client.clock.advance(Duration.ofMinutes(1));

        assertThat(client.space().stories()).hasSize(1);
        assertThat(client.api.commits()).hasSize(1);
    }

    @Test
    void lateCommit_several_takeEffectInOrderOfTheirMoments() {
        client.api.failNext("POST", STORIES, FaultAction.lateCommit(Duration.ofSeconds(9)));
        client.post("/stories", STORY.replace("\"a\"", "\"later\""));
        client.api.failNext("POST", STORIES, FaultAction.lateCommit(Duration.ofSeconds(5)));
        client.post("/stories", STORY);

        client.clock.advance(Duration.ofSeconds(10));

        assertThat(client.api.commits()).extracting(Commit::path).containsExactly("a", "later");
    }

    @Test
    void slow_answer_isCommittedAtOnceAndSaysWhenItArrives() {
        client.api.failNext("POST", STORIES, FaultAction.slow(Duration.ofSeconds(40)));

        FakeResponse response = client.post("/stories", STORY);

        assertThat(response.delay()).hasSeconds(40);
        assertThat(response.status()).isEqualTo(201);
        assertThat(client.space().story("a")).isPresent();
    }

    @Test
    void throttled_textAndRetryAfter_areSent() {
        client.api
                .faults()
                .add(FaultRule.on("GET", "/v1/**")
                        .then(FaultAction.throttled("Slow \"down\"").withHeader("Retry-After", "7")));

        FakeResponse response = client.get("");

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.text()).isEqualTo("{\"error\":\"Slow \\\"down\\\"\"}");
        assertThat(response.header("retry-after")).hasValue("7");
    }

    @Test
    void delivered_hungResetAndEndless_sayWhetherTheRequestWasHandled() {
        client.api.failNext("POST", STORIES, FaultAction.hang());
        assertThat(client.post("/stories", STORY).delivery()).isEqualTo(Delivery.HUNG);
        client.api.failNext("POST", STORIES, FaultAction.reset());
        assertThat(client.post("/stories", STORY).delivery()).isEqualTo(Delivery.RESET);
        assertThat(client.space().stories()).isEmpty();

        client.api.failNext("POST", STORIES, FaultAction.hangAfter());
        assertThat(client.post("/stories", STORY).delivery()).isEqualTo(Delivery.HUNG);
        client.api.failNext("GET", STORIES, FaultAction.endless());
        assertThat(client.get("/stories").delivery()).isEqualTo(Delivery.ENDLESS);
        assertThat(client.space().stories()).hasSize(1);
    }

    @Test
    void beforeAndAfter_editor_changesAroundTheCallAndLetsOthersFail() {
        client.create("\"slug\":\"a\"");
        client.api
                .faults()
                .add(FaultRule.on("GET", STORIES + "/*").call(2).then(FaultAction.before(() -> edit("before"))))
                .add(FaultRule.on("GET", STORIES + "/*").call(2).then(FaultAction.after(() -> edit("after"))))
                .add(FaultRule.on("GET", STORIES + "/*").call(3).then(FaultAction.status(503)));
        String path = "/stories/" + client.space().story("a").orElseThrow().id();

        assertThat(Client.story(client.get(path)).path("name").stringValue()).isEqualTo("N");
        assertThat(Client.story(client.get(path)).path("name").stringValue()).isEqualTo("before");
        assertThat(client.get(path).status()).isEqualTo(503);
        assertThat(Client.story(client.get(path)).path("name").stringValue()).isEqualTo("after");
        assertThat(client.api.faults().fired()).isEqualTo(1);
    }

    @Test
    void html_with200_isAPage() {
        client.api.failNext("GET", "/v1/**", FaultAction.html(200));

        assertThat(client.get("").header("Content-Type")).hasValue("text/html; charset=utf-8");
    }

    @Test
    void toString_rule_tellsItsCalls() {
        assertThat(FaultRule.on("PUT", "/x").fromCall(2).times(3).then(FaultAction.slow(Duration.ofSeconds(1))))
                .hasToString("PUT /x from call 2 3 times: normal, answered after PT1S");
        assertThat(FaultRule.on("*", "/x").withProbability(0.5, 9).then(FaultAction.dropAfter()))
                .hasToString("* /x with probability 0.5 (seed 9) always: drop after");
    }

    private void edit(String name) {
        client.space().edit("a", story -> story.name(name));
    }

    private static List<Integer> met(FaultRule rule, int calls) {
        Client fresh = new Client();
        fresh.api.faults().add(rule.then(FaultAction.status(503)));
        List<Integer> met = new ArrayList<>();
        IntStream.rangeClosed(1, calls).forEach(call -> {
            if (fresh.get("").status() == 503) {
                met.add(call);
            }
        });
        return met;
    }
}
