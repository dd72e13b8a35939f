package dev.sbsync.transport.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * A minimal HTTP server on the loopback address: keeps connections alive, reads requests without a body, and answers
 * with a status and a constant body. One thread per connection.
 */
final class MinimalServer implements AutoCloseable {

    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private final ServerSocket socket;
    private final IntSupplier status;
    private final byte[] ok;
    private final byte[] throttled;

    /** Starts a server; {@code status} returns 200 or 429 for each request, and may block. */
    MinimalServer(int bodyBytes, IntSupplier status) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.status = status;
        this.ok = answer("200 OK", "\"" + "x".repeat(Math.max(0, bodyBytes - 2)) + "\"");
        this.throttled = answer("429 Too Many Requests", "{}");
        start("raw-server", this::accept);
    }

    private static byte[] answer(String status, String body) {
        String text = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1/spaces/1/stories/2");
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                start("raw-connection", () -> serve(connection));
            }
        } catch (IOException e) {
            // the server was closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            byte[] buffer = new byte[8192];
            int lastFour = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lastFour = lastFour << 8 | buffer[i];
                    if (lastFour == END_OF_HEAD) {
                        out.write(status.getAsInt() == 200 ? ok : throttled);
                    }
                }
            }
        } catch (IOException e) {
            // the client closed the connection
        }
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
