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

/** A server that writes scripted bytes, one reply per exchange; the last reply repeats. Uses a free port. */
final class RawServer implements AutoCloseable {

    /** The reply to one exchange. */
    interface Reply {
        /** Replies on a connection; {@code head} is empty if nothing was read. */
        void on(Socket connection, String head) throws IOException;

        /** Returns whether the request is read before the reply. */
        default boolean reads() {
            return true;
        }
    }

    private final String scheme;
    private final ServerSocket socket;
    private final ArrayDeque<Reply> script;
    final List<String> heads = new CopyOnWriteArrayList<>();

    /** Open once the first bytes of a request have arrived. */
    final CountDownLatch seen = new CountDownLatch(1);

    /** The number of bytes written endlessly, read by the client or buffered by the network. */
    final AtomicLong endlessBytes = new AtomicLong();

    RawServer(Reply... script) throws IOException {
        this("http", new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    /** Starts a server with TLS and the certificate of {@code context}. */
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

    /** Writes the text and leaves the connection open. */
    static Reply writes(String text) {
        return (connection, head) -> write(connection, text.getBytes(ISO_8859_1));
    }

    /** Writes the bytes and closes the connection. */
    static Reply writesAndCloses(byte[] bytes) {
        return (connection, head) -> {
            write(connection, bytes);
            connection.close();
        };
    }

    static Reply writesAndCloses(String text) {
        return writesAndCloses(text.getBytes(ISO_8859_1));
    }

    /** Continues with another script. */
    synchronized void next(Reply... replies) {
        script.clear();
        script.addAll(List.of(replies));
    }

    /** Writes the text, then the rest repeatedly until the client stops reading. */
    Reply writesEndlessly(String text, String rest) {
        return (connection, head) -> {
            write(connection, text.getBytes(ISO_8859_1));
            byte[] more = rest.getBytes(ISO_8859_1);
            while (true) {
                write(connection, more);
                endlessBytes.addAndGet(more.length);
            }
        };
    }

    /**
     * Writes the text and closes the output, but still reads from the connection, to observe what a client sends on a
     * connection that the server has closed.
     */
    static Reply writesAndHalfCloses(String text) {
        return (connection, head) -> {
            write(connection, text.getBytes(ISO_8859_1));
            connection.shutdownOutput();
        };
    }

    /** Reads only the first byte of the request. */
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

    /** Resets the connection after reading the request. */
    static Reply resets() {
        return (connection, head) -> reset(connection);
    }

    /** Writes the text once any bytes have arrived, and closes the connection. */
    static Reply writesAtOnce(String text) {
        return unread(connection -> {
            write(connection, text.getBytes(ISO_8859_1));
            connection.close();
        });
    }

    /** Resets the connection once the request starts to arrive, without reading it. */
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

    /** Reads the request and never replies. */
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
            // the test checks the reaction of the client
        }
    }

    private synchronized Reply peek() {
        return script.element();
    }

    private synchronized Reply take() {
        return script.size() > 1 ? script.remove() : script.element();
    }

    /** Reads a request, including a body with a length; returns its head. */
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
