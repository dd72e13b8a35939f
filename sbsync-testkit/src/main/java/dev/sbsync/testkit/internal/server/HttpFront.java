package dev.sbsync.testkit.internal.server;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.time.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Serves a {@code request -> response} function over HTTP/1.1 on a loopback port, one thread for each connection. It is
 * not the JDK's server because that cannot reset a connection or leave an answer unfinished.
 */
public final class HttpFront implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final ServerSocket server;
    private final ExecutorService executor;
    private final Function<FakeRequest, FakeResponse> behaviour;
    private final Function<FakeRequest, Optional<FakeResponse>> cut;
    private final FakeClock clock;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private HttpFront(
            ServerSocket server,
            ExecutorService executor,
            FakeClock clock,
            Function<FakeRequest, FakeResponse> behaviour,
            Function<FakeRequest, Optional<FakeResponse>> cut) {
        this.cut = cut;
        this.server = server;
        this.executor = executor;
        this.clock = clock;
        this.behaviour = behaviour;
    }

    /**
     * Starts the server.
     *
     * @param port the port, 0 for a free one
     * @param clock the clock that slow answers wait for
     * @throws IOException if the port is not available
     */
    public static HttpFront start(int port, FakeClock clock, Function<FakeRequest, FakeResponse> behaviour)
            throws IOException {
        return start(port, clock, behaviour, head -> Optional.empty());
    }

    /**
     * Starts a server that may answer before it has read the body of a request.
     *
     * @param cut returns the answer to a request, given without its body, if only half of the body is to be read
     * @throws IOException if the port is not available
     */
    public static HttpFront start(
            int port,
            FakeClock clock,
            Function<FakeRequest, FakeResponse> behaviour,
            Function<FakeRequest, Optional<FakeResponse>> cut)
            throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        ExecutorService executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-management-api");
            thread.setDaemon(true);
            return thread;
        });
        HttpFront front = new HttpFront(server, executor, clock, behaviour, cut);
        executor.execute(front::accept);
        return front;
    }

    /** Returns {@code http://127.0.0.1:port}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Returns how many connections are served now. */
    public int openConnections() {
        return open.size();
    }

    @Override
    public void close() {
        quietly(server);
        executor.shutdownNow();
        open.forEach(HttpFront::quietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                if (server.isClosed()) {
                    quietly(socket);
                    return;
                }
                executor.execute(() -> serve(socket));
            } catch (SocketException | RejectedExecutionException closed) {
                return;
            } catch (IOException e) {
                System.err.println("the fake Management API lost a connection: " + e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new ClientConnection(socket, clock, this::answer, cut).serve();
        } catch (IOException gone) {
            // The client may close the connection; the request is recorded in any case.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** Reports an error of the fake itself to the client and on standard error. */
    private FakeResponse answer(FakeRequest request) {
        try {
            return behaviour.apply(request);
        } catch (RuntimeException e) {
            System.err.println("the fake Management API failed at " + request + ": " + e);
            return FakeResponse.error(500, "the fake itself failed, see its standard error");
        }
    }

    private static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("the fake Management API could not close " + resource + ": " + e);
        }
    }
}
