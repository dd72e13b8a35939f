package dev.sbsync.testkit.assertj;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.time.ManualClock;
import org.junit.jupiter.api.Test;

class FakeManagementApiAssertTest {
    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(SpaceBuilder.space(1, "One"))
            .requestsPerSecond(2)
            .clock(ManualClock.startingAt("2026-01-01T00:00:00Z"))
            .build();

    @Test
    void received_counts_areChecked() {
        api.handle(FakeRequest.get("/v1/spaces").withToken("t"));
        api.handle(FakeRequest.get("/v1/spaces/1").withToken("t"));

        assertThat(api)
                .received(2)
                .received(2, "GET")
                .received(0, "PUT")
                .receivedAtMost(2)
                .hasNoWrites()
                .hasNoThrottled();
        assertThat(api).hasNoViolations();
        assertThatThrownBy(() -> assertThat(api).received(3)).hasMessageContaining("GET /v1/spaces/1 -> 200");
        assertThatThrownBy(() -> assertThat(api).received(1, "GET")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(api).receivedAtMost(1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void has_writesThrottlesAndViolations_areFound() {
        api.handle(FakeRequest.post("/v1/spaces/1/stories", "{\"story\":{\"name\":\"N\"},\"publish\":0}")
                .withToken("t"));
        api.handle(FakeRequest.get("/v1/spaces").withToken("t"));
        api.handle(FakeRequest.get("/v1/spaces").withToken("t"));

        assertThatThrownBy(() -> assertThat(api).hasNoWrites())
                .hasMessageContaining("POST /v1/spaces/1/stories -> 400");
        assertThatThrownBy(() -> assertThat(api).hasNoThrottled()).hasMessageContaining("-> 429");
        assertThatThrownBy(() -> assertThat(api).hasNoViolations()).hasMessageContaining("PUBLISH_ZERO");
    }

    @Test
    void committed_pathsOfAKind_areExactlyThese() {
        api.handle(
                FakeRequest.post("/v1/spaces/1/stories", "{\"story\":{\"name\":\"N\",\"slug\":\"a\",\"parent_id\":0}}")
                        .withToken("t"));
        assertThat(api)
                .committed(Commit.Kind.CREATED, "a")
                .committed(Commit.Kind.DELETED)
                .hasNoFailures();
        api.handle(FakeRequest.get("/v1/spaces/2").withToken("t"));

        assertThatThrownBy(() -> assertThat(api).committed(Commit.Kind.CREATED, "b"))
                .hasMessageContaining("expected CREATED of")
                .hasMessageContaining("[b]")
                .hasMessageContaining("[a]");
        assertThatThrownBy(() -> assertThat(api).hasNoFailures()).hasMessageContaining("GET /v1/spaces/2 -> 404");
    }
}
