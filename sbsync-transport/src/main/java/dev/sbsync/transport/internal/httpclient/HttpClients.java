package dev.sbsync.transport.internal.httpclient;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Builds HttpClient instances without automatic retries, redirects, cookies and caches. */
final class HttpClients {

    private static final TimeValue TIME_TO_LIVE = TimeValue.ofSeconds(60);
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(1);

    private HttpClients() {}

    static CloseableHttpClient of(HttpClientOptions options) {
        return HttpClientBuilder.create()
                .setConnectionManager(poolOf(options))
                .addRequestInterceptorLast(HttpClients::markSent)
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "hide-query", HttpClients::hideQuery)
                .setRoutePlanner(new Routes(options.proxies()))
                .setUserAgent(options.userAgent())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Allows all connections per host, instead of 5. Validates idle ones, because a stale one would make a write
     * ambiguous.
     */
    private static PoolingHttpClientConnectionManager poolOf(HttpClientOptions options) {
        SSLContext trusted = options.sslContext();
        Timeout connectTimeout = Timeout.of(options.connectTimeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(
                        trusted == null
                                ? DefaultClientTlsStrategy.createDefault()
                                : new DefaultClientTlsStrategy(trusted))
                .setConnectionFactory(HttpClients::connection)
                .setMaxConnTotal(options.maxConnections())
                .setMaxConnPerRoute(options.maxConnections())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connectTimeout).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connectTimeout)
                        .setTimeToLive(TIME_TO_LIVE)
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build())
                .build();
    }

    private static QuietConnection connection(@Nullable Socket socket) throws IOException {
        QuietConnection connection = new QuietConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    /**
     * Marks the exchange as sent. Runs just before the request is written, when the connection is open, including TLS
     * and the proxy tunnel. Adds the query only here, because HttpClient logs the request line before, and a query may
     * contain a token.
     */
    private static void markSent(HttpRequest request, @Nullable EntityDetails entity, HttpContext context)
            throws IOException {
        Flight flight = Flight.of(HttpClientContext.cast(context));
        flight.markSent();
        request.setPath(flight.target());
    }

    /** Removes the query after the exchange. */
    private static ClassicHttpResponse hideQuery(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        String shown = request.getPath();
        try {
            return chain.proceed(request, scope);
        } finally {
            request.setPath(shown);
        }
    }
}
