package dev.sbsync.client;

import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers with scripted responses, in order, and records requests. Not thread-safe. */
final class ScriptedTransport implements Transport {

    private static final CallCounts ONE = new CallCounts(1, 0, 0, Duration.ZERO);

    private final Deque<TransportOutcome> script = new ArrayDeque<>();
    private final List<TransportRequest> requests = new ArrayList<>();
    private boolean closed;

    ScriptedTransport thenAnswer(int status, String body) {
        return thenAnswer(status, Map.of(), body);
    }

    /** Answers this many times with 200, the body and no headers. */
    ScriptedTransport thenAnswers(int times, String body) {
        for (int i = 0; i < times; i++) {
            thenAnswer(200, body);
        }
        return this;
    }

    ScriptedTransport thenAnswer(int status, Map<String, List<String>> headers, String body) {
        return then(new TransportOutcome.Answered(response(status, headers, body), ONE));
    }

    ScriptedTransport thenPage(int total, int perPage, String body) {
        return thenAnswer(
                200,
                Map.of("total", List.of(Integer.toString(total)), "per-page", List.of(Integer.toString(perPage))),
                body);
    }

    ScriptedTransport then(TransportOutcome outcome) {
        script.add(outcome);
        return this;
    }

    static TransportResponse response(int status, Map<String, List<String>> headers, String body) {
        return new TransportResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    List<TransportRequest> requests() {
        return requests;
    }

    TransportRequest onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("Expected one request, got " + requests);
        }
        return requests.get(0);
    }

    /** Returns method, path, query and body of the only request, as one line. */
    String onlyLine() {
        TransportRequest request = onlyRequest();
        byte[] body = request.body();
        return request.method() + " " + request.uri().toString().substring("https://mapi.storyblok.com".length())
                + (body == null ? "" : " " + new String(body, StandardCharsets.UTF_8));
    }

    /** Returns the query of every request. */
    List<String> queries() {
        return requests.stream().map(request -> request.uri().getRawQuery()).collect(Collectors.toList());
    }

    boolean closed() {
        return closed;
    }

    @Override
    public TransportOutcome execute(TransportRequest request) {
        requests.add(request);
        if (script.isEmpty()) {
            throw new AssertionError("Unexpected request: " + request.uri());
        }
        return script.remove();
    }

    @Override
    public Optional<RateLimiter> rateLimiter() {
        return Optional.of(RateLimiter.unlimited(TimeSource.system()));
    }

    @Override
    public TransportStats stats() {
        return new TransportStats(requests.size(), 0, 0, 0, new TreeMap<>(), Duration.ZERO, Duration.ZERO);
    }

    @Override
    public void close() {
        closed = true;
    }
}
