package dev.sbsync.transport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/**
 * A server that says byte for byte what it is told to, one exchange after the other, the last reply again and again. On
 * a port of its own.
 */
final class RawServer implements AutoCloseable {

    /** What to do with one exchange. */
    interface Reply {
        /** Answers on a connection; {@code head} is empty where nothing was read. */
        void on(Socket connection, String head) throws IOException;

        /** Returns whether the request is read before. */
        default boolean reads() {
            return true;
        }
    }

    private final String scheme;
    private final ServerSocket socket;
    private final ArrayDeque<Reply> script;
    final List<String> heads = new CopyOnWriteArrayList<>();

    /** Is open when something of a request has arrived. */
    final CountDownLatch seen = new CountDownLatch(1);

    /** How many bytes somebody read, or the network holds, of what is said for ever. */
    final AtomicLong saidForEver = new AtomicLong();

    RawServer(Reply... script) throws IOException {
        this("http", new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    /** A server that speaks TLS with the certificate of {@code context}. */
    static RawServer secured(SSLContext context, Reply... script) throws IOException {
        ServerSocket secured =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new RawServer("https", secured, script);
    }

    private RawServer(String scheme, ServerSocket socket, Reply... script) {
        this.scheme = scheme;
        this.socket = socket;
        this.script = new ArrayDeque<>(List.of(script));
        Thread acceptor = new Thread(this::accept, "raw-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/v1/spaces/1");
    }

    /** Writes the text as it is and leaves the connection open. */
    static Reply says(String text) {
        return (connection, head) -> write(connection, text.getBytes(ISO_8859_1));
    }

    /** Writes the bytes as they are and closes the connection. */
    static Reply saysAndCloses(byte[] bytes) {
        return (connection, head) -> {
            write(connection, bytes);
            connection.close();
        };
    }

    static Reply saysAndCloses(String text) {
        return saysAndCloses(text.getBytes(ISO_8859_1));
    }

    /** Continues with another script. */
    synchronized void next(Reply... replies) {
        script.clear();
        script.addAll(List.of(replies));
    }

    /** Writes the text as it is, then the rest again and again, for as long as somebody reads it. */
    Reply saysForEver(String text, String rest) {
        return (connection, head) -> {
            write(connection, text.getBytes(ISO_8859_1));
            byte[] more = rest.getBytes(ISO_8859_1);
            while (true) {
                write(connection, more);
                saidForEver.addAndGet(more.length);
            }
        };
    }

    /**
     * Writes the text as it is, says that nothing will follow, and still reads what is sent on the connection: what a
     * client makes of a connection that the server has closed is seen here.
     */
    static Reply saysAndEnds(String text) {
        return (connection, head) -> {
            write(connection, text.getBytes(ISO_8859_1));
            connection.shutdownOutput();
        };
    }

    /** Reads the first byte of the request, and nothing of what follows. */
    Reply stopsReading() {
        return new Reply() {
            @Override
            public void on(Socket connection, String head) throws IOException {
                connection.getInputStream().read();
                seen.countDown();
                while (!connection.isClosed()) {
                    LockSupport.park();
                }
            }

            @Override
            public boolean reads() {
                return false;
            }
        };
    }

    /** Resets the connection when the request has been read. */
    static Reply resets() {
        return (connection, head) -> reset(connection);
    }

    /** Writes the text when something has begun to arrive, whatever it is, and closes the connection. */
    static Reply saysAtOnce(String text) {
        return unread(connection -> {
            write(connection, text.getBytes(ISO_8859_1));
            connection.close();
        });
    }

    /** Resets the connection when the request has begun to arrive, without having read any of it. */
    static Reply resetsUnread() {
        return unread(RawServer::reset);
    }

    private interface Action {
        void on(Socket connection) throws IOException;
    }

    private static Reply unread(Action action) {
        return new Reply() {
            @Override
            public void on(Socket connection, String head) throws IOException {
                while (connection.getInputStream().available() == 0) {
                    Thread.onSpinWait();
                }
                action.on(connection);
            }

            @Override
            public boolean reads() {
                return false;
            }
        };
    }

    /** Reads the request and never answers. */
    static Reply staysSilent() {
        return (connection, head) -> {};
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void write(Socket connection, byte[] bytes) throws IOException {
        connection.getOutputStream().write(bytes);
        connection.getOutputStream().flush();
    }

    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread server = new Thread(() -> serve(connection), "raw-server-connection");
                server.setDaemon(true);
                server.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            while (!connection.isClosed()) {
                Reply next = peek();
                if (!next.reads()) {
                    take().on(connection, "");
                    return;
                }
                String head = read(connection.getInputStream());
                if (head.isEmpty()) {
                    return;
                }
                heads.add(head);
                seen.countDown();
                take().on(connection, head);
            }
        } catch (IOException clientHasGone) {
            // What the client makes of it is what the test looks at.
        }
    }

    private synchronized Reply peek() {
        return script.element();
    }

    private synchronized Reply take() {
        return script.size() > 1 ? script.remove() : script.element();
    }

    /** Reads a request with its body, if it has a length; returns its head. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            text = head.toString(ISO_8859_1);
        }
        for (String line : text.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                in.readNBytes(Integer.parseInt(line.substring(15).strip()));
            }
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
