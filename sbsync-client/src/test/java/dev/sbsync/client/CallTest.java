package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.retry.RetryConfig;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CallTest {

    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(SpaceBuilder.space(7, "Space").story("a").story("b"))
            .start();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of(Clients.SECRET))
            .baseUrl(api.baseUrl())
            .retry(RetryConfig.builder().base(Duration.ofMillis(1)).build())
            .build();

    @AfterEach
    void end() {
        client.close();
        api.close();
    }

    @Test
    void call_withQuery_isTheWholeBodyWithHeaders() {
        ApiResponse answer = client.call(ApiRequest.of("GET", "/v1/spaces/7/stories")
                .query("per_page", "1")
                .readOnly());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("stories")).hasSize(1);
        assertThat(answer.header("total")).contains("2");
    }

    @Test
    void call_withBody_writes() {
        ObjectNode tag = JsonNodeFactory.instance.objectNode();
        tag.putObject("tag").put("name", "news");

        assertThat(client.call("POST", "/v1/spaces/7/tags", tag).status()).isBetween(200, 201);
        assertThat(client.call("DELETE", "/v1/spaces/7/tags/news").body().isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GET, false, 1", "PUT, false, 1", "GET, true, 2", "PUT, true, 2"})
    void lostAnswer_isRepeatedOnlyWhereTheCallerSaysThatItIsSafe(String method, boolean safe, int requests) {
        api.failNext("*", "/v1/spaces/7", FaultAction.dropAfter());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("space").put("name", "N");
        ApiRequest request = ApiRequest.of(method, "/v1/spaces/7").body(body);

        if (safe) {
            assertThat(client.call(request.safeToRepeat()).status()).isEqualTo(200);
        } else {
            assertThat(catchThrowableOfType(SbsyncException.class, () -> client.call(request))
                            .ambiguous())
                    .isTrue();
        }
        assertThat(api.requests()).hasSize(requests);
    }

    @Test
    void refusal_ofACall_isTypedAndHidesTheToken() {
        assertThatThrownBy(() -> client.call("GET", "/v1/spaces/8")).isInstanceOf(NotFoundException.class);
        api.failNext("*", "**", FaultAction.status(422, "{\"name\":[\"no " + Clients.SECRET + "\"]}"));
        assertThatThrownBy(() -> client.call("GET", "/v1/spaces/7"))
                .isInstanceOf(InvalidException.class)
                .hasMessageNotContaining(Clients.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/v1",
                "v1/spaces",
                "//evil.example/v1/x",
                "https://evil.example/v1/x",
                "/v1/../x",
                "/v1/a/..",
                "/v1/./a",
                "/v1//a",
                "/v1/a?b=c",
                "/v1/a#b",
                "/v1/a b",
                "/v1/%zz",
                "/v1/a\r\nX: y",
                "/v1/ä",
                "/v1/@e/../x"
            })
    void path_thatIsNoneOfTheApis_isRefused(String path) {
        assertThatThrownBy(() -> ApiRequest.of("GET", path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + path.replace("b=c", "…") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "HEAD", "CONNECT", "", "GET /x"})
    void method_thatIsNone_isRefused(String method) {
        assertThatThrownBy(() -> ApiRequest.of(method, "/v1/a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + method + "\"");
    }
}
