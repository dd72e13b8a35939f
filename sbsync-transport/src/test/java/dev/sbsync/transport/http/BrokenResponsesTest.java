package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.RawServer.ok;
import static dev.sbsync.transport.http.RawServer.resets;
import static dev.sbsync.transport.http.RawServer.resetsUnread;
import static dev.sbsync.transport.http.RawServer.staysSilent;
import static dev.sbsync.transport.http.RawServer.writes;
import static dev.sbsync.transport.http.RawServer.writesAndCloses;
import static dev.sbsync.transport.http.RawServer.writesAndHalfCloses;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sbsync.transport.BodyCheck;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.LimitedTransport;
import dev.sbsync.transport.RetryCause;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Ambiguous;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportOutcome.Failed;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.http.RawServer.Reply;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.Tasks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken responses are never treated as success, and writes are never retried blindly after one. */
class BrokenResponsesTest {

    private static final String GOOD = "{\"story\":{\"id\":1}}";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final BodyCheck OBJECT =
            response -> response.text().startsWith("{") && response.text().endsWith("}}") ? null : "no complete object";

    private static HttpTransportBuilder builder() {
        RetryConfig quick = RetryConfig.builder()
                .maxRetries(2)
                .base(Duration.ofMillis(1))
                .throttledBase(Duration.ofMillis(1))
                .build();
        return HttpTransport.builder().retry(quick);
    }

    private static TransportRequest request(String method, RawServer server) {
        return TransportRequest.builder(method, server.uri()).bodyCheck(OBJECT).build();
    }

    private static Reply withLength(int length) {
        return writesAndCloses(HEAD + "Content-Length: " + length + "\r\n\r\n" + GOOD);
    }

    static Stream<Arguments> brokenResponses() {
        return Stream.of(
                Arguments.of("reset before the request is read", resetsUnread(), Kind.IO),
                Arguments.of("reset after the request is read", resets(), Kind.IO),
                Arguments.of("closed without an answer", writesAndCloses(""), Kind.IO),
                Arguments.of("head cut", writesAndCloses("HTTP/1.1 200 OK\r\nContent-"), Kind.IO),
                Arguments.of("no HTTP at all", writesAndCloses("SSH-2.0-OpenSSH_9.6\r\n\r\n"), Kind.IO),
                Arguments.of("body cut: length too long", withLength(100), Kind.IO),
                Arguments.of("length too short", withLength(GOOD.length() - 4), Kind.PROTOCOL),
                Arguments.of(
                        "body cut: no length, clean close",
                        writesAndCloses(HEAD + "\r\n" + GOOD.substring(3)),
                        Kind.PROTOCOL),
                Arguments.of(
                        "chunk cut",
                        writesAndCloses(HEAD + "Transfer-Encoding: chunked\r\n\r\n12\r\n" + GOOD.substring(9)),
                        Kind.IO),
                Arguments.of(
                        "last chunk missing",
                        writesAndCloses(HEAD + "Transfer-Encoding: chunked\r\n\r\n12\r\n" + GOOD + "\r\n"),
                        Kind.IO),
                Arguments.of("empty body", writes(HEAD + "Content-Length: 0\r\n\r\n"), Kind.PROTOCOL),
                Arguments.of("HTML with 200", writes(ok("<html>Sign in</html>")), Kind.PROTOCOL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenResponses")
    void execute_read_retriedAndAnswered(String name, Reply broken, Kind kind) throws IOException {
        try (RawServer server = new RawServer(broken, writes(ok(GOOD)));
                HttpTransport transport = builder().build()) {
            Answered answered = (Answered) transport.execute(request("GET", server));

            assertThat(answered.response().text()).isEqualTo(GOOD);
            assertThat(answered.counts().retries()).isBetween(1, 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenResponses")
    void execute_create_ambiguousAndSentOnce(String name, Reply broken, Kind kind) throws IOException {
        try (RawServer server = new RawServer(broken, writes(ok(GOOD)));
                HttpTransport transport = builder().build()) {
            Ambiguous ambiguous = (Ambiguous) transport.execute(request("POST", server));

            assertThat(ambiguous.failure().kind()).isEqualTo(kind);
            assertThat(ambiguous.failure().ambiguous()).isTrue();
            assertThat(ambiguous.retryAfter()).isEmpty();
            assertThat(server.heads).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void execute_headersNeverArrive_endedAtTheDeadline() throws IOException {
        try (RawServer server = new RawServer(staysSilent());
                HttpTransport transport =
                        builder().attemptTimeout(Duration.ofMillis(200)).build()) {
            Ambiguous ambiguous = (Ambiguous) transport.execute(request("POST", server));

            assertThat(ambiguous.failure().kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(transport.stats().byStatus()).isEmpty();
        }
    }

    /**
     * The server closes the connection after its response without announcing it, so that the pooled connection is
     * stale. It still reads from it, so that a request that is sent again on another connection is counted twice.
     */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void execute_writeOnAStalePooledConnection_ambiguousAndSentOnce(String method) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        AtomicBoolean stale = new AtomicBoolean();
        Reply second = (connection, head) -> {
            stale.compareAndSet(false, connection.isOutputShutdown());
            arrived.countDown();
            writes(ok(GOOD)).on(connection, head);
        };
        try (RawServer server = new RawServer(writesAndHalfCloses(ok(GOOD)), second);
                HttpTransport transport = builder().build()) {
            assertThat(transport.execute(request("GET", server))).isInstanceOf(Answered.class);

            TransportOutcome outcome = transport.execute(request(method, server));
            arrived.await();

            // on a machine that stalls for a second, the pool validates the connection and opens a new one
            assertThat(outcome).isInstanceOf(stale.get() ? Ambiguous.class : Answered.class);
            assertThat(server.heads).filteredOn(head -> head.startsWith(method)).hasSize(1);
        }
    }

    @Test
    void execute_readOnAStalePooledConnection_retriedOnANewOne() throws IOException {
        try (RawServer server = new RawServer(writesAndHalfCloses(ok(GOOD)), writes(ok(GOOD)));
                HttpTransport transport = builder().build()) {
            transport.execute(request("GET", server));

            assertThat(transport.execute(request("GET", server))).isInstanceOf(Answered.class);

            assertThat(transport.stats().retriesByCause().keySet()).isSubsetOf(RetryCause.BROKEN);
        }
    }

    static Stream<Arguments> endlessResponses() {
        String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
        return Stream.of(
                Arguments.of(
                        "chunked body", HEAD + "Transfer-Encoding: chunked\r\n\r\n", chunk, "the response body is"),
                Arguments.of("body without length", HEAD + "\r\n", "x".repeat(1024), "the response body is"),
                Arguments.of("endless header", HEAD + "X-Long: ", "x".repeat(1024), "the response headers are"),
                Arguments.of("headers without end", HEAD, "X-More: x\r\n", "the response headers are"));
    }

    /** Reading stops at the limit, and the limit ends the attempt, not the deadline. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessResponses")
    void execute_endlessResponse_abortedAtTheLimit(String name, String head, String rest, String part)
            throws IOException {
        try (RawServer server = new RawServer();
                HttpTransport transport = builder()
                        .maxBodyBytes(100_000)
                        .attemptTimeout(Duration.ofSeconds(10))
                        .build()) {
            server.next(server.writesEndlessly(head, rest));

            Ambiguous ambiguous = (Ambiguous) transport.execute(request("GET", server));

            assertThat(server.endlessBytes.get()).isLessThan(30_000_000);
            assertThat(ambiguous.failure().kind()).isEqualTo(part.contains("headers") ? Kind.PROTOCOL : Kind.TOO_LARGE);
            assertThat(ambiguous.failure()).hasMessageContaining(part + " larger than");
            assertThat(ambiguous.counts().attempts()).isEqualTo(1);
        }
    }

    /** An invalid compressed body is detected at its beginning; the rest is not read. */
    @Test
    void execute_invalidGzip_abortedWithoutReadingTheRest() throws IOException {
        String head = HEAD + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (RawServer server = new RawServer();
                HttpTransport transport =
                        builder().attemptTimeout(Duration.ofSeconds(10)).build()) {
            server.next(server.writesEndlessly(head, "4\r\nxxxx\r\n"));

            Ambiguous ambiguous = (Ambiguous) transport.execute(request("POST", server));

            assertThat(ambiguous.failure().kind()).isEqualTo(Kind.IO);
        }
    }

    /** The rest of a response with a length that is too short is not read as the next response. */
    @Test
    void execute_contentLengthTooShort_readIsRetriedAndAnswered() throws IOException {
        String tooShort = HEAD + "Content-Length: " + (GOOD.length() - 4) + "\r\n\r\n" + GOOD;
        try (RawServer server = new RawServer(writes(tooShort), writes(ok(GOOD)));
                HttpTransport transport = builder().build()) {
            Answered answered = (Answered) transport.execute(request("GET", server));

            assertThat(answered.response().text()).isEqualTo(GOOD);
        }
    }

    @Test
    void execute_gzipBomb_refusedAtTheLimitWithinTheHeap() throws IOException {
        byte[] bomb = gzip(200);
        String head = HEAD + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n";
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(head.getBytes(ISO_8859_1));
        answer.writeBytes(bomb);
        assertThat(bomb.length).isLessThan(210_000);
        try (RawServer server = new RawServer(writesAndCloses(answer.toByteArray()));
                HttpTransport transport = builder().maxBodyBytes(1024 * 1024).build()) {
            long before = allocated();
            Failed failed = (Failed) transport.execute(request("GET", server));
            long used = allocated() - before;

            assertThat(failed.failure().kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(failed.failure()).hasMessageContaining("larger than the 1048576 bytes accepted (1 attempt)");
            assertThat(used).isLessThan(10_000_000);
        }
    }

    /** An announced length over the limit is refused before the body is read. */
    @ParameterizedTest
    @EnumSource(BodyLimit.Room.class)
    void execute_announcedBodyOverTheLimit_refusedUnread(BodyLimit.Room room) throws IOException {
        String head = HEAD + "Content-Length: 50000000\r\n\r\n";
        AtomicLong asked = new AtomicLong();
        BodyLimit limit = bytes -> {
            asked.compareAndSet(0, bytes);
            return bytes == 50_000_000 ? room : BodyLimit.Room.FREE;
        };
        try (RawServer server = new RawServer(writesAndCloses((head + GOOD).getBytes(ISO_8859_1)));
                HttpTransport transport = builder()
                        .retry(RetryConfig.builder().maxRetries(0).build())
                        .build()) {
            Failed failed = (Failed) new LimitedTransport(transport, limit).execute(request("GET", server));

            assertThat(asked).hasValue(50_000_000);
            assertThat(failed.failure().kind()).isEqualTo(room == BodyLimit.Room.FREE ? Kind.IO : room.kind());
            assertThat(failed.counts().attempts()).isEqualTo(1);
        }
    }

    @Test
    void execute_chunkedBodyOverTheLimit_abortedAtTheLimit() throws IOException {
        String head = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
        try (RawServer server = new RawServer();
                HttpTransport transport = builder().build()) {
            server.next(server.writesEndlessly(head, "4\r\nxxxx\r\n"));
            BodyLimit limit = bytes -> bytes > 100_000 ? BodyLimit.Room.LATER : BodyLimit.Room.FREE;

            Failed failed = (Failed) new LimitedTransport(transport, limit).execute(request("GET", server));

            assertThat(failed.failure().kind()).isEqualTo(Kind.NO_ROOM);
            assertThat(server.endlessBytes.get()).isLessThan(30_000_000);
        }
    }

    /** Without its response, the outcome of a write would be unknown. */
    @Test
    void execute_responseToAWrite_isNotLimited() throws IOException {
        try (RawServer server = new RawServer(writes(ok(GOOD)));
                HttpTransport transport = builder().build()) {
            assertThat(new LimitedTransport(transport, bytes -> BodyLimit.Room.NEVER).execute(request("POST", server)))
                    .isInstanceOf(Answered.class);
        }
    }

    @Test
    void execute_noFreeConnection_localAndNotSent() throws IOException, InterruptedException {
        try (RawServer server = new RawServer(staysSilent());
                HttpTransport transport = builder()
                        .maxConnections(1)
                        .connectionRequestTimeout(Duration.ofMillis(50))
                        .build()) {
            List<TransportOutcome> first = new ArrayList<>();
            Tasks.Task holder =
                    Tasks.threads().start("holder", () -> first.add(transport.execute(request("POST", server))));
            while (server.heads.isEmpty()) {
                Thread.onSpinWait();
            }

            Failed second = (Failed) transport.execute(request("POST", server));
            transport.close();
            holder.join();

            assertThat(second).isInstanceOf(TransportOutcome.NotSent.class);
            assertThat(second.failure().kind()).isEqualTo(Kind.LOCAL);
            assertThat(second.failure()).hasMessageContaining("no pooled connection became free within 50 ms");
            assertThat(((Failed) first.get(0)).failure().kind()).isEqualTo(Kind.CLOSED);
            assertThat(server.heads).hasSize(1);
        }
    }

    private static byte[] gzip(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] nothing = new byte[1024 * 1024];
            for (int i = 0; i < megabytes; i++) {
                gzip.write(nothing);
            }
        }
        return bytes.toByteArray();
    }

    /** Returns the bytes allocated by this thread, which reads the responses. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
