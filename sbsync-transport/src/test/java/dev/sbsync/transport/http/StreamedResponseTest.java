package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.RawServer.ok;
import static dev.sbsync.transport.http.RawServer.writes;
import static dev.sbsync.transport.http.RawServer.writesAndCloses;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.BrokenBodyException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.http.RawServer.Reply;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.ManualTime;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A streamed response is read while it arrives, has no maximum size, and never ends early without an exception. */
class StreamedResponseTest {

    private static final String BODY = "x".repeat(100_000);

    /** One connection: a call fails if an earlier one did not give its connection back. */
    private static HttpTransportBuilder oneConnection() {
        return HttpTransport.builder()
                .retry(RetryConfig.builder()
                        .maxRetries(1)
                        .base(Duration.ofMillis(1))
                        .build())
                .maxBodyBytes(1000)
                .maxConnections(1)
                .connectionRequestTimeout(Duration.ofMillis(50));
    }

    private static TransportRequest.Builder get(RawServer server) {
        return TransportRequest.builder("GET", server.uri()).streamed(1_000_000);
    }

    private static TransportResponse answer(HttpTransport transport, TransportRequest request) {
        TransportOutcome outcome = transport.execute(request);
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered) outcome).response();
    }

    private static InputStream stream(HttpTransport transport, RawServer server) {
        return answer(transport, get(server).build()).stream();
    }

    private static void readsAll(HttpTransport transport, RawServer server) throws IOException {
        try (InputStream in = stream(transport, server)) {
            assertThat(in.readAllBytes()).hasSize(BODY.length());
        }
    }

    @Test
    void stream_largerThanTheMaximumOfABody_isRead_andItsConnectionUsedAgain() throws IOException {
        try (RawServer server = new RawServer(writes(ok(BODY)));
                HttpTransport transport = oneConnection().build()) {
            TransportResponse response = answer(transport, get(server).build());
            assertThat(response.body()).isEmpty();
            assertThat(response.header("content-length")).contains("100000");
            assertThat(response.stream().readAllBytes()).asString(ISO_8859_1).isEqualTo(BODY);

            readsAll(transport, server); // not closed before, but read to its end
        }
    }

    @Test
    void close_beforeTheEnd_doesNotReadTheRest() throws IOException {
        try (RawServer server = new RawServer();
                HttpTransport transport = oneConnection().build()) {
            server.next(server.writesEndlessly("HTTP/1.1 200 OK\r\n\r\n", BODY), writes(ok(BODY)));
            try (InputStream in = stream(transport, server)) {
                assertThat(in.readNBytes(2_000_000)).hasSize(2_000_000);
            }

            readsAll(transport, server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"})
    void stream_cut_throwsInsteadOfEnding(String rest) throws IOException {
        try (RawServer server = new RawServer(writesAndCloses("HTTP/1.1 200 OK\r\n" + rest), writes(ok(BODY)));
                HttpTransport transport = oneConnection().build()) {
            InputStream cut = stream(transport, server);
            BrokenBodyException broken = catchThrowableOfType(BrokenBodyException.class, cut::readAllBytes);

            assertThat(broken.kind()).isEqualTo(Kind.IO);
            assertThat(broken).hasMessageContaining("after 3 bytes");
            readsAll(transport, server);
        }
    }

    @Test
    void stream_stops_timesOut() throws IOException {
        try (RawServer server = new RawServer(writes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
                HttpTransport transport = oneConnection().build()) {
            TransportRequest request =
                    get(server).timeout(Duration.ofMillis(100)).build();
            InputStream slow = answer(transport, request).stream();

            assertThat(catchThrowableOfType(BrokenBodyException.class, slow::readAllBytes)
                            .kind())
                    .isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void stream_readerPauses_doesNotTimeOut() throws IOException {
        ManualTime time = new ManualTime();
        try (RawServer server = new RawServer(writes(ok(BODY)));
                HttpTransport transport = oneConnection().time(time).build();
                InputStream in = stream(transport, server)) {
            assertThat(in.read()).isEqualTo('x');
            time.advance(Duration.ofHours(1));

            assertThat(in.readAllBytes()).hasSize(BODY.length() - 1);
        }
    }

    @Test
    void stream_transportClosed_ends() throws IOException {
        try (RawServer server = new RawServer(writes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
                HttpTransport transport = oneConnection().build()) {
            InputStream in = stream(transport, server);
            transport.close();

            assertThat(catchThrowableOfType(BrokenBodyException.class, in::readAllBytes)
                            .kind())
                    .isEqualTo(Kind.CLOSED);
        }
    }

    @Test
    void stream_readerInterrupted_ends() throws IOException {
        try (RawServer server = new RawServer(writes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
                HttpTransport transport = oneConnection().build()) {
            InputStream in = stream(transport, server);
            Thread.currentThread().interrupt();
            BrokenBodyException broken = catchThrowableOfType(BrokenBodyException.class, in::readAllBytes);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(broken.kind()).isEqualTo(Kind.INTERRUPTED);
        }
    }

    @Test
    void execute_failsFirst_isRetried_andOtherStatusesAreRead() throws IOException {
        Reply unavailable = writes("HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\nno");
        Reply missing = writes("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone");
        try (RawServer server = new RawServer(unavailable, missing, writes(ok(BODY)));
                HttpTransport transport = oneConnection().build()) {
            TransportResponse response = answer(transport, get(server).build());

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.text()).isEqualTo("gone");
            assertThat(response.stream()).hasBinaryContent("gone".getBytes(ISO_8859_1));
            readsAll(transport, server);
        }
    }

    @Test
    void execute_checkFails_isRetried_andTheConnectionGivenBack() throws IOException {
        try (RawServer server = new RawServer(
                        writes("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 10\r\n\r\nabc"),
                        writes(ok(BODY)));
                HttpTransport transport = oneConnection().build()) {
            TransportRequest request = get(server)
                    .bodyCheck(response -> response.header("Content-Encoding").isPresent() ? "it is encoded" : null)
                    .build();

            assertThat(answer(transport, request).stream().readAllBytes()).hasSize(BODY.length());
        }
    }

    @Test
    void request_asksForTheBytesAsTheyAre() throws IOException {
        try (RawServer server = new RawServer(writes(ok(BODY)));
                HttpTransport transport = oneConnection().build()) {
            readsAll(transport, server);

            assertThat(server.heads.get(0).toLowerCase(Locale.ROOT))
                    .contains("accept: */*")
                    .doesNotContain("accept-encoding");
        }
    }

    @Test
    void head_hasHeadersAndAnEmptyStream() throws IOException {
        try (RawServer server = new RawServer(writes("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"));
                HttpTransport transport = oneConnection().build()) {
            TransportRequest request = TransportRequest.builder("HEAD", server.uri())
                    .streamed(1_000_000)
                    .build();
            TransportResponse response = answer(transport, request);

            assertThat(response.header("Content-Length")).contains("100000");
            assertThat(response.stream().readAllBytes()).isEmpty();
            assertThat(answer(transport, request).status()).isEqualTo(200);
        }
    }
}
