package dev.sbsync.transport.http;

import dev.sbsync.transport.Addresses;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.LimitReader;
import dev.sbsync.transport.RequestHeaders;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.internal.breaker.Breaker;
import dev.sbsync.transport.internal.breaker.SlowStart;
import dev.sbsync.transport.internal.httpclient.HttpClientExchange;
import dev.sbsync.transport.internal.httpclient.HttpClientOptions;
import dev.sbsync.transport.internal.retry.RetryPolicy;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.TimeSource;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The transport over real HTTP: every attempt waits for a permit of the {@link RateLimiter}, has a hard deadline and a
 * bound on its body, and is repeated within the {@link RetryConfig} where the request allows it.
 *
 * <p>Where at least half of the last ten exchanges failed (of five, while there were no more), with a 5xx or on the
 * way, a breaker shuts for two seconds, then for twice as long each time up to eight, and one request at a time tries
 * whether the server is back. Calls meanwhile are handed back ({@link TransportOutcome.NotSent}) with the time to come
 * back; after the server's return the budget's rate rises from half to all of it in eight seconds.
 *
 * <p>A server whose certificate is not trusted is not asked again ({@code TLS}): nothing was sent, and waiting does not
 * help.
 *
 * <p>Redirects are not followed: one is a {@code PROTOCOL} failure, and for a write an ambiguous one, because many
 * servers redirect after they have done what was asked. The token goes to the address of the request alone, and into no
 * log, message or {@code toString}.
 *
 * <p>Thread-safe. Building does not block and opens no connection.
 *
 * <pre>{@code
 * try (Transport transport = HttpTransport.builder().rateLimiter(limiter).build()) {
 *     TransportRequest request = TransportRequest.builder("GET", uri).token(token).build();
 *     if (transport.execute(request) instanceof TransportOutcome.Answered answered) {
 *         System.out.println(answered.response().text());
 *     }
 * }
 * }</pre>
 */
public final class HttpTransport implements Transport {

    private static final Logger log = TransportLog.LOG;

    private final Exchange exchange;
    private final RetryConfig retry;
    private final StatsRecorder stats = new StatsRecorder();
    private final SlowStart slowStart;
    private final Breaker breaker;
    private final CallExecutor calls;
    private final Optional<RateLimiter> rateLimiter;

    private HttpTransport(Builder builder) {
        this.exchange = builder.exchange != null ? builder.exchange : builder.httpExchange();
        this.retry = builder.retry;
        TransportListener listener = builder.guardedListener();
        this.rateLimiter = Optional.ofNullable(builder.rateLimiter);
        RateLimiter budget = builder.rateLimiter != null ? builder.rateLimiter : RateLimiter.unlimited(builder.time);
        this.slowStart = new SlowStart(budget, builder.time);
        this.breaker = new Breaker(builder.time, builder.attemptTimeout, (before, now) -> {
            log.debug("The circuit changed [before={} now={}]", before, now);
            slowStart.changed(before, now);
            listener.circuitChanged(before, now);
        });
        Pacing pacing = new Pacing(budget, builder.limitReader, builder.random);
        AttemptExecutor attempts =
                new AttemptExecutor(exchange, builder.attemptTimeout, pacing, builder.time, stats, listener);
        RetryPolicy policy = new RetryPolicy(retry, builder.random);
        this.calls = new CallExecutor(policy, breaker, pacing, attempts, builder.time, stats, retry.retryAfterMax());
    }

    /** Starts with the defaults: no pacing, 3 retries, 30 s an attempt. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the address is not https (http only to a loopback host), not absolute, or
     *     holds user info; nothing is sent then
     */
    @Override
    public TransportOutcome execute(TransportRequest request) {
        Addresses.requireSafe(request.uri());
        return calls.call(request, request.write() ? retry.writeBudget() : retry.readBudget());
    }

    /** Returns the budget that was given to the builder; empty if there was none, and so no limit. */
    @Override
    public Optional<RateLimiter> rateLimiter() {
        return rateLimiter;
    }

    @Override
    public TransportStats stats() {
        return stats.snapshot(breaker.state());
    }

    @Override
    public void close() {
        calls.close();
        exchange.close();
        slowStart.end();
    }

    /** Builds an {@link HttpTransport}. Not thread-safe. */
    public static final class Builder {
        private @Nullable RateLimiter rateLimiter;
        private LimitReader limitReader = LimitReader.NONE;
        private TransportListener listener = TransportListener.NONE;
        private RetryConfig retry = RetryConfig.defaults();
        private Duration attemptTimeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration connectionRequestTimeout = Duration.ofSeconds(10);
        private long maxBodyBytes = defaultMaxBodyBytes();
        private int maxConnections = 32;
        private @Nullable SSLContext sslContext;
        private @Nullable Duration responseTimeout;
        private RequestHeaders requestHeaders = RequestHeaders.NONE;
        private ProxySelector proxies = new EnvironmentProxy(System.getenv());
        private final Set<String> overHttp = new TreeSet<>();
        private TimeSource time = TimeSource.system();
        private RandomGenerator random = new Random();
        private @Nullable Exchange exchange;

        private Builder() {}

        /**
         * Sets the budget that every attempt takes a permit from. By default the transport has one of its own without a
         * limit, which rests when the server asks for that or answers 429.
         */
        public Builder rateLimiter(RateLimiter value) {
            rateLimiter = Objects.requireNonNull(value, "rateLimiter");
            return this;
        }

        /** Sets what reads the limit that a 429 names, for the budget to follow; nothing is read by default. */
        public Builder limitReader(LimitReader value) {
            limitReader = Objects.requireNonNull(value, "limitReader");
            return this;
        }

        /** Sets the listener to what the transport does; none by default. */
        public Builder listener(TransportListener value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /** Sets how failed attempts are repeated; {@link RetryConfig#defaults()} by default. */
        public Builder retry(RetryConfig value) {
            retry = Objects.requireNonNull(value, "retry");
            return this;
        }

        /**
         * Sets how long one attempt may take from connecting to the last byte; 30 s by default. A hard limit: a server
         * that sends a byte now and then does not prolong it.
         */
        public Builder attemptTimeout(Duration value) {
            attemptTimeout = Objects.requireNonNull(value, "attemptTimeout");
            return this;
        }

        /**
         * Sets how long the server may send nothing while an answer is awaited; by default only {@link #attemptTimeout}
         * ends an attempt.
         */
        public Builder responseTimeout(Duration value) {
            overHttp.add("responseTimeout");
            responseTimeout = Objects.requireNonNull(value, "responseTimeout");
            return this;
        }

        /** Sets what adds headers to requests, such as {@code traceparent}; nothing by default. */
        public Builder requestHeaders(RequestHeaders value) {
            overHttp.add("requestHeaders");
            requestHeaders = Objects.requireNonNull(value, "requestHeaders");
            return this;
        }

        /**
         * Sets the proxy for everything over https, such as {@code http://proxy.example.com:3128}. By default the JVM's
         * selector decides ({@code https.proxyHost}, {@code http.nonProxyHosts}), and if it names no proxy,
         * {@code HTTPS_PROXY} and {@code NO_PROXY}; loopback hosts are reached directly then. A proxy sees the name of
         * the host and nothing else: the request goes through a tunnel.
         *
         * @throws IllegalArgumentException if it is no such address, or holds user info
         */
        public Builder proxy(URI address) {
            return proxy(EnvironmentProxy.always(EnvironmentProxy.of(address, "proxy")));
        }

        /** Sets what chooses the proxy of each host. Plain http, which is for loopback hosts, never takes one. */
        public Builder proxy(ProxySelector selector) {
            overHttp.add("proxy");
            proxies = Objects.requireNonNull(selector, "selector");
            return this;
        }

        /** Uses no proxy, whatever the system properties and the environment say. */
        public Builder noProxy() {
            return proxy(EnvironmentProxy.always(Proxy.NO_PROXY));
        }

        /** Sets how long making a connection may take; 5 s by default. */
        public Builder connectTimeout(Duration value) {
            overHttp.add("connectTimeout");
            connectTimeout = Objects.requireNonNull(value, "connectTimeout");
            return this;
        }

        /** Sets how long an attempt may wait for a free connection; 10 s by default. */
        public Builder connectionRequestTimeout(Duration value) {
            overHttp.add("connectionRequestTimeout");
            connectionRequestTimeout = Objects.requireNonNull(value, "connectionRequestTimeout");
            return this;
        }

        /** An answer is held as bytes and, parsed, in several times its size. */
        private static long defaultMaxBodyBytes() {
            return Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);
        }

        /**
         * Sets the largest body accepted, in bytes after decompression, at most 1 GB; by default 64 MB, or an eighth of
         * the JVM's heap where that is less. A larger one is cut off and is a {@code TOO_LARGE} failure. What a request
         * allows ({@link BodyLimit}) may be less.
         */
        public Builder maxBodyBytes(long value) {
            overHttp.add("maxBodyBytes");
            maxBodyBytes = value;
            return this;
        }

        /** Sets how many connections are open at most; 32 by default. Not below the number of calling threads. */
        public Builder maxConnections(int value) {
            overHttp.add("maxConnections");
            maxConnections = value;
            return this;
        }

        /**
         * Sets whom to trust on https, for a server whose authority the JVM does not know; by default its trust store
         * decides ({@code javax.net.ssl.trustStore}). The name of the host is verified in any case.
         */
        public Builder sslContext(SSLContext value) {
            overHttp.add("sslContext");
            sslContext = Objects.requireNonNull(value, "sslContext");
            return this;
        }

        /** Sets where time comes from; the system by default. */
        public Builder time(TimeSource value) {
            time = Objects.requireNonNull(value, "time");
            return this;
        }

        /** Sets where jitter comes from; must be thread-safe. A {@link Random} by default. */
        public Builder random(RandomGenerator value) {
            random = Objects.requireNonNull(value, "random");
            return this;
        }

        /**
         * Sets the network, which the transport closes when it is closed; real HTTP by default. Another one cannot be
         * combined with the settings of HTTP: proxy, trust, connections, headers and bodies.
         */
        public Builder exchange(Exchange value) {
            exchange = Objects.requireNonNull(value, "exchange");
            return this;
        }

        /**
         * Returns the transport.
         *
         * @throws IllegalArgumentException naming every option that is out of range
         * @throws IllegalStateException if settings of HTTP are combined with {@link #exchange}, naming them
         */
        public HttpTransport build() {
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
            if (responseTimeout != null) {
                requirePositive(problems, "responseTimeout", responseTimeout);
            }
            if (exchange != null && !overHttp.isEmpty()) {
                throw new IllegalStateException("exchange(…) cannot be combined with " + String.join(", ", overHttp)
                        + ": they are settings of HTTP, and the exchange has its own; remove one or the other.");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems) + ".");
            }
            return new HttpTransport(this);
        }

        private TransportListener guardedListener() {
            return listener == TransportListener.NONE ? listener : new GuardedListener(listener);
        }

        private Exchange httpExchange() {
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

        private static void requirePositive(List<String> problems, String name, Duration value) {
            if (value.toMillis() < 1) {
                problems.add(name + " must be at least 1 ms, got " + value);
            }
        }
    }
}
