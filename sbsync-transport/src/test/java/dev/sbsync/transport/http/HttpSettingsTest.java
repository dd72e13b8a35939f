package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.RawServer.ok;
import static dev.sbsync.transport.http.RawServer.staysSilent;
import static dev.sbsync.transport.http.RawServer.writes;
import static dev.sbsync.transport.http.RawServer.writesAndCloses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Ambiguous;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportOutcome.NotSent;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.Tasks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP settings, as observed by a server or a proxy. */
class HttpSettingsTest {

    private static final Token TOKEN = Token.of("canary-4711");

    @TempDir
    Path folder;

    private static HttpTransportBuilder builder() {
        return HttpTransport.builder().retry(RetryConfig.builder().maxRetries(0).build());
    }

    private static TransportRequest request(String method, URI uri) {
        return TransportRequest.builder(method, uri).token(TOKEN).build();
    }

    @Test
    void proxy_httpsRequest_usesATunnelAndShowsOnlyTheHost() throws Exception {
        Certificates certificates = new Certificates(folder);
        try (RawServer server = RawServer.secured(certificates.server("dns:sbsync.test"), writes(ok("{}")));
                RawServer proxy = new RawServer(tunnelTo(server.uri().getPort()));
                HttpTransport transport = builder()
                        .proxy(address(proxy))
                        .sslContext(certificates.trusting())
                        .build()) {
            URI target = URI.create("https://sbsync.test/v1/spaces/1?secret=query");

            assertThat(transport.execute(request("GET", target))).isInstanceOf(Answered.class);

            assertThat(proxy.heads).singleElement().asString().startsWith("CONNECT sbsync.test:443 HTTP/1.1");
            assertThat(proxy.heads.get(0)).doesNotContain("canary", "secret", "spaces");
            assertThat(server.heads)
                    .singleElement()
                    .asString()
                    .startsWith("GET /v1/spaces/1?secret=query HTTP/1.1")
                    .contains("canary-4711");
        }
    }

    /** A request refused by a proxy has not reached the server, so that a write may be retried. */
    @Test
    void proxy_tunnelRefused_notSent() throws IOException {
        try (RawServer proxy = new RawServer(writesAndCloses("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));
                HttpTransport transport = builder().proxy(address(proxy)).build()) {
            TransportOutcome outcome =
                    transport.execute(request("POST", URI.create("https://sbsync.test/v1/spaces/1")));

            assertThat(outcome).isInstanceOf(NotSent.class);
            assertThat(((NotSent) outcome).failure()).hasMessageContaining("the proxy answered 403");
            assertThat(proxy.heads).singleElement().asString().startsWith("CONNECT");
        }
    }

    @Test
    void proxy_plainHttpToLoopback_isNotUsed() throws IOException {
        try (RawServer server = new RawServer(writes(ok("{}")));
                RawServer proxy = new RawServer(writes(ok("{}")));
                HttpTransport transport = builder().proxy(address(proxy)).build()) {
            transport.execute(request("GET", server.uri()));

            assertThat(proxy.heads).isEmpty();
            assertThat(server.heads).hasSize(1);
        }
    }

    @Test
    void proxy_withUserInfoOrInvalid_refusedWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().proxy(URI.create("http://user:canary@proxy:3128")))
                .withMessageContaining("proxy contains user info")
                .satisfies(refusal -> assertThat(refusal).message().doesNotContain("canary"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().proxy(URI.create("socks5://proxy:1080")))
                .withMessageContaining("must be an address such as http://proxy.example.com:3128");
    }

    @Test
    void requestHeaders_calledForEveryAttempt() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        RetryConfig once =
                RetryConfig.builder().maxRetries(1).base(Duration.ofMillis(1)).build();
        try (RawServer server =
                        new RawServer(writes("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"), writes(ok("{}")));
                HttpTransport transport = builder()
                        .retry(once)
                        .requestHeaders(asked -> Map.of("traceparent", asked.method() + "-" + calls.incrementAndGet()))
                        .build()) {
            transport.execute(request("GET", server.uri()));

            assertThat(server.heads).hasSize(2);
            assertThat(server.heads.get(0)).contains("traceparent: GET-1");
            assertThat(server.heads.get(1)).contains("traceparent: GET-2");
        }
    }

    @Test
    void requestHeaders_reservedOrInvalid_ignored() throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "stolen", "HOST", "elsewhere", "a b", "1"));
        headers.put("X-Break", "a\r\nX-Injected: 1");
        headers.put("X-Good", "1");
        try (RawServer server = new RawServer(writes(ok("{}")));
                HttpTransport transport =
                        builder().requestHeaders(asked -> headers).build()) {
            transport.execute(request("GET", server.uri()));

            assertThat(server.heads.get(0))
                    .contains("X-Good: 1", "Authorization: canary-4711")
                    .doesNotContain("stolen", "elsewhere", "X-Break", "X-Injected", "a b");
        }
    }

    @Test
    void requestHeaders_throws_requestIsSentWithoutThem() throws IOException {
        try (RawServer server = new RawServer(writes(ok("{}")));
                HttpTransport transport = builder()
                        .requestHeaders(asked -> {
                            throw new IllegalStateException("no span");
                        })
                        .build()) {
            assertThat(transport.execute(request("GET", server.uri()))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void responseTimeout_serverSilent_endsTheAttemptBeforeItsDeadline() throws IOException {
        try (RawServer server = new RawServer(staysSilent());
                HttpTransport transport = builder()
                        .responseTimeout(Duration.ofMillis(100))
                        .attemptTimeout(Duration.ofSeconds(20))
                        .build()) {
            Ambiguous ambiguous = (Ambiguous) transport.execute(request("POST", server.uri()));

            assertThat(ambiguous.failure().kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(ambiguous.failure()).hasMessageContaining("no data received within 100 ms");
        }
    }

    @Test
    void build_exchangeWithHttpSettings_refusedNamingThem() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .exchange(new ScriptedExchange())
                        .noProxy()
                        .maxConnections(3)
                        .build())
                .withMessageContaining("exchange(…) cannot be combined with maxConnections, proxy");
    }

    @Test
    void pathTemplate_numbersAndUuids_areIds() {
        URI uri = URI.create("https://a/v1/spaces/1/stories/17067eef-aa84-4f9a-b36e-4318356a0b9a/v2?page=3");

        assertThat(request("GET", uri).pathTemplate()).isEqualTo("/v1/spaces/{id}/stories/{id}/v2");
    }

    private static URI address(RawServer proxy) {
        return URI.create("http://127.0.0.1:" + proxy.uri().getPort());
    }

    private static RawServer.Reply tunnelTo(int port) {
        return (connection, head) -> {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            Tasks.threads().start("proxy", () -> pump(server, connection));
            pump(connection, server);
        };
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }
}
