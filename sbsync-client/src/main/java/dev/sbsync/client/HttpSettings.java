package dev.sbsync.client;

import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.RequestHeaders;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.retry.RetryConfig;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/**
 * How a client reaches its hosts: the Management API, and the storage that files are uploaded to. Both have these
 * settings, and connections of their own.
 *
 * @param <B> the builder that has the settings
 */
abstract class HttpSettings<B extends HttpSettings<B>> {

    private RetryConfig retry = RetryConfig.defaults();
    private RequestHeaders requestHeaders = RequestHeaders.NONE;
    private TransportListener listener = TransportListener.NONE;
    RandomGenerator random = new Random();
    private final List<Consumer<HttpTransport.Builder>> settings = new ArrayList<>();
    private final Set<String> given = new TreeSet<>();

    HttpSettings() {}

    /** Sets how failed requests are repeated; {@link RetryConfig#defaults()} by default. */
    public B retry(RetryConfig config) {
        retry = Objects.requireNonNull(config, "config");
        return given("retry");
    }

    /**
     * Sets the proxy, such as {@code http://proxy.example.com:3128}. By default the JVM's selector decides
     * ({@code https.proxyHost}, {@code http.nonProxyHosts}), and if it names no proxy, {@code HTTPS_PROXY} and
     * {@code NO_PROXY}. Loopback hosts over http are always reached directly.
     *
     * @throws IllegalArgumentException if it is no such address, or holds user info
     */
    public B proxy(URI address) {
        HttpTransport.builder().proxy(address); // refuses a wrong address here, not when the client is built
        return set("proxy", on -> on.proxy(address));
    }

    /** Sets what chooses the proxy of each host, instead of the default of {@link #proxy(URI)}. */
    public B proxy(ProxySelector selector) {
        return set("proxy", on -> on.proxy(selector));
    }

    /** Uses no proxy, whatever the system properties and the environment say. */
    public B noProxy() {
        return set("noProxy", HttpTransport.Builder::noProxy);
    }

    /**
     * Sets which servers are trusted on https; by default the JVM's trust store decides
     * ({@code javax.net.ssl.trustStore}). The name of the host is verified in any case.
     */
    public B sslContext(SSLContext context) {
        return set("sslContext", on -> on.sslContext(context));
    }

    /** Sets how long making a connection may take, TLS included; 5 s by default. */
    public B connectTimeout(Duration longest) {
        return set("connectTimeout", on -> on.connectTimeout(longest));
    }

    /** Sets how long a server may send nothing while an answer is awaited; only {@link #attemptTimeout} by default. */
    public B responseTimeout(Duration longest) {
        return set("responseTimeout", on -> on.responseTimeout(longest));
    }

    /**
     * Sets how long one attempt may take from connecting to the last byte; 30 s by default. A hard limit. The upload of
     * a file has its own, by its length.
     */
    public B attemptTimeout(Duration longest) {
        return set("attemptTimeout", on -> on.attemptTimeout(longest));
    }

    /**
     * Sets how many connections are open at most to the API, and how many to the storage; 32 by default. Not below the
     * number of calling threads.
     */
    public B maxConnections(int most) {
        return set("maxConnections", on -> on.maxConnections(most));
    }

    /**
     * Sets what adds headers to requests, such as {@code traceparent}; nothing by default. It is asked for uploads to
     * the storage too, whose request has no token; a header that holds the client's token is not sent there.
     */
    public B requestHeaders(RequestHeaders headers) {
        requestHeaders = Objects.requireNonNull(headers, "headers");
        return given("requestHeaders");
    }

    /**
     * Sets the listener of every attempt, for metrics and traces; none by default. It hears of attempts at the storage
     * too; circuit changes are those of the API only.
     */
    public B listener(TransportListener value) {
        listener = Objects.requireNonNull(value, "listener");
        return given("listener");
    }

    /**
     * Sets the network below pacing and repeating, such as a simulated one; real HTTP by default. It is closed with the
     * client. Cannot be combined with settings of HTTP.
     */
    public B exchange(Exchange value) {
        return set("exchange", on -> on.exchange(value));
    }

    /** Sets where the jitter of waits comes from; must be thread-safe. */
    public B random(RandomGenerator value) {
        random = Objects.requireNonNull(value, "random");
        return given("random");
    }

    abstract B self();

    /** Notes a setting that a transport of the caller's would not follow. */
    final B given(String setting) {
        given.add(setting);
        return self();
    }

    /** Returns the settings that a transport of the caller's would not follow, as they were given. */
    final Set<String> given() {
        return given;
    }

    /** Starts the transport to the API. */
    final HttpTransport.Builder apiHttp() {
        return http(requestHeaders, listener).retry(retry);
    }

    /** Starts the transport to the storage, which has neither a rate limit nor the token. */
    final HttpTransport.Builder storageHttp(Token token) {
        RetryConfig patient = retry.toBuilder()
                .readBudget(UploadLink.LONGEST)
                .writeBudget(UploadLink.LONGEST)
                .build();
        return http(StorageHttp.withoutToken(requestHeaders, token), StorageHttp.attemptsAlone(listener))
                .retry(patient);
    }

    private HttpTransport.Builder http(RequestHeaders headers, TransportListener attempts) {
        HttpTransport.Builder http = HttpTransport.builder().random(random).listener(attempts);
        if (headers != RequestHeaders.NONE) {
            http.requestHeaders(headers);
        }
        settings.forEach(setting -> setting.accept(http));
        return http;
    }

    private B set(String setting, Consumer<HttpTransport.Builder> change) {
        settings.add(change);
        return given(setting);
    }
}
