package dev.sbsync.testkit.internal.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Serves a {@code request -> response} function on a loopback port. */
public final class HttpFront implements AutoCloseable {
    static {
        // Without it every answer on a kept-alive connection waits for the client's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService executor;
    private final Function<FakeRequest, FakeResponse> behaviour;

    private HttpFront(HttpServer server, ExecutorService executor, Function<FakeRequest, FakeResponse> behaviour) {
        this.server = server;
        this.executor = executor;
        this.behaviour = behaviour;
    }

    /**
     * Starts to serve.
     *
     * @param port the port, 0 for a free one
     * @throws IOException if the port cannot be had
     */
    public static HttpFront start(int port, Function<FakeRequest, FakeResponse> behaviour) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        ExecutorService executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-management-api");
            thread.setDaemon(true);
            return thread;
        });
        HttpFront front = new HttpFront(server, executor, behaviour);
        server.setExecutor(executor);
        server.createContext("/", front::exchange);
        server.start();
        return front;
    }

    /** Returns {@code http://127.0.0.1:port}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            FakeResponse response = answer(request(exchange));
            if (response.delivery() != FakeResponse.Delivery.DROPPED) {
                send(exchange, response);
            }
        }
    }

    /** A fault of the fake itself must be told from one of the client: it is answered, and shown on standard error. */
    private FakeResponse answer(FakeRequest request) {
        try {
            return behaviour.apply(request);
        } catch (RuntimeException e) {
            System.err.println("the fake Management API failed at " + request + ": " + e);
            byte[] body =
                    "{\"error\":\"the fake itself failed, see its standard error\"}".getBytes(StandardCharsets.UTF_8);
            return FakeResponse.json(500, body);
        }
    }

    private static FakeRequest request(HttpExchange exchange) throws IOException {
        FakeRequest request = FakeRequest.of(
                exchange.getRequestMethod(), exchange.getRequestURI().toString());
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            request = request.withHeader(header.getKey(), String.join(", ", header.getValue()));
        }
        return request.withBody(exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, FakeResponse response) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            boolean whole = response.delivery() == FakeResponse.Delivery.WHOLE;
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, whole ? body.length : body.length / 2);
            out.flush();
        }
    }
}
