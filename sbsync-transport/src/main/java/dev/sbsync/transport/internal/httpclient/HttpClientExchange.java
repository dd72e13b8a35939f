package dev.sbsync.transport.internal.httpclient;

import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Exchanges over HTTP. Thread-safe. */
public final class HttpClientExchange implements Exchange {

    private final CloseableHttpClient client;
    private final HttpClientOptions options;
    private final TimeSource time;
    private final BodyReader bodies;
    private final Failures failures;
    private final Watchdog watchdog;
    private volatile RequestConfig lastConfig = RequestConfig.DEFAULT;
    private volatile boolean closed;

    /** Creates an exchange with its own connection pool. */
    public HttpClientExchange(HttpClientOptions options, TimeSource time) {
        this.client = HttpClients.of(options);
        this.options = options;
        this.time = time;
        this.watchdog = new Watchdog(time);
        this.bodies = new BodyReader(options.maxBodyBytes());
        this.failures = new Failures(options);
    }

    @Override
    public ExchangeResult send(TransportRequest request, Duration deadline) {
        HttpUriRequestBase message = messageOf(request, deadline);
        Flight flight = new Flight(time, message, targetOf(request.uri()), deadline);
        watchdog.watch(flight);
        try {
            if (closed) {
                flight.end(Kind.CLOSED);
            }
            if (request.streamed()) {
                return streamed(message, request, flight);
            }
            TransportResponse response =
                    client.execute(message, flight.context(), received -> read(received, request, flight));
            return new ExchangeResult.Response(response, flight.timeToSend());
        } catch (IOException | HttpException | RuntimeException e) {
            return failures.of(flight, e);
        } finally {
            if (!flight.paused()) {
                watchdog.unwatch(flight);
            }
        }
    }

    /** The flight of a 2xx response is paused here, and ends when its stream is closed. */
    private ExchangeResult streamed(HttpUriRequestBase message, TransportRequest request, Flight flight)
            throws IOException, HttpException {
        ClassicHttpResponse received =
                client.executeOpen(RoutingSupport.determineHost(message), message, flight.context());
        TransportResponse response;
        if (received.getCode() / 100 == 2 && flight.sent()) {
            Duration timeout = request.timeout().orElse(flight.deadline());
            InputStream stream = new ResponseStream(
                    received, flight, failures, timeout, request.slowestStream(), () -> watchdog.unwatch(flight));
            response = new TransportResponse(received.getCode(), BodyReader.headersOf(received), stream);
        } else {
            try (received) {
                response = read(received, request, flight);
            }
        }
        return new ExchangeResult.Response(response, flight.timeToSend());
    }

    private TransportResponse read(ClassicHttpResponse received, TransportRequest request, Flight flight)
            throws IOException {
        boolean complete = false;
        try {
            if (!flight.sent()) {
                throw new TunnelRefusedException(received.getCode());
            }
            TransportResponse response = bodies.read(received, request.write() ? BodyLimit.NONE : request.bodyLimit());
            complete = true;
            return response;
        } finally {
            if (!complete) {
                flight.abort();
            }
        }
    }

    private HttpUriRequestBase messageOf(TransportRequest request, Duration deadline) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), withoutQuery(request.uri()));
        RequestConfig config = configFor(Timeout.of(responseTimeout(deadline)));
        message.setConfig(
                request.streamed()
                        ? RequestConfig.copy(config)
                                .setContentCompressionEnabled(false)
                                .build()
                        : config);
        options.headers().headersFor(request).forEach(message::setHeader);
        message.setHeader(HttpHeaders.ACCEPT, request.streamed() ? "*/*" : ContentType.APPLICATION_JSON.getMimeType());
        request.token().ifPresent(token -> message.setHeader(HttpHeaders.AUTHORIZATION, token.reveal()));
        byte[] body = request.body();
        if (body != null) {
            message.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        }
        request.streamedBody().ifPresent(stream -> message.setEntity(StreamedEntity.of(stream)));
        return message;
    }

    private Duration responseTimeout(Duration deadline) {
        Duration timeout = options.responseTimeout();
        return timeout == null || timeout.compareTo(deadline) > 0 ? deadline : timeout;
    }

    /** Returns the request configuration; reuses the last one if it has the same timeout. */
    private RequestConfig configFor(Timeout timeout) {
        RequestConfig last = lastConfig;
        if (timeout.equals(last.getResponseTimeout())) {
            return last;
        }
        RequestConfig config = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(options.connectionRequestTimeout()))
                .setResponseTimeout(timeout)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
        lastConfig = config;
        return config;
    }

    private static URI withoutQuery(URI uri) {
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? uri : URI.create(text.substring(0, query));
    }

    private static String targetOf(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    @Override
    public void close() {
        closed = true;
        watchdog.endAll(Kind.CLOSED);
        client.close(CloseMode.IMMEDIATE);
        watchdog.close();
    }
}
