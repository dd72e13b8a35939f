package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.RawServer.ok;
import static dev.sbsync.transport.http.RawServer.resets;
import static dev.sbsync.transport.http.RawServer.staysSilent;
import static dev.sbsync.transport.http.RawServer.writes;
import static dev.sbsync.transport.http.RawServer.writesAndCloses;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.BodyCheck;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Failed;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.http.RawServer.Reply;
import dev.sbsync.transport.logging.CapturedLogs;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With all loggers at TRACE, neither the token nor a query is logged. */
class SecretsTest {

    /** Cannot occur by chance in an identity hash, a port or a base64 text. */
    private static final String CANARY = "canary-part+zq-wvk/xgq-ykz=";

    private static final String ENCODED = URLEncoder.encode(CANARY, UTF_8);
    private static final String[] FORMS = {
        CANARY, ENCODED, Base64.getEncoder().encodeToString(CANARY.getBytes(UTF_8)), "canary-part", "zq-wvk", "xgq-ykz"
    };
    private static final BodyCheck OBJECT = response -> response.text().startsWith("{") ? null : "no object";

    private final List<String> written = new ArrayList<>();
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

    private void call(Transport transport, URI uri, String method) {
        TransportRequest request = TransportRequest.builder(method, uri)
                .token(Token.of(CANARY))
                .body(("{\"secret\":\"" + CANARY + "\"}").getBytes(UTF_8))
                .bodyCheck(OBJECT)
                .build();
        TransportOutcome outcome = transport.execute(request);
        written.add(request + " " + request.token() + " " + outcome + " " + transport + " " + transport.stats());
        if (outcome instanceof Failed failed) {
            kinds.add(failed.failure().kind());
            StringWriter trace = new StringWriter();
            failed.failure().printStackTrace(new PrintWriter(trace));
            written.add(trace + " " + failed.lastResponse());
        }
    }

    @Test
    void execute_manyFailuresAtTrace_noLogOrExceptionContainsTheSecret() throws Exception {
        try (RawServer server = new RawServer(manyFailures())) {
            assertSecretIsWrittenNowhere(server, HttpTransport.builder());
        }
    }

    /** The same over TLS, where HttpClient logs differently, and with an untrusted server. */
    @Test
    void execute_manyFailuresOverTlsAtTrace_noLogOrExceptionContainsTheSecret(@TempDir Path folder) throws Exception {
        Certificates certificates = new Certificates(folder);
        SSLContext shown = certificates.server("ip:127.0.0.1");
        try (RawServer server = RawServer.secured(shown, manyFailures());
                RawServer untrusted = RawServer.secured(shown, writes(ok("{}")));
                CapturedLogs logs = new CapturedLogs();
                HttpTransport wary = HttpTransport.builder().build()) {
            call(wary, URI.create(untrusted.uri() + "?token=" + ENCODED), "POST");
            assertThat(untrusted.heads).isEmpty();
            assertThat(written).anyMatch(text -> text.contains("the TLS handshake failed"));
            assertThat(logs.lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).doesNotContain(FORMS));

            assertSecretIsWrittenNowhere(server, HttpTransport.builder().sslContext(certificates.trusting()));
        }
    }

    /** Ordered so that the circuit opens only at the last one. */
    private static Reply[] manyFailures() {
        return new Reply[] {
            writes(ok("{}")),
            writes(ok("{}")),
            writes(ok("{}")),
            writes(ok("{}")),
            echoes("429 Too Many Requests"),
            writes("HTTP/1.1 302 Found\r\nLocation: /x?token=" + ENCODED + "\r\nContent-Length: 0\r\n\r\n"),
            echoes("503 Unavailable"),
            echoes("422 Unprocessable"),
            staysSilent(),
            writes(ok("<html>" + CANARY)),
            writes(ok("{}")),
            writesAndCloses("HTTP/1.1 200 OK\r\nSet-Cookie: a=" + CANARY + "\r\nContent-Length: 99\r\n\r\n{}"),
            resets()
        };
    }

    private static Reply echoes(String status) {
        return writes("HTTP/1.1 " + status + "\r\nContent-Length: " + CANARY.length() + "\r\n\r\n" + CANARY);
    }

    private void assertSecretIsWrittenNowhere(RawServer server, HttpTransportBuilder builder) throws IOException {
        try (CapturedLogs logs = new CapturedLogs()) {
            RetryConfig quick = RetryConfig.builder()
                    .maxRetries(1)
                    .base(Duration.ofMillis(1))
                    .throttledBase(Duration.ofMillis(1))
                    .build();
            HttpTransport transport = builder.retry(quick)
                    .attemptTimeout(Duration.ofSeconds(2))
                    .rateLimiter(RateLimiters.create(dev.sbsync.transport.time.TimeSource.system())
                            .forKey(CANARY, new RateLimit(1_000, 1_000)))
                    .limitReader(response -> {
                        throw new IllegalStateException(response.text());
                    })
                    .listener(new TransportListener() {
                        @Override
                        public void attemptEnded(AttemptReport attempt) {
                            throw new IllegalStateException("a listener's own trouble with " + attempt);
                        }
                    })
                    .build();
            URI uri = URI.create(server.uri() + "?token=" + ENCODED + "&canary-part=1");
            call(transport, URI.create("http://127.0.0.1:" + freePort() + "/?token=" + ENCODED), "GET");
            for (int i = 0; i < 12; i++) {
                call(transport, uri, i % 2 == 0 ? "GET" : "POST");
            }
            transport.close();
            call(transport, uri, "GET");

            assertThat(server.heads.get(0)).contains("token=" + ENCODED, CANARY);
            assertThat(logs.lines()).anyMatch(line -> line.startsWith("org.apache.hc"));
            assertThat(logs.lines()).anyMatch(line -> line.startsWith("dev.sbsync.transport"));
            assertThat(logs.lines()).allSatisfy(line -> assertThat(line).doesNotContain(FORMS));
            assertThat(written).allSatisfy(text -> assertThat(text).doesNotContain(FORMS));
            assertThat(transport.stats().byStatus().keySet()).contains(200, 302, 422, 429, 503);
            assertThat(kinds)
                    .contains(
                            Kind.TIMEOUT,
                            Kind.IO,
                            Kind.PROTOCOL,
                            Kind.STATUS,
                            Kind.UNAVAILABLE,
                            Kind.CONNECT,
                            Kind.CLOSED);
        }
    }

    /** Checks the capture itself: with the default HttpClient it contains both. */
    @Test
    void capture_defaultHttpClient_logsTokenAndQuery() throws IOException {
        try (CapturedLogs logs = new CapturedLogs();
                RawServer server = new RawServer(writes(ok("{}")));
                CloseableHttpClient stock = HttpClients.createDefault()) {
            HttpGet request = new HttpGet(server.uri() + "?token=" + ENCODED);
            request.setHeader("Authorization", CANARY);
            stock.execute(request, response -> response.getCode());

            assertThat(logs.lines()).anyMatch(line -> line.contains(CANARY));
            assertThat(logs.lines()).anyMatch(line -> line.contains("MainClientExec") && line.contains(ENCODED));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
