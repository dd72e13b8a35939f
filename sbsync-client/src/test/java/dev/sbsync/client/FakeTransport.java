package dev.sbsync.client;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Passes requests to a fake without a socket. Thread-safe. */
final class FakeTransport implements Transport {

    private final FakeManagementApi api;

    FakeTransport(FakeManagementApi api) {
        this.api = api;
    }

    @Override
    public TransportOutcome execute(TransportRequest request) {
        String query = request.uri().getRawQuery();
        FakeRequest asked = FakeRequest.of(
                        request.method(), request.uri().getRawPath() + (query == null ? "" : "?" + query))
                .withToken(request.token().orElseThrow().reveal());
        byte[] body = request.body();
        FakeResponse answer = api.handle(body == null ? asked : asked.withBody(body));
        Map<String, List<String>> headers = answer.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        TransportResponse response = new TransportResponse(answer.status(), headers, answer.body());
        return new TransportOutcome.Answered(response, new CallCounts(1, 0, 0, Duration.ZERO));
    }

    @Override
    public Optional<RateLimiter> rateLimiter() {
        return Optional.of(RateLimiter.unlimited(TimeSource.system()));
    }

    @Override
    public TransportStats stats() {
        return new TransportStats(0, 0, 0, 0, new TreeMap<>(), Duration.ZERO, Duration.ZERO);
    }

    @Override
    public void close() {}
}
