package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tokens that may not do everything or not for long, and what is too much at a time (docs/management-api.md). */
class TokensAndLimitsTest {
    private static final String STORY = "{\"story\":{\"name\":\"N\",\"slug\":\"%s\",\"parent_id\":0},\"publish\":1}";

    @Test
    void withoutPublish_publishingSave_isForbiddenAndChangesNothing() {
        Client client = over(FakeToken.of("t").withoutPublish());

        assertThat(client.post("/stories", STORY.formatted("a")).status()).isEqualTo(403);
        assertThat(client.space().stories()).isEmpty();
        long id = client.create("\"slug\":\"b\"").path("id").longValue();
        assertThat(client.put("/stories/" + id, STORY.formatted("c")).status()).isEqualTo(403);
        assertThat(client.get("/stories/" + id + "/publish").status()).isEqualTo(403);
        assertThat(client.get("/stories/" + id + "/unpublish").status()).isEqualTo(403);
        assertThat(client.put("/stories/" + id, "{\"story\":{\"name\":\"M\"}}").status())
                .isEqualTo(200);
        assertThat(client.space().story("b").orElseThrow().state()).isEqualTo(FakeStory.State.DRAFT);
    }

    @Test
    void readOnly_writes_areForbidden() {
        Client client = over(FakeToken.of("t").readOnly());

        assertThat(client.get("/stories").status()).isEqualTo(200);
        FakeResponse refused = client.post("/stories", STORY.formatted("a"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).isEqualTo("{\"error\":\"Forbidden\"}");
    }

    @Test
    void onlySpaces_others_areForbiddenAndNotListed() {
        Client client = new Client(FakeManagementApi.builder()
                .spaces(SpaceBuilder.space(Client.SPACE, "Mine"), SpaceBuilder.space(8, "Other"))
                .acceptToken(FakeToken.of("t").onlySpaces(8)));

        assertThat(client.get("").status()).isEqualTo(403);
        String spaces =
                client.api.handle(FakeRequest.get("/v1/spaces").withToken("t")).text();
        assertThat(spaces).contains("Other").doesNotContain("Mine");
    }

    @Test
    void revokedAfter_thatManyRequests_is401() {
        Client client = over(FakeToken.of("t").revokedAfter(2));

        assertThat(statuses(client, 3)).containsExactly(200, 200, 401);
    }

    @Test
    void revoke_anyToken_isRefusedFromThenOn() {
        Client client = new Client();
        client.api
                .faults()
                .add(FaultRule.on("*", "/v1/**").call(2).then(FaultAction.after(() -> client.api.revoke("t"))));

        assertThat(statuses(client, 3)).containsExactly(200, 200, 401);
    }

    @Test
    void toString_token_doesNotShowIt() {
        assertThat(FakeToken.of("very-secret").onlySpaces(1).toString()).doesNotContain("very-secret");
    }

    @Test
    void requestsPerSecondByPlan_smallAndLargePlan_are3And6() {
        Client client = new Client(
                FakeManagementApi.builder()
                        .spaces(
                                SpaceBuilder.space(Client.SPACE, "Small").planLevel(0),
                                SpaceBuilder.space(8, "Large").planLevel(2))
                        .requestsPerSecondByPlan(),
                Switch.LIMIT_PER_SPACE,
                Switch.LIMIT_TEXT_HAS_BEEN_REACHED);

        assertThat(statuses(client, 4)).containsExactly(200, 200, 200, 429);
        assertThat(client.get("").text()).contains("Rate limit of 3 request per second has been reached.");
        FakeRequest large = FakeRequest.get("/v1/spaces/8").withToken("t");
        assertThat(IntStream.range(0, 7).map(i -> client.api.handle(large).status()))
                .containsExactly(200, 200, 200, 200, 200, 200, 429);
    }

    @Test
    void requestsInFlight_moreThanAllowed_is429UntilOneIsAnswered() {
        Client client = new Client(FakeManagementApi.builder()
                .spaces(SpaceBuilder.space(Client.SPACE, "A"))
                .latency(Duration.ofMillis(200))
                .requestsInFlight(2));

        assertThat(statuses(client, 3)).containsExactly(200, 200, 429);
        client.clock.advance(Duration.ofMillis(199));
        assertThat(statuses(client, 1)).containsExactly(429);
        client.clock.advance(Duration.ofMillis(1));
        assertThat(statuses(client, 3)).containsExactly(200, 200, 429);
    }

    private static Client over(FakeToken token) {
        return new Client(FakeManagementApi.builder()
                .spaces(SpaceBuilder.space(Client.SPACE, "Test"))
                .acceptToken(token));
    }

    private static List<Integer> statuses(Client client, int count) {
        return IntStream.range(0, count).mapToObj(i -> client.get("").status()).toList();
    }
}
