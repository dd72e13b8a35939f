package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.RawServer.staysSilent;
import static dev.sbsync.transport.http.RawServer.writes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.TransportOutcome.Ambiguous;
import dev.sbsync.transport.TransportOutcome.Failed;
import dev.sbsync.transport.TransportOutcome.NotSent;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An interrupt or {@code close} ends an exchange at once in any phase, with a kind of its own. {@link CallWaitsTest}
 * covers waits for permits and backoff, on manual time.
 */
class CancellationTest {

    /** Long enough to distinguish a cancelled call from one that timed out. */
    private static final Duration LONG = Duration.ofSeconds(20);

    enum End {
        INTERRUPT,
        CLOSE
    }

    @TempDir
    Path folder;

    private final HttpTransport transport = HttpTransport.builder()
            .maxConnections(1)
            .connectTimeout(LONG)
            .connectionRequestTimeout(LONG)
            .attemptTimeout(LONG)
            .build();

    @AfterEach
    void close() {
        transport.close();
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource
    void execute_serverSilent_ambiguous(End end) throws IOException {
        try (RawServer server = new RawServer(staysSilent())) {
            assertThat(endedOnceSeen(end, transport, create(server.uri()), server))
                    .isInstanceOf(Ambiguous.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void execute_inTheBody_ambiguous(End end) throws IOException {
        try (RawServer server = new RawServer(writes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"))) {
            assertThat(endedOnceSeen(end, transport, create(server.uri()), server))
                    .isInstanceOf(Ambiguous.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void execute_noConnectionFree_notSent(End end) throws IOException, InterruptedException {
        try (RawServer server = new RawServer(staysSilent())) {
            Tasks.Task holder = Tasks.threads().start("holder", () -> transport.execute(create(server.uri())));
            server.seen.await();

            assertThat(endedBy(end, server.uri())).isInstanceOf(NotSent.class);

            Thread.interrupted();
            transport.close();
            holder.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void execute_connecting_notSent(End end) throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> places = fill(full);
            try {
                assertThat(endedBy(end, URI.create("http://127.0.0.1:" + full.getLocalPort())))
                        .isInstanceOf(NotSent.class);
            } finally {
                for (Socket place : places) {
                    place.close();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void execute_inTheHandshake_notSent(End end) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(endedBy(end, URI.create("https://127.0.0.1:" + silent.getLocalPort())))
                    .isInstanceOf(NotSent.class);
        }
    }

    /** A server that stops reading a large body blocks the writing thread. */
    @ParameterizedTest
    @EnumSource
    void execute_serverDoesNotRead_ambiguous(End end) throws IOException {
        try (RawServer server = new RawServer()) {
            server.next(server.stopsReading());
            TransportRequest large = TransportRequest.builder("POST", server.uri())
                    .body(new byte[50_000_000])
                    .build();

            assertThat(endedOnceSeen(end, transport, large, server)).isInstanceOf(Ambiguous.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void execute_serverDoesNotReadOverTls_ambiguous(End end) throws Exception {
        Certificates certificates = new Certificates(folder);
        try (RawServer server = RawServer.secured(certificates.server("ip:127.0.0.1"));
                HttpTransport trusting = HttpTransport.builder()
                        .sslContext(certificates.trusting())
                        .attemptTimeout(LONG)
                        .build()) {
            server.next(server.stopsReading());
            TransportRequest large = TransportRequest.builder("POST", server.uri())
                    .body(new byte[50_000_000])
                    .build();

            assertThat(endedOnceSeen(end, trusting, large, server)).isInstanceOf(Ambiguous.class);
        }
    }

    /** Ends the call shortly after its start. */
    private Failed endedBy(End end, URI uri) {
        TimeSource.system().alarm(Duration.ofMillis(150), actionOf(end, transport));
        return ended(end, transport, create(uri));
    }

    /** Ends the call once the server has received bytes. */
    private static Failed endedOnceSeen(End end, HttpTransport transport, TransportRequest request, RawServer server) {
        Runnable action = actionOf(end, transport);
        Tasks.threads().start("ends the call", () -> {
            try {
                server.seen.await();
                action.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        return ended(end, transport, request);
    }

    private static Runnable actionOf(End end, HttpTransport transport) {
        return end == End.CLOSE ? transport::close : Thread.currentThread()::interrupt;
    }

    private static Failed ended(End end, HttpTransport transport, TransportRequest request) {
        Failed failed = (Failed) transport.execute(request);

        assertThat(Thread.currentThread().isInterrupted()).isEqualTo(end == End.INTERRUPT);
        assertThat(failed.failure().kind()).isEqualTo(end == End.CLOSE ? Kind.CLOSED : Kind.INTERRUPTED);
        assertThat(failed.failure().getCause())
                .isNotInstanceOfAny(SocketTimeoutException.class, ConnectionRequestTimeoutException.class);
        assertThat(failed.counts().attempts()).isEqualTo(1);
        assertThat(failed.retryAfter()).isEmpty();
        return failed;
    }

    private static TransportRequest create(URI uri) {
        return TransportRequest.builder("POST", uri).build();
    }

    /** Fills the accept queue of a server, so that further connections get no reply. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> places = new ArrayList<>();
        while (true) {
            Socket place = new Socket();
            try {
                place.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
                places.add(place);
            } catch (IOException noPlaceLeft) {
                place.close();
                return places;
            }
        }
    }
}
