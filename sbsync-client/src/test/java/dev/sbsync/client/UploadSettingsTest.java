package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.sbsync.client.error.AssetUploadException;
import dev.sbsync.client.error.AssetUploadException.Step;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.retry.RetryConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The builder's HTTP settings apply to the storage too; it never receives the token. */
class UploadSettingsTest {

    private static final long SPACE = 7;
    private static final Path KEY_STORE = SelfSigned.keyStore();
    private static final AssetFile FILE = AssetFile.of("a.txt", new byte[20_000]);

    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    static final WireMockExtension storage = WireMockExtension.newInstance()
            .options(SelfSigned.server(KEY_STORE).httpDisabled(true))
            .build();

    @BeforeEach
    void answers() {
        String assets = "/v1/spaces/" + SPACE + "/assets";
        answer(
                api,
                WireMock.post(assets),
                "{\"id\":8,\"fields\":{\"key\":\"f/8/a.txt\"},\"post_url\":\"https://localhost:"
                        + storage.getHttpsPort() + "/bucket\"}");
        answer(api, WireMock.get(assets + "/8/finish_upload"), "{\"id\":8}");
        answer(api, WireMock.get(assets + "/8"), "{\"id\":8,\"content_length\":20000}");
        answer(storage, WireMock.post("/bucket"), "");
    }

    private static void answer(WireMockExtension server, MappingBuilder request, String body) {
        server.stubFor(request.willReturn(WireMock.ok(body)));
    }

    private static ManagementClientBuilder builder() {
        return ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .baseUrl(URI.create("http://localhost:" + api.getPort()))
                .retry(RetryConfig.builder().maxRetries(0).build());
    }

    private static ManagementClientBuilder trusting() throws Exception {
        return builder().sslContext(SelfSigned.trusting(KEY_STORE));
    }

    private static Asset upload(ManagementClient client) {
        return client.assets(SPACE).upload(FILE, UploadOptions.defaults());
    }

    private static AssetUploadException failure(ManagementClientBuilder settings) {
        try (ManagementClient client = settings.build()) {
            return catchThrowableOfType(AssetUploadException.class, () -> upload(client));
        }
    }

    @Test
    void sslContext_selfSignedStorage_refusedAndThenAcceptedWithTheContext() throws Exception {
        AssetUploadException refused = failure(builder());

        assertThat(refused.step()).isEqualTo(Step.SEND);
        assertThat(refused)
                .hasCauseInstanceOf(TransportException.class)
                .cause()
                .extracting(cause -> ((TransportException) cause).kind())
                .isEqualTo(Kind.TLS);
        assertThat(received()).isEmpty();
        try (ManagementClient client = trusting().build()) {
            assertThat(upload(client).contentLength()).isEqualTo(20_000);
        }
        assertThat(received()).hasSize(1);
    }

    @Test
    void proxy_set_isAskedForATunnelToTheStorage() throws Exception {
        try (TunnelProxy proxy = new TunnelProxy();
                ManagementClient client = trusting().proxy(proxy.uri()).build()) {
            upload(client);

            assertThat(proxy.heads)
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT localhost:" + storage.getHttpsPort() + " HTTP/1.1")
                    .doesNotContain(Clients.SECRET);
            assertThat(received()).hasSize(1);
        }
    }

    @Test
    void requestHeaders_thatHoldTheToken_areKeptFromTheStorage() throws Exception {
        try (ManagementClient client = trusting()
                .requestHeaders(request -> Map.of(
                        "traceparent",
                        "00-1-2-01",
                        "X-Gateway",
                        "Bearer " + Clients.SECRET,
                        "X-Storage",
                        String.valueOf(request.token())))
                .build()) {
            upload(client);
        }

        assertThat(received()).singleElement().satisfies(request -> {
            assertThat(request.getHeader("traceparent")).isEqualTo("00-1-2-01");
            assertThat(request.getHeader("X-Storage")).isEqualTo("Optional.empty");
            assertThat(request.getHeaders().toString() + request.getBodyAsString())
                    .doesNotContain(Clients.SECRET);
        });
        api.verify(WireMock.postRequestedFor(WireMock.anyUrl())
                .withHeader("X-Gateway", WireMock.equalTo("Bearer " + Clients.SECRET)));
    }

    @Test
    void responseTimeout_storageSilent_endsTheAttempt() throws Exception {
        storage.stubFor(WireMock.post("/bucket").willReturn(WireMock.ok().withFixedDelay(20_000)));

        AssetUploadException failure = failure(trusting().responseTimeout(Duration.ofMillis(100)));

        assertThat(failure.step()).isEqualTo(Step.SEND);
        assertThat(failure).hasMessageContaining("TIMEOUT");
    }

    @Test
    void listener_hearsOfAttemptsAtTheStorage() throws Exception {
        Heard heard = new Heard();
        try (ManagementClient client = trusting().listener(heard).build()) {
            upload(client);
        }

        assertThat(heard.attempts)
                .extracting(AttemptReport::path)
                .containsExactly(
                        "/v1/spaces/{id}/assets",
                        "/bucket",
                        "/v1/spaces/{id}/assets/{id}/finish_upload",
                        "/v1/spaces/{id}/assets/{id}");
    }

    /** Reports only the circuit of the API, not that of the storage. */
    @Test
    void listener_storageFails_doesNotShowTheApiAsDown() throws Exception {
        storage.stubFor(WireMock.post("/bucket").willReturn(WireMock.aResponse().withStatus(503)));
        Heard heard = new Heard();
        RetryConfig many =
                RetryConfig.builder().maxRetries(6).base(Duration.ofMillis(1)).build();

        failure(trusting().retry(many).listener(heard));

        assertThat(heard.attempts)
                .filteredOn(attempt -> attempt.status() == 503)
                .hasSizeGreaterThan(4);
        assertThat(heard.circuits).isEmpty();
    }

    private static List<LoggedRequest> received() {
        return storage.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
    }

    private static final class Heard implements TransportListener {
        private final List<AttemptReport> attempts = new CopyOnWriteArrayList<>();
        private final List<CircuitState> circuits = new ArrayList<>();

        @Override
        public void attemptEnded(AttemptReport attempt) {
            attempts.add(attempt);
        }

        @Override
        public synchronized void circuitChanged(CircuitState before, CircuitState now) {
            circuits.add(now);
        }
    }
}
