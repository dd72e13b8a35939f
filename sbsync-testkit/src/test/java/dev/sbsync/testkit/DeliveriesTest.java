package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.time.ManualClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How answers get to a client over a socket, on a clock that the test moves. */
class DeliveriesTest {
    private static final String GET = "GET /v1/spaces/101001 HTTP/1.1\r\nHost: localhost\r\nAuthorization: t\r\n\r\n";

    private final ManualClock clock = ManualClock.startingAt("2026-03-01T12:00:00Z");
    private final FakeManagementApi api = FakeManagementApi.builder()
            .dataset(SampleSpaces.demo())
            .clock(clock)
            .start();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void slow_clockMoved_arrivesThen() throws Exception {
        api.failNext("GET", "/v1/**", FaultAction.slow(Duration.ofSeconds(30)));
        try (Socket socket = connect()) {
            send(socket, GET);
            while (api.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(socket.getInputStream().available()).isZero();

            clock.advance(Duration.ofSeconds(30));

            assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void reset_connection_isReset() throws Exception {
        api.failNext("GET", "/v1/**", FaultAction.reset());
        try (Socket socket = connect()) {
            send(socket, GET);

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void drop_connection_isClosed() throws Exception {
        api.failNext("GET", "/v1/**", FaultAction.dropBefore());
        try (Socket socket = connect()) {
            send(socket, GET);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void hang_clientGone_freesItsThread() throws Exception {
        api.failNext("GET", "/v1/**", FaultAction.hang());
        try (Socket socket = connect()) {
            send(socket, GET);
            socket.shutdownOutput();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(api.requests()).singleElement().returns(FakeResponse.Delivery.HUNG, RecordedRequest::delivery);
    }

    @Test
    void endless_clockMoved_sendsMore() throws Exception {
        api.failNext("GET", "/v1/**", FaultAction.endless());
        try (Socket socket = connect()) {
            send(socket, GET);
            InputStream in = socket.getInputStream();
            assertThat(line(in)).startsWith("HTTP/1.1 200");
            int blanks = 0;
            while (blanks < 5) {
                if (in.available() == 0) {
                    clock.advance(Duration.ofMillis(50));
                } else {
                    blanks = in.read() == ' ' ? blanks + 1 : 0;
                }
            }
        }
    }

    @Test
    void requests_inChunksAndOverOneConnection_areAnswered() throws Exception {
        String chunked = """
                POST /v1/spaces/101002/stories HTTP/1.1
                Host: localhost
                Authorization: t
                Transfer-Encoding: chunked
                Expect: 100-continue

                10;x=y
                {"story":{"name"
                1F
                :"N","slug":"n","parent_id":0}}
                0

                """.replace("\n", "\r\n");
        try (Socket socket = connect()) {
            send(socket, chunked);
            InputStream in = socket.getInputStream();
            assertThat(line(in)).startsWith("HTTP/1.1 100");
            assertThat(line(in)).isEmpty();
            assertThat(line(in)).startsWith("HTTP/1.1 201");
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                length = header.startsWith("Content-Length: ") ? Integer.parseInt(header.substring(16)) : length;
            }
            assertThat(in.readNBytes(length)).hasSize(length);
            send(socket, GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            String rest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest).startsWith("HTTP/1.1 200").contains("Date: Sun, 01 Mar 2026 12:00:00 GMT");
        }
    }

    @Test
    void request_malformed_isRefusedWithTheReason() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "nonsense\r\n\r\n");

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("not a request line of HTTP/1.1: nonsense");
        }
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), api.baseUrl().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String request) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().trim();
    }
}
