package dev.sbsync.cli.effects;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy of the fake that can hold reads of single stories until a number of them is in flight. */
final class Turnstile implements AutoCloseable {

    private static final int LONGEST_SECONDS = 5;

    private final URI behind;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile CountDownLatch together = new CountDownLatch(0);

    /** Starts without holding requests. */
    Turnstile(URI behind) throws IOException {
        this.behind = behind;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Holds reads of single stories from now on until the number is reached. */
    void hold(int reads) {
        most.set(0);
        together = new CountDownLatch(reads);
    }

    /** Returns the maximum number of concurrent reads of single stories. */
    int most() {
        return most.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        boolean story = exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().matches("/v1/spaces/\\d+/stories/\\d+");
        try (exchange) {
            if (story) {
                enter();
            }
            HttpResponse<byte[]> answer;
            try {
                answer = client.send(forwarded(exchange), BodyHandlers.ofByteArray());
            } finally {
                inside.addAndGet(story ? -1 : 0); // before the response, which lets the next request start
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void enter() throws InterruptedException {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        CountDownLatch waiting = together;
        waiting.countDown();
        if (!waiting.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            together = new CountDownLatch(0); // no more requests arrive; most() shows it
        }
    }

    private HttpRequest forwarded(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return (type == null ? request : request.header("Content-Type", type)).build();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
