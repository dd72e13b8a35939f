package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.RawServer.ok;
import static dev.sbsync.transport.http.RawServer.writes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportOutcome.NotSent;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.retry.RetryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens are sent only to servers with a valid certificate of a trusted CA. */
class TlsTest {

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static SSLContext good;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
        good = certificates.server("ip:127.0.0.1");
    }

    private static HttpTransportBuilder builder() {
        return HttpTransport.builder()
                .connectTimeout(Duration.ofSeconds(10))
                .retry(RetryConfig.builder()
                        .maxRetries(2)
                        .base(Duration.ofMillis(1))
                        .build());
    }

    private static TransportRequest create(URI uri) {
        return TransportRequest.builder("POST", uri)
                .token(Token.of("canary-4711"))
                .build();
    }

    @Test
    void execute_trusted_answered() throws Exception {
        try (RawServer server = RawServer.secured(good, writes(ok("{}")));
                HttpTransport transport =
                        builder().sslContext(certificates.trusting()).build()) {
            assertThat(transport.execute(create(server.uri()))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void execute_unknownCa_refusedOnceWithAdviceWithoutAffectingTheBreaker() throws Exception {
        try (RawServer server = RawServer.secured(good, writes(ok("{}")));
                HttpTransport transport = builder().build()) {
            NotSent notSent = assertRefused(transport, server);
            for (int i = 0; i < 10; i++) {
                transport.execute(create(server.uri()));
            }

            assertThat(notSent.failure())
                    .hasMessageContaining("the TLS handshake failed (")
                    .hasMessageContaining("PKIX")
                    .hasMessageEndingWith(
                            "(1 attempt); check the address and whether a proxy intercepts TLS. To trust the"
                                    + " certificate, add its CA to the trust store of the JVM (javax.net.ssl.trustStore).");
            assertThat(transport.stats().circuit()).isEqualTo(CircuitState.CLOSED);
        }
    }

    @Test
    void execute_certificateOfAnotherHost_refused() throws Exception {
        SSLContext other = certificates.server("dns:example.com");
        try (RawServer server = RawServer.secured(other, writes(ok("{}")));
                HttpTransport transport =
                        builder().sslContext(certificates.trusting()).build()) {
            assertRefused(transport, server);
        }
    }

    @Test
    void execute_certificateExpired_refused() throws Exception {
        SSLContext old = certificates.server("ip:127.0.0.1", "-startdate", "-10d", "-validity", "2");
        try (RawServer server = RawServer.secured(old, writes(ok("{}")));
                HttpTransport transport =
                        builder().sslContext(certificates.trusting()).build()) {
            assertRefused(transport, server);
        }
    }

    @Test
    void execute_serverWithoutTls_refused() throws Exception {
        try (RawServer plain = new RawServer(RawServer.writesAtOnce(ok("{}")));
                HttpTransport transport = builder().build()) {
            URI https = URI.create(plain.uri().toString().replace("http:", "https:"));

            NotSent notSent = (NotSent) transport.execute(create(https));

            assertThat(notSent.failure().kind()).isEqualTo(Kind.TLS);
        }
    }

    /** An interrupted handshake is like a refused connection: a retry may succeed. */
    @Test
    void execute_handshakeInterrupted_retried() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                HttpTransport transport = builder().build()) {
            Thread closer = new Thread(() -> closeAll(server));
            closer.setDaemon(true);
            closer.start();

            NotSent notSent =
                    (NotSent) transport.execute(create(URI.create("https://127.0.0.1:" + server.getLocalPort())));

            assertThat(notSent.failure().kind()).isEqualTo(Kind.CONNECT);
            assertThat(notSent.counts().attempts()).isEqualTo(3);
            assertThat(notSent.retryAfter()).isPresent();
        }
    }

    @Test
    void execute_handshakeNeverAnswered_endedByTheConnectTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                HttpTransport transport = builder()
                        .connectTimeout(Duration.ofMillis(100))
                        .retry(RetryConfig.builder().maxRetries(0).build())
                        .build()) {
            NotSent notSent =
                    (NotSent) transport.execute(create(URI.create("https://127.0.0.1:" + silent.getLocalPort())));

            assertThat(notSent.failure().kind()).isEqualTo(Kind.CONNECT);
            assertThat(notSent.failure()).hasMessageContaining("no connection within 100 ms");
        }
    }

    private static NotSent assertRefused(HttpTransport transport, RawServer server) {
        NotSent notSent = (NotSent) transport.execute(create(server.uri()));
        assertThat(notSent.failure().kind()).isEqualTo(Kind.TLS);
        assertThat(notSent.failure()).hasMessageNotContaining("canary");
        assertThat(notSent.counts().attempts()).isEqualTo(1);
        assertThat(notSent.retryAfter()).isEmpty();
        assertThat(server.heads).isEmpty();
        return notSent;
    }

    private static void closeAll(ServerSocket server) {
        try {
            while (true) {
                try (Socket connection = server.accept()) {
                    connection.getInputStream().read();
                }
            }
        } catch (IOException closed) {
            // the test has ended
        }
    }
}
