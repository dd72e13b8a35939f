package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, limits, faults, routes and records (docs/management-api.md). */
class AdmissionTest {
    private static final FakeRequest SPACES = FakeRequest.get("/v1/spaces/");

    @ParameterizedTest
    @CsvSource({"good,200", "Bearer good,200", "bad,401", "'',401"})
    void handle_token_isAcceptedOrNot(String header, int status) {
        Client client = new Client(FakeManagementApi.builder().acceptToken("good", "other"));

        FakeResponse response = client.api.handle(SPACES.withToken(header));

        assertThat(response.status()).isEqualTo(status);
        if (status == 401) {
            assertThat(response.text()).isEqualTo("{\"error\":\"Unauthorized\"}");
        }
    }

    @Test
    void handle_noToken_is401EvenWhereAnyIsAccepted() {
        assertThat(new Client().api.handle(SPACES).status()).isEqualTo(401);
    }

    @Test
    void handle_moreThanTheLimitInAClockSecond_is429UntilTheSecondTurns() {
        Client client = new Client(FakeManagementApi.builder().requestsPerSecond(3));

        assertThat(statuses(client, 4, "t")).containsExactly(200, 200, 200, 429);
        FakeResponse refused = client.api.handle(SPACES.withToken("t"));
        assertThat(refused.text())
                .isEqualTo("{\"error\":\"Rate limit of 3 request per second reached. Retry later.\"}");
        assertThat(refused.header("Retry-After")).isEmpty();
        assertThat(statuses(client, 1, "other")).containsExactly(200);

        client.clock.advance(Duration.ofMillis(749));
        assertThat(statuses(client, 1, "t")).containsExactly(429);
        client.clock.advance(Duration.ofMillis(1));
        assertThat(statuses(client, 4, "t")).containsExactly(200, 200, 200, 429);
    }

    @Test
    void handle_limitPerSpace_countsTokensTogether() {
        Client client = new Client(
                FakeManagementApi.builder().spaces(SpaceBuilder.space(1, "A")).requestsPerSecond(1),
                Switch.LIMIT_PER_SPACE,
                Switch.RETRY_AFTER);
        FakeRequest space = FakeRequest.get("/v1/spaces/1");

        assertThat(client.api.handle(space.withToken("a")).status()).isEqualTo(200);
        assertThat(client.api.handle(space.withToken("b")).header("Retry-After"))
                .hasValue("1");
    }

    @Test
    void faults_fromTheSecondCallTwice_meetTheSecondAndThird() {
        Client client = new Client();
        client.api
                .faults()
                .add(FaultRule.on("GET", "/v1/spaces/*").fromCall(2).times(2).then(FaultAction.status(503, "{}")));

        List<Integer> statuses =
                IntStream.range(0, 4).mapToObj(i -> client.get("").status()).toList();

        assertThat(statuses).containsExactly(200, 503, 503, 200);
        assertThat(client.api.faults().fired()).isEqualTo(2);
        assertThat(client.get("/stories").status()).isEqualTo(200);
    }

    @Test
    void faults_statusAfter_keepsTheEffect() {
        Client client = new Client();
        client.api.failNext("POST", "/v1/**", FaultAction.statusAfter(500, ""));

        FakeResponse response = client.post("/stories", "{\"story\":{\"name\":\"N\",\"slug\":\"a\",\"parent_id\":0}}");

        assertThat(response.status()).isEqualTo(500);
        assertThat(client.space().story("a")).isPresent();
    }

    @Test
    void writes_sideEffectingGets_count() {
        Client client = Client.over(SpaceBuilder.space(Client.SPACE, "Test").story("a"));
        long id = client.space().story("a").orElseThrow().id();

        client.get("/stories/" + id);
        client.get("/stories/" + id + "/publish");
        client.put("/stories/" + id, "{}");

        assertThat(client.api.writes()).extracting(RecordedRequest::status).containsExactly(200, 422);
        client.api.clearRequests();
        assertThat(client.api.requests()).isEmpty();
        assertThat(client.api.commits()).hasSize(1);
    }

    @Test
    void history_afterRequests_showsThemWithoutTheToken() {
        Client client = new Client();
        client.api.handle(FakeRequest.get("/v1/nothing").withToken("very-secret"));

        assertThat(client.api.history())
                .contains("GET /v1/nothing -> 404")
                .contains("UNKNOWN_ROUTE")
                .doesNotContain("very-secret");
        assertThat(FakeRequest.get("/x").withToken("very-secret").toString()).doesNotContain("very-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/spaces/7,200",
        "/v1/spaces/8,404",
        "/v1/spaces/x,404",
        "/v1/spaces/7/stories/1,404",
        "/v1/spaces/7/stories/?page=%zz,400"
    })
    void handle_path_isFoundOrNot(String target, int status) {
        assertThat(new Client()
                        .api
                        .handle(FakeRequest.get(target).withToken("t"))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void getSpace_languagesAndPlan_areTold() {
        Client client = Client.over(SpaceBuilder.space(Client.SPACE, "Test")
                .language("de", "German")
                .planLevel(0));

        String space = client.get("").text();

        assertThat(space)
                .contains(
                        "\"plan_level\":0",
                        "\"plan\":\"starter\"",
                        "\"languages\":[{\"code\":\"de\",\"name\":\"German\"}]");
    }

    private static List<Integer> statuses(Client client, int count, String token) {
        return IntStream.range(0, count)
                .mapToObj(i -> client.api.handle(SPACES.withToken(token)).status())
                .toList();
    }
}
