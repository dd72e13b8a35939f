package dev.sbsync.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sbsync.transport.time.Tasks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that opens tunnels to local ports, and records its requests. */
final class TunnelProxy implements AutoCloseable {

    final List<String> heads = new CopyOnWriteArrayList<>();

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    TunnelProxy() throws IOException {
        Tasks.threads().start("proxy", this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Tasks.threads().start("tunnel", () -> tunnel(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void tunnel(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            if (!head.startsWith("CONNECT ")) {
                client.getOutputStream().write("HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
                return;
            }
            URI target = URI.create("https://" + head.split(" ", -1)[1]);
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            Tasks.threads().start("tunnel-back", () -> pump(server, client));
            pump(client, server);
        } catch (IOException closed) {
            // the client or the server hung up, or the test is over
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // the client or the server hung up, or the test is over
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next;
        while (head.indexOf("\r\n\r\n") < 0 && (next = in.read()) >= 0) {
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
