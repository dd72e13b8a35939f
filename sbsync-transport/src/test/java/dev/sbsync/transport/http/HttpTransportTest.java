package dev.sbsync.transport.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.sbsync.transport.BodyCheck;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Ambiguous;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportOutcome.NotSent;
import dev.sbsync.transport.TransportOutcome.Rejected;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {

    private static final Token TOKEN = Token.of("canary-4711");

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(false))
            .build();

    /** Without compression, which would buffer data that is sent slowly. */
    @RegisterExtension
    static final WireMockExtension uncompressed = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private final Transport transport = builder().build();

    @AfterEach
    void close() {
        transport.close();
    }

    private static HttpTransportBuilder builder() {
        RetryConfig quick = RetryConfig.builder()
                .maxRetries(2)
                .base(Duration.ofMillis(1))
                .throttledBase(Duration.ofMillis(1))
                .build();
        return HttpTransport.builder().retry(quick);
    }

    private static TransportRequest.Builder request(String method) {
        return TransportRequest.builder(method, URI.create(server.baseUrl() + "/v1/spaces/1?secret=query"))
                .token(TOKEN);
    }

    private static void answer(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    private static void answerInTurn(ResponseDefinitionBuilder first, ResponseDefinitionBuilder second) {
        server.stubFor(any(anyUrl())
                .inScenario("turns")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("second"));
        server.stubFor(
                any(anyUrl()).inScenario("turns").whenScenarioStateIs("second").willReturn(second));
    }

    @Test
    void execute_ok_answeredWithBodyAndHeaders() {
        answer(ok("{\"a\":\"ü\"}").withHeader("X-Total", "7"));

        Answered answered = (Answered) transport.execute(request("GET").build());

        assertThat(answered.response().text()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(answered.response().header("x-total")).contains("7");
        assertThat(answered.counts()).isEqualTo(new CallCounts(1, 0, 0, Duration.ZERO));
        server.verify(getRequestedFor(urlPathEqualTo("/v1/spaces/1"))
                .withHeader("Authorization", equalTo(TOKEN.reveal()))
                .withHeader("User-Agent", equalTo(Version.userAgent()))
                .withoutHeader("Upgrade"));
    }

    @Test
    void execute_postWithBody_sentAsJson() {
        answer(status(201));

        transport.execute(request("POST").body("{}".getBytes(UTF_8)).build());

        server.verify(postRequestedFor(anyUrl())
                .withRequestBody(equalTo("{}"))
                .withHeader("Content-Type", equalTo("application/json; charset=UTF-8")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 422})
    void execute_clientError_answeredOnce(int code) {
        answer(status(code));

        Answered answered = (Answered) transport.execute(request("GET").build());

        assertThat(answered.response().status()).isEqualTo(code);
        assertThat(transport.stats().byStatus()).containsOnly(entry(code, 1L));
    }

    @Test
    void execute_throttledThenOk_answeredAfterRetry() {
        answerInTurn(status(429), ok());

        TransportOutcome outcome =
                transport.execute(request("POST").body(new byte[0]).build());

        assertThat(outcome).isInstanceOf(Answered.class);
        assertThat(outcome.counts().retries()).isEqualTo(1);
        assertThat(outcome.counts().throttled()).isEqualTo(1);
    }

    @Test
    void execute_alwaysThrottled_rejected() {
        answer(status(429).withBody("slow down"));

        Rejected rejected = (Rejected) transport.execute(request("PUT").build());

        assertThat(rejected.response().text()).isEqualTo("slow down");
        assertThat(rejected.counts().attempts()).isEqualTo(3);
        assertThat(rejected.failure().kind()).isEqualTo(Kind.STATUS);
        assertThat(rejected.failure().ambiguous()).isFalse();
    }

    @Test
    void execute_retryAfterBeyondTwoSeconds_returnsWithoutWaiting() {
        answer(status(429).withHeader("Retry-After", "60"));

        Rejected rejected = (Rejected) transport.execute(request("GET").build());

        assertThat(rejected.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_250));
        assertThat(rejected.counts().attempts()).isEqualTo(1);
    }

    @Test
    void execute_unavailableOnGet_retried() {
        answerInTurn(status(503), ok());

        assertThat(transport.execute(request("GET").build())).isInstanceOf(Answered.class);
        assertThat(transport.stats().retries()).isEqualTo(1);
    }

    @Test
    void execute_unavailableOnPost_ambiguousAndNotRetried() {
        answer(status(503));

        Ambiguous ambiguous = (Ambiguous) transport.execute(request("POST").build());

        assertThat(ambiguous.lastResponse()).isPresent();
        assertThat(ambiguous.failure())
                .hasMessageEndingWith("/v1/spaces/1: the server answered 503 (1 attempt);"
                        + " check whether it was applied before retrying.");
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void execute_redirect_notFollowed(String method) {
        answer(status(307).withHeader("Location", "/elsewhere"));

        Ambiguous ambiguous = (Ambiguous) transport.execute(request(method).build());

        assertThat(ambiguous.failure().kind()).isEqualTo(Kind.PROTOCOL);
        server.verify(0, anyRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @Test
    void execute_failedBodyCheckOnGet_retriedThenAmbiguous() {
        answer(ok("<html>"));
        BodyCheck json = response -> response.text().startsWith("{") ? null : "no JSON";

        Ambiguous ambiguous =
                (Ambiguous) transport.execute(request("GET").bodyCheck(json).build());

        assertThat(ambiguous.failure()).hasMessageContaining("unusable body: no JSON (3 attempts)");
        assertThat(ambiguous.failure().getSuppressed()).hasSize(2);
    }

    @Test
    void execute_failedBodyCheckOnPost_ambiguousAndNotRetried() {
        answer(ok());
        BodyCheck never = response -> "empty";

        assertThat(transport.execute(request("POST").bodyCheck(never).build())).isInstanceOf(Ambiguous.class);
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void execute_connectionBroken_ambiguousForPostAndRetriedForGet(String fault) {
        answer(aResponse().withFault(Fault.valueOf(fault)));

        Ambiguous post = (Ambiguous) transport.execute(request("POST").build());
        assertThat(post.failure().kind()).isEqualTo(Kind.IO);
        assertThat(post.counts().attempts()).isEqualTo(1);

        TransportOutcome get = transport.execute(request("GET").build());
        assertThat(get.counts().attempts()).isEqualTo(3);
    }

    @Test
    void execute_connectionRefused_notSentWithAdvice() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI uri = URI.create("http://localhost:" + port + "/v1/spaces/1?token=canary-4711");

        NotSent notSent = (NotSent) transport.execute(
                TransportRequest.builder("POST", uri).token(TOKEN).build());

        assertThat(notSent.failure().kind()).isEqualTo(Kind.CONNECT);
        assertThat(notSent.failure())
                .hasMessage("POST http://localhost:" + port + "/v1/spaces/1: connection refused (3 attempts);"
                        + " check the address and that the server is reachable.");
        assertThat(stackTraceOf(notSent.failure())).doesNotContain("canary");
    }

    @Test
    void execute_gzip_decompressed() {
        answer(ok("x".repeat(100_000)));

        Answered answered = (Answered) transport.execute(request("GET").build());

        assertThat(answered.response().body()).hasSize(100_000);
        assertThat(transport.stats().byStatus()).containsKey(200);
    }

    @Test
    void execute_gzipOverTheLimit_failsInsteadOfTruncating() {
        answer(ok("x".repeat(100_000)));
        try (Transport bounded = builder().maxBodyBytes(99_999).build()) {
            Ambiguous ambiguous = (Ambiguous) bounded.execute(request("GET").build());

            assertThat(ambiguous.failure().kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(ambiguous.failure()).hasMessageContaining("larger than the 99999 bytes accepted (1 attempt)");
        }
    }

    @Test
    void execute_bodyAtTheLimit_answered() {
        answer(ok("x".repeat(100_000)));
        try (Transport bounded = builder().maxBodyBytes(100_000).build()) {
            assertThat(bounded.execute(request("GET").build())).isInstanceOf(Answered.class);
        }
    }

    /** Sends some bytes every 100 ms, each of which restarts a response timeout. */
    @Test
    void execute_dribblingBody_endedAtDeadline() {
        uncompressed.stubFor(any(anyUrl()).willReturn(ok("x".repeat(50)).withChunkedDribbleDelay(50, 5_000)));
        TransportRequest dribbled = TransportRequest.builder("POST", URI.create(uncompressed.baseUrl()))
                .build();
        try (Transport hurried =
                builder().attemptTimeout(Duration.ofMillis(600)).build()) {
            Ambiguous ambiguous = (Ambiguous) hurried.execute(dribbled);

            assertThat(ambiguous.failure().kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(ambiguous.failure()).hasMessageContaining("no complete response within 600 ms (1 attempt)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/v1",
                "http://127.0.0.1.example.com/",
                "ftp://localhost/",
                "/v1/spaces",
                "https://user:canary@example.com/?canary"
            })
    void execute_unsafeAddress_refusedWithoutItsSecrets(String address) {
        TransportRequest request =
                TransportRequest.builder("GET", URI.create(address)).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> transport.execute(request))
                .withMessageStartingWith("The address ")
                .withMessageNotContaining("canary");
        assertThat(transport.stats().total()).isZero();
    }

    @Test
    void execute_interruptedWhileWaitingForTheResponse_endsAndKeepsTheFlag() {
        answer(ok().withFixedDelay(20_000));
        TimeSource.system().alarm(Duration.ofMillis(150), Thread.currentThread()::interrupt);

        Ambiguous ambiguous = (Ambiguous) transport.execute(request("GET").build());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ambiguous.failure().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(ambiguous.counts().attempts()).isEqualTo(1);
    }

    @Test
    void close_whileWaitingForTheResponse_endsTheExchange() {
        answer(ok().withFixedDelay(20_000));
        TimeSource.system().alarm(Duration.ofMillis(150), transport::close);

        Ambiguous ambiguous = (Ambiguous) transport.execute(request("GET").build());

        assertThat(ambiguous.failure().kind()).isEqualTo(Kind.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 429, 500})
    void execute_failure_noTextContainsTokenOrQuery(int code) {
        answer(status(code).withBody("canary in the body"));
        TransportRequest request =
                request("POST").body("canary".getBytes(UTF_8)).build();

        TransportOutcome.Failed failed = (TransportOutcome.Failed) transport.execute(request);

        assertThat(failed + " " + failed.lastResponse() + request + request.token() + transport.stats()
                        + stackTraceOf(failed.failure()))
                .doesNotContain("canary", "secret");
    }

    @Test
    void build_settingsOutOfRange_namesAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpTransport.builder()
                        .attemptTimeout(Duration.ZERO)
                        .maxBodyBytes(0)
                        .maxConnections(0)
                        .build())
                .withMessage(
                        "attemptTimeout must be at least 1 ms, got PT0S; maxBodyBytes must be from 1 to 1073741824,"
                                + " got 0; maxConnections must be at least 1, got 0.");
    }

    @Test
    void execute_afterClose_notSent() {
        transport.close();

        NotSent notSent = (NotSent) transport.execute(request("GET").build());

        assertThat(notSent.failure().kind()).isEqualTo(Kind.CLOSED);
    }

    private static String stackTraceOf(TransportException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
