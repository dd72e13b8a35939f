package dev.sbsync.client;

import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.RequestHeaders;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.http.HttpTransportBuilder;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/**
 * Builds a {@link ManagementClient}. Only the {@linkplain #token token} is required. HTTP settings apply to the API and
 * to the storage that files are uploaded to; each has its own connections. Not thread-safe.
 */
public final class ManagementClientBuilder {

    private static final int MAX_READ_AHEAD = 16;

    private final ClientSettings settings = new ClientSettings();

    ManagementClientBuilder() {}

    /** Sets the token; required. */
    public ManagementClientBuilder token(Token value) {
        settings.token = Objects.requireNonNull(value, "token");
        return this;
    }

    /** Sets the host by region; default: {@link Region#EU}. The last call of this and {@link #baseUrl} wins. */
    public ManagementClientBuilder region(Region region) {
        settings.baseUrl = region.baseUrl();
        return this;
    }

    /**
     * Sets the address that {@code /v1/…} is appended to: only scheme, host and port; https, or http to a loopback
     * address, because the token is sent there.
     *
     * @throws IllegalArgumentException if it is anything else; the message does not repeat user info
     */
    public ManagementClientBuilder baseUrl(URI url) {
        settings.baseUrl = BaseUrl.checked(url);
        return this;
    }

    /**
     * Sets the token that private files are downloaded with: a key of the source space for the Content Delivery API
     * with access to assets. Default: none, and a private file is an
     * {@link dev.sbsync.client.error.AssetDownloadException}.
     */
    public ManagementClientBuilder assetToken(Token value) {
        settings.assetToken = Objects.requireNonNull(value, "assetToken");
        return this;
    }

    /**
     * Replaces scheme, host and port of all hosts of files: those that deliver, that sign private files, and the
     * storage that takes uploads. For tests and mirrors; default: the hosts that the API names. None of them gets the
     * {@linkplain #token token}.
     *
     * @throws IllegalArgumentException if it is not https (http to a loopback address) with only a host and a port
     */
    public ManagementClientBuilder assetBaseUrl(URI url) {
        settings.assetBaseUrl = BaseUrl.checked(url);
        return this;
    }

    /**
     * Sets how many files are downloaded at a time, and how many are uploaded; default: 4 each. Further ones wait. The
     * rate limit of the API does not apply to them.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public ManagementClientBuilder maxTransfers(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("maxTransfers must be at least 1, got " + most + ".");
        }
        settings.maxTransfers = most;
        return this;
    }

    /**
     * Sets the registry of rate limiters; default: one of its own. Clients of the same host and token share one budget
     * if they are built with the same registry, as the API counts their requests together.
     */
    public ManagementClientBuilder rateLimiters(RateLimiters registry) {
        settings.rateLimiters = Objects.requireNonNull(registry, "registry");
        return transportOnly("rateLimiters");
    }

    /**
     * Sets the rate limit. {@link ManagementClient#paceFor} does not change it; only a lower number in the text of a
     * 429 does. Default: 5 requests per second with a burst of 6, until {@code paceFor} sets the limit of a space's
     * plan, or a 429 names one.
     */
    public ManagementClientBuilder rateLimit(RateLimit explicit) {
        settings.rateLimit = Objects.requireNonNull(explicit, "explicit");
        return transportOnly("rateLimit");
    }

    /**
     * Sets the clock; default: the system's. A registry of rate limiters that is set keeps its own. With another clock
     * nothing is read ahead, unless {@link #tasks} are set too.
     */
    public ManagementClientBuilder time(TimeSource source) {
        settings.time = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Sets what runs the requests that are read ahead ({@link #readAhead}); default: daemon threads. */
    public ManagementClientBuilder tasks(Tasks starter) {
        settings.tasks = Objects.requireNonNull(starter, "starter");
        return this;
    }

    /**
     * Sets how many pages of a list are read ahead of the current one; default: 3; 0 disables it. More helps if
     * responses take longer than half a second. Requests that read ahead have {@code Priority.READ_AHEAD}: they wait
     * for all others of the same budget.
     *
     * @throws IllegalArgumentException if it is not between 0 and 16
     */
    public ManagementClientBuilder readAhead(int pages) {
        if (pages < 0 || pages > MAX_READ_AHEAD) {
            throw new IllegalArgumentException(
                    "readAhead must be between 0 and " + MAX_READ_AHEAD + " pages, got " + pages + ".");
        }
        settings.readAhead = pages;
        return this;
    }

    /**
     * Sets a custom transport instead of HTTP. It has its own pacing and retries, so settings of pace, retries and HTTP
     * cannot be combined with it. {@link ManagementClient#paceFor} applies to its rate limiter
     * ({@link Transport#rateLimiter()}), which it must have. It also carries uploads to the storage. Closing the client
     * does not close it.
     */
    public ManagementClientBuilder transport(Transport value) {
        settings.transport = Objects.requireNonNull(value, "transport");
        return this;
    }

    /** Sets how failed requests are retried; default: {@link RetryConfig#defaults()}. */
    public ManagementClientBuilder retry(RetryConfig config) {
        settings.retry = Objects.requireNonNull(config, "config");
        return transportOnly("retry");
    }

    /**
     * Sets the proxy, such as {@code http://proxy.example.com:3128}. Default: the JVM's selector
     * ({@code https.proxyHost}, {@code http.nonProxyHosts}); if it names no proxy, {@code HTTPS_PROXY} and
     * {@code NO_PROXY}. Loopback hosts over http are always reached directly.
     *
     * @throws IllegalArgumentException if it is not such an address, or has user info
     */
    public ManagementClientBuilder proxy(URI address) {
        HttpTransport.builder().proxy(address); // rejects a wrong address here, not when the client is built
        return http("proxy", on -> on.proxy(address));
    }

    /** Sets what chooses the proxy of each host, instead of the default of {@link #proxy(URI)}. */
    public ManagementClientBuilder proxy(ProxySelector selector) {
        return http("proxy", on -> on.proxy(selector));
    }

    /** Uses no proxy, whatever the system properties and the environment say. */
    public ManagementClientBuilder noProxy() {
        return http("noProxy", HttpTransportBuilder::noProxy);
    }

    /**
     * Sets which servers are trusted; default: the JVM's trust store ({@code javax.net.ssl.trustStore}). Host names are
     * always verified.
     */
    public ManagementClientBuilder sslContext(SSLContext context) {
        return http("sslContext", on -> on.sslContext(context));
    }

    /** Sets the timeout for connecting, TLS included; default: 5 s. */
    public ManagementClientBuilder connectTimeout(Duration longest) {
        return http("connectTimeout", on -> on.connectTimeout(longest));
    }

    /**
     * Sets how long the server may send nothing during a response; default: limited only by {@link #attemptTimeout}.
     */
    public ManagementClientBuilder responseTimeout(Duration longest) {
        return http("responseTimeout", on -> on.responseTimeout(longest));
    }

    /**
     * Sets the timeout for one attempt, from connecting to the last byte; default: 30 s. A hard limit. The upload of a
     * file has its own, which depends on its length.
     */
    public ManagementClientBuilder attemptTimeout(Duration longest) {
        return http("attemptTimeout", on -> on.attemptTimeout(longest));
    }

    /**
     * Sets the maximum of open connections to the API, and of those to the storage; default: 32. Should not be below
     * the number of calling threads.
     */
    public ManagementClientBuilder maxConnections(int most) {
        return http("maxConnections", on -> on.maxConnections(most));
    }

    /**
     * Sets what adds headers to requests, such as {@code traceparent}; default: none. It is also called for uploads to
     * the storage, whose requests have no token; a header that contains the client's token is not sent there.
     */
    public ManagementClientBuilder requestHeaders(RequestHeaders headers) {
        settings.requestHeaders = Objects.requireNonNull(headers, "headers");
        return transportOnly("requestHeaders");
    }

    /**
     * Sets a listener for every attempt, for metrics and traces; default: none. It receives attempts at the storage
     * too, and circuit changes of the API only.
     */
    public ManagementClientBuilder listener(TransportListener value) {
        settings.listener = Objects.requireNonNull(value, "listener");
        return transportOnly("listener");
    }

    /**
     * Sets the network below pacing and retries, such as a simulated one; default: real HTTP. It is closed with the
     * client. Cannot be combined with settings of HTTP.
     */
    public ManagementClientBuilder exchange(Exchange value) {
        return http("exchange", on -> on.exchange(value));
    }

    /** Sets the source of jitter; must be thread-safe. */
    public ManagementClientBuilder random(RandomGenerator value) {
        settings.random = Objects.requireNonNull(value, "random");
        return transportOnly("random");
    }

    /**
     * Returns the client. Makes no request.
     *
     * @throws IllegalStateException if there is no token, or settings that exclude each other are combined; the message
     *     names them
     * @throws IllegalArgumentException if a setting is out of range
     */
    public ManagementClient build() {
        return settings.connect();
    }

    private ManagementClientBuilder http(String setting, Consumer<HttpTransportBuilder> change) {
        settings.http.add(change);
        return transportOnly(setting);
    }

    /** Notes a setting that a custom transport would ignore. */
    private ManagementClientBuilder transportOnly(String setting) {
        settings.transportOnly.add(setting);
        return this;
    }
}
