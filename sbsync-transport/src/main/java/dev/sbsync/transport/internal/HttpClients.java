package dev.sbsync.transport.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Builds HttpClients with everything off that acts behind our back. */
final class HttpClients {

    private static final TimeValue TIME_TO_LIVE = TimeValue.ofSeconds(60);
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(1);
    private static final AtomicLong CONNECTIONS = new AtomicLong();

    private HttpClients() {}

    static CloseableHttpClient of(HttpClientOptions options) {
        return HttpClientBuilder.create()
                .setConnectionManager(poolOf(options))
                .setRequestExecutor(new MarkingExecutor())
                .setUserAgent(options.userAgent())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** By default HttpClient keeps 5 connections a host; a stale one would make a write ambiguous. */
    private static PoolingHttpClientConnectionManager poolOf(HttpClientOptions options) {
        SSLContext trusted = options.sslContext();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(
                        trusted == null
                                ? DefaultClientTlsStrategy.createDefault()
                                : new DefaultClientTlsStrategy(trusted))
                .setConnectionFactory(HttpClients::quiet)
                .setMaxConnTotal(options.maxConnections())
                .setMaxConnPerRoute(options.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(options.connectTimeout()))
                        .setTimeToLive(TIME_TO_LIVE)
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build())
                .build();
    }

    private static QuietConnection quiet(java.net.@Nullable Socket socket) throws IOException {
        QuietConnection connection = new QuietConnection("sbsync-" + CONNECTIONS.incrementAndGet());
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    /**
     * Notes on the flight that its request is about to be written. Until then and afterwards the request has no query:
     * HttpClient's loggers print its first line, and a query may hold a token.
     */
    private static final class MarkingExecutor extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback informed,
                HttpContext context)
                throws IOException, HttpException {
            Flight flight = Flight.of(HttpClientContext.cast(context));
            flight.markSent();
            String shown = request.getPath();
            request.setPath(flight.target());
            try {
                return super.execute(request, connection, informed, context);
            } finally {
                request.setPath(shown);
            }
        }
    }
}
