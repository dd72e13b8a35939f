package dev.sbsync.transport.http;

import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.LimitReader;
import dev.sbsync.transport.RequestHeaders;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.internal.httpclient.HttpClientExchange;
import dev.sbsync.transport.internal.httpclient.HttpClientOptions;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.TimeSource;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Builds an {@link HttpTransport}. Not thread-safe. */
public final class HttpTransportBuilder {
    TimeSource time = TimeSource.system();
    RandomGenerator random = new Random();
    RetryConfig retry = RetryConfig.defaults();
    LimitReader limitReader = LimitReader.NONE;
    Duration attemptTimeout = Duration.ofSeconds(30);

    @Nullable
    RateLimiter rateLimiter;

    private TransportListener listener = TransportListener.NONE;
    private @Nullable Exchange exchange;

    private final Set<String> httpSettings = new TreeSet<>();
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration connectionRequestTimeout = Duration.ofSeconds(10);
    private @Nullable Duration responseTimeout;
    private int maxConnections = 32;
    private long maxBodyBytes = defaultMaxBodyBytes();
    private RequestHeaders requestHeaders = RequestHeaders.NONE;
    private ProxySelector proxies = new EnvironmentProxy(System.getenv());
    private @Nullable SSLContext sslContext;

    HttpTransportBuilder() {}

    /**
     * Sets the rate limiter of all attempts. Default: one without a limit, which only pauses after a 429 or a
     * {@code Retry-After}.
     */
    public HttpTransportBuilder rateLimiter(RateLimiter value) {
        rateLimiter = Objects.requireNonNull(value, "rateLimiter");
        return this;
    }

    /** Sets the reader of limits in 429 responses, which are passed to the rate limiter. Default: none. */
    public HttpTransportBuilder limitReader(LimitReader value) {
        limitReader = Objects.requireNonNull(value, "limitReader");
        return this;
    }

    /** Sets the listener. Default: none. */
    public HttpTransportBuilder listener(TransportListener value) {
        listener = Objects.requireNonNull(value, "listener");
        return this;
    }

    /** Sets the retry settings. Default: {@link RetryConfig#defaults()}. */
    public HttpTransportBuilder retry(RetryConfig value) {
        retry = Objects.requireNonNull(value, "retry");
        return this;
    }

    /**
     * Sets the timeout of an attempt, from connecting to the last byte. Default: 30 s. A server that sends data slowly
     * does not extend it.
     */
    public HttpTransportBuilder attemptTimeout(Duration value) {
        attemptTimeout = Objects.requireNonNull(value, "attemptTimeout");
        return this;
    }

    /** Sets the timeout without received data. Default: none; only {@link #attemptTimeout} applies. */
    public HttpTransportBuilder responseTimeout(Duration value) {
        httpSettings.add("responseTimeout");
        responseTimeout = Objects.requireNonNull(value, "responseTimeout");
        return this;
    }

    /** Sets a source of additional headers, such as {@code traceparent}. Default: none. */
    public HttpTransportBuilder requestHeaders(RequestHeaders value) {
        httpSettings.add("requestHeaders");
        requestHeaders = Objects.requireNonNull(value, "requestHeaders");
        return this;
    }

    /**
     * Sets the proxy of https requests, such as {@code http://proxy.example.com:3128}. Default: that of the JVM
     * ({@code https.proxyHost}, {@code http.nonProxyHosts}), or else of {@code HTTPS_PROXY} and {@code NO_PROXY},
     * except for loopback hosts. Requests use a tunnel, so that the proxy sees only the host name.
     *
     * @throws IllegalArgumentException if the address is invalid or contains user info
     */
    public HttpTransportBuilder proxy(URI address) {
        return proxy(ProxySelector.of(EnvironmentProxy.addressOf(address, "proxy")));
    }

    /** Sets the selector of proxies for https requests. Plain http, for loopback hosts, never uses a proxy. */
    public HttpTransportBuilder proxy(ProxySelector selector) {
        httpSettings.add("proxy");
        proxies = Objects.requireNonNull(selector, "selector");
        return this;
    }

    /** Disables proxies, including those of system properties and the environment. */
    public HttpTransportBuilder noProxy() {
        return proxy(ProxySelector.of(null));
    }

    /** Sets the timeout for opening a connection. Default: 5 s. */
    public HttpTransportBuilder connectTimeout(Duration value) {
        httpSettings.add("connectTimeout");
        connectTimeout = Objects.requireNonNull(value, "connectTimeout");
        return this;
    }

    /** Sets the timeout for getting a connection from the pool. Default: 10 s. */
    public HttpTransportBuilder connectionRequestTimeout(Duration value) {
        httpSettings.add("connectionRequestTimeout");
        connectionRequestTimeout = Objects.requireNonNull(value, "connectionRequestTimeout");
        return this;
    }

    /** A parsed response takes several times the size of its body. */
    private static long defaultMaxBodyBytes() {
        return Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);
    }

    /**
     * Sets the maximum size of a response body in bytes after decompression, up to 1 GB. Default: 64 MB or an eighth of
     * the heap, whichever is less. A larger body is a {@code TOO_LARGE} failure. A request can set a lower limit
     * ({@link BodyLimit}).
     */
    public HttpTransportBuilder maxBodyBytes(long value) {
        httpSettings.add("maxBodyBytes");
        maxBodyBytes = value;
        return this;
    }

    /** Sets the size of the connection pool; at least the number of calling threads. Default: 32. */
    public HttpTransportBuilder maxConnections(int value) {
        httpSettings.add("maxConnections");
        maxConnections = value;
        return this;
    }

    /**
     * Sets the SSL context, for a server whose CA the JVM does not trust. Default: the trust store of the JVM
     * ({@code javax.net.ssl.trustStore}). The host name is always verified.
     */
    public HttpTransportBuilder sslContext(SSLContext value) {
        httpSettings.add("sslContext");
        sslContext = Objects.requireNonNull(value, "sslContext");
        return this;
    }

    /** Sets the source of time. Default: the system. */
    public HttpTransportBuilder time(TimeSource value) {
        time = Objects.requireNonNull(value, "time");
        return this;
    }

    /** Sets the source of jitter, which must be thread-safe. Default: a {@link Random}. */
    public HttpTransportBuilder random(RandomGenerator value) {
        random = Objects.requireNonNull(value, "random");
        return this;
    }

    /**
     * Sets the exchange, which {@link HttpTransport#close} closes. Default: HTTP. Cannot be combined with the settings
     * of HTTP: proxy, SSL context, connections, headers and body size.
     */
    public HttpTransportBuilder exchange(Exchange value) {
        exchange = Objects.requireNonNull(value, "exchange");
        return this;
    }

    /**
     * Creates the transport.
     *
     * @throws IllegalArgumentException if settings are out of range; the message names all of them
     * @throws IllegalStateException if settings of HTTP are combined with {@link #exchange}
     */
    public HttpTransport build() {
        if (exchange != null && !httpSettings.isEmpty()) {
            throw new IllegalStateException("exchange(…) cannot be combined with " + String.join(", ", httpSettings)
                    + ": these apply only to the built-in HTTP exchange; remove one or the other.");
        }
        List<String> problems = new ArrayList<>();
        requirePositive(problems, "attemptTimeout", attemptTimeout);
        requirePositive(problems, "connectTimeout", connectTimeout);
        requirePositive(problems, "connectionRequestTimeout", connectionRequestTimeout);
        if (maxBodyBytes < 1 || maxBodyBytes > 1L << 30) {
            problems.add("maxBodyBytes must be from 1 to " + (1L << 30) + ", got " + maxBodyBytes);
        }
        if (maxConnections < 1) {
            problems.add("maxConnections must be at least 1, got " + maxConnections);
        }
        requirePositive(problems, "responseTimeout", responseTimeout);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems) + ".");
        }
        return new HttpTransport(this);
    }

    private static void requirePositive(List<String> problems, String name, @Nullable Duration value) {
        if (value != null && value.toMillis() < 1) {
            problems.add(name + " must be at least 1 ms, got " + value);
        }
    }

    TransportListener guardedListener() {
        return listener == TransportListener.NONE ? listener : new GuardedListener(listener);
    }

    /** Returns the exchange that was set, or one over HTTP. */
    Exchange exchange() {
        if (exchange != null) {
            return exchange;
        }
        HttpClientOptions options = new HttpClientOptions(
                connectTimeout,
                connectionRequestTimeout,
                maxConnections,
                maxBodyBytes,
                Version.userAgent(),
                responseTimeout,
                requestHeaders == RequestHeaders.NONE ? requestHeaders : new AddedHeaders(requestHeaders),
                proxies,
                sslContext);
        return new HttpClientExchange(options, time);
    }
}
