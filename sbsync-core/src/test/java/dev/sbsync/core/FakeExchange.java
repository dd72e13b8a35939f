package dev.sbsync.core;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a fake without a socket, whatever host a request names. */
final class FakeExchange implements Exchange {

    private final FakeManagementApi fake;
    private final String token;

    FakeExchange(FakeManagementApi fake, String token) {
        this.fake = fake;
        this.token = token;
    }

    @Override
    public ExchangeResult send(TransportRequest request, Duration deadline) {
        FakeResponse response = fake.handle(asFake(request));
        if (response.delivery() == FakeResponse.Delivery.DROPPED) {
            return new ExchangeResult.Failure(Kind.IO, true, "the connection broke", null);
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new ExchangeResult.Response(new TransportResponse(response.status(), headers, response.body()));
    }

    @Override
    public void close() {}

    private FakeRequest asFake(TransportRequest request) {
        String query = request.uri().getRawQuery();
        FakeRequest plain = FakeRequest.of(
                        request.method(), request.uri().getRawPath() + (query == null ? "" : "?" + query))
                .withToken(token);
        byte[] body = request.body();
        return body == null ? plain : plain.withBody(body);
    }
}
