package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sbsync.client.model.Space;
import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.TimeSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** HTTP settings of the builder take effect, and conflicting ones are rejected. */
class HttpSettingsTest {

    private static final Path KEY_STORE = SelfSigned.keyStore();

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(SelfSigned.server(KEY_STORE).dynamicPort())
            .build();

    private static ManagementClientBuilder builder() {
        return ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .retry(RetryConfig.builder().maxRetries(0).build());
    }

    private static ManagementClientBuilder local() {
        return builder().baseUrl(URI.create("http://localhost:" + server.getPort()));
    }

    private static void answer(int status) {
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse().withStatus(status).withBody("{\"spaces\":[]}")));
    }

    @Test
    void sslContext_selfSignedServer_refusedAndThenAcceptedWithTheContext() throws Exception {
        answer(200);
        URI https = URI.create("https://localhost:" + server.getHttpsPort());
        try (ManagementClient distrusting = builder().baseUrl(https).build();
                ManagementClient trusting = builder()
                        .baseUrl(https)
                        .sslContext(SelfSigned.trusting(KEY_STORE))
                        .build()) {
            assertThatThrownBy(() -> distrusting.spaces().list())
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.TLS));
            assertThat(trusting.spaces().list()).isEmpty();
        }
    }

    @Test
    void proxy_set_isAskedForATunnel() {
        answer(200);
        try (ManagementClient client = builder()
                .proxy(URI.create("http://localhost:" + server.getPort()))
                .build()) {
            assertThatThrownBy(() -> client.spaces().list()).isInstanceOf(SbsyncException.class);

            assertThat(Objects.requireNonNull(client.stats().byMethod().get("GET"))
                            .sent())
                    .isZero();
        }
    }

    @Test
    void requestHeaders_and_listener_seeEveryAttempt() {
        answer(200);
        List<AttemptReport> attempts = new CopyOnWriteArrayList<>();
        TransportListener listener = new TransportListener() {
            @Override
            public void attemptEnded(AttemptReport attempt) {
                attempts.add(attempt);
            }
        };
        try (ManagementClient client = local().listener(listener)
                .requestHeaders(request -> Map.of("traceparent", "00-1-2-01"))
                .build()) {
            client.spaces().list();
        }

        server.verify(WireMock.getRequestedFor(WireMock.urlPathEqualTo("/v1/spaces"))
                .withHeader("traceparent", WireMock.equalTo("00-1-2-01")));
        assertThat(attempts)
                .extracting(AttemptReport::method, AttemptReport::path, AttemptReport::status, AttemptReport::attempt)
                .containsExactly(tuple("GET", "/v1/spaces", 200, 1));
    }

    @Test
    void timeouts_shorterThanTheAnswer_endTheCall() {
        server.stubFor(
                WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse().withFixedDelay(5_000)));
        Stream.<UnaryOperator<ManagementClientBuilder>>of(
                        on -> on.responseTimeout(Duration.ofMillis(50)), on -> on.attemptTimeout(Duration.ofMillis(50)))
                .forEach(setting -> {
                    try (ManagementClient client = setting.apply(local()).build()) {
                        assertThatThrownBy(() -> client.spaces().list())
                                .isInstanceOfSatisfying(
                                        TransportException.class,
                                        failure ->
                                                assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT));
                    }
                });
    }

    static Stream<UnaryOperator<ManagementClientBuilder>> settings() {
        return Stream.of(
                on -> on.connectTimeout(Duration.ZERO),
                on -> on.responseTimeout(Duration.ZERO),
                on -> on.attemptTimeout(Duration.ZERO),
                on -> on.maxConnections(0));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void build_outOfRange_refused(UnaryOperator<ManagementClientBuilder> setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.apply(builder()).build())
                .withMessageContaining("must be at least 1");
    }

    @Test
    void build_transportWithSettingsThatItWouldIgnore_refusedNamingThem() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .rateLimit(RateLimit.perSecond(3))
                        .noProxy()
                        .transport(new ScriptedTransport())
                        .build())
                .withMessage(
                        "transport(…) cannot be combined with noProxy, rateLimit, retry: the transport has its own;"
                                + " set them where it is built.");
    }

    @Test
    void build_transportWithoutARateLimit_refused() {
        try (HttpTransport unpaced = HttpTransport.builder().build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> on(unpaced))
                    .withMessage("The transport has no rate limit; set one where it is built, with"
                            + " HttpTransport.builder().rateLimiter(…).");
        }
    }

    @Test
    void build_wrappedTransportThatDoesNotHandOnTheRateLimit_refused() {
        ScriptedTransport paced = new ScriptedTransport();
        Transport wrapper = new Transport() {
            @Override
            public TransportOutcome execute(TransportRequest request) {
                return paced.execute(request);
            }

            @Override
            public TransportStats stats() {
                return paced.stats();
            }

            @Override
            public void close() {}
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> on(wrapper))
                .withMessage("The transport has no rate limit; return one from its rateLimiter(): of what it wraps, or"
                        + " RateLimiter.unlimited(…) if it needs none.");
    }

    @Test
    void paceFor_transportWithItsOwnBudget_setsThat() {
        RateLimiter budget = RateLimiters.create(TimeSource.system()).forKey("any", null);
        try (HttpTransport paced = HttpTransport.builder().rateLimiter(budget).build()) {
            ManagementClient client = on(paced);

            client.paceFor(
                    Space.of(JsonNodeFactory.instance.objectNode().put("id", 1L).put("plan_level", 0)));

            assertThat(budget.limit()).isEqualTo(client.rateLimit()).isNotEqualTo(RateLimiters.DEFAULT_LIMIT);
        }
    }

    private static ManagementClient on(Transport transport) {
        return ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .transport(transport)
                .build();
    }
}
