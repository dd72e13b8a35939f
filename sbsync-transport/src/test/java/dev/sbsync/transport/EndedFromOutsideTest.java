package dev.sbsync.transport;

import static dev.sbsync.transport.RawServer.says;
import static dev.sbsync.transport.RawServer.staysSilent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.TransportOutcome.Ambiguous;
import dev.sbsync.transport.TransportOutcome.Failed;
import dev.sbsync.transport.TransportOutcome.NotSent;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An interrupt, and closing, end an exchange at once in whatever part of it the thread is blocked, and are told apart
 * from its failures. (Waits for permits and backoffs are ended in {@link WaitsOfACallTest}, on manual time.)
 */
class EndedFromOutsideTest {

    /** Long enough that a call that is ended by its time, and not from outside, is seen to be. */
    private static final Duration LONG = Duration.ofSeconds(20);

    enum End {
        INTERRUPT,
        CLOSE
    }

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
            assertThat(endedBy(end, server.uri())).isInstanceOf(Ambiguous.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void execute_inTheBody_ambiguous(End end) throws IOException {
        try (RawServer server = new RawServer(says("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"))) {
            assertThat(endedBy(end, server.uri())).isInstanceOf(Ambiguous.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void execute_noConnectionFree_notSent(End end) throws IOException, InterruptedException {
        try (RawServer server = new RawServer(staysSilent())) {
            Tasks.Task holder = Tasks.threads().start("holder", () -> transport.execute(create(server.uri())));
            while (server.heads.isEmpty()) {
                Thread.onSpinWait();
            }

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

    private Failed endedBy(End end, URI uri) {
        Runnable action = end == End.CLOSE ? transport::close : Thread.currentThread()::interrupt;
        TimeSource.system().alarm(Duration.ofMillis(150), action);

        Failed failed = (Failed) transport.execute(create(uri));

        assertThat(Thread.currentThread().isInterrupted()).isEqualTo(end == End.INTERRUPT);
        assertThat(failed.failure().kind()).isEqualTo(end == End.CLOSE ? Kind.CLOSED : Kind.INTERRUPTED);
        assertThat(failed.failure().getCause())
                .isNotInstanceOfAny(SocketTimeoutException.class, ConnectionRequestTimeoutException.class);
        assertThat(failed.counts().attempts()).isEqualTo(1);
        assertThat(failed.comeBackAfter()).isEmpty();
        return failed;
    }

    private static TransportRequest create(URI uri) {
        return TransportRequest.builder("POST", uri).build();
    }

    /** Takes all places in a server's queue, so that who comes next gets no answer to its knocking. */
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
