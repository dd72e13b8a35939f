package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.BudgetKey;
import dev.sbsync.client.internal.ReadAhead;
import dev.sbsync.client.model.Space;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.HttpTransport;
import dev.sbsync.transport.LimitedTransport;
import dev.sbsync.transport.PatientTransport;
import dev.sbsync.transport.RequestHeaders;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client of Storyblok's Management API for one host and token, for all spaces that the token may see.
 *
 * <pre>{@code
 * try (ManagementClient client = ManagementClient.builder()
 *         .token(Token.of(text))
 *         .region(Region.EU)
 *         .build()) {
 *     client.stories(spaceId).list(StoryQuery.all()).forEach(story -> System.out.println(story.fullSlug()));
 * }
 * }</pre>
 *
 * <p>Thread-safe: one client serves any number of threads. Nothing but the calls of its operations blocks.
 */
public final class ManagementClient implements AutoCloseable {

    private final Connection connection;
    private final Api api;
    private final boolean view;

    private record Connection(
            Transport transport, boolean owned, URI baseUrl, RateLimiter budget, TimeSource time, UploadLink uploads) {

        void close() {
            if (owned) {
                transport.close();
                uploads.close();
            }
        }
    }

    private ManagementClient(Connection connection, Api api, boolean view) {
        this.connection = connection;
        this.api = api;
        this.view = view;
    }

    /** Starts a client of {@link Region#EU}; only the token has to be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns what can be asked about spaces. */
    public SpaceOperations spaces() {
        return new SpaceOperations(api);
    }

    /** Returns what can be asked about the token itself. */
    public TokenOperations tokens() {
        return new TokenOperations(api);
    }

    /** Returns what can be asked about the token's user. */
    public UserOperations users() {
        return new UserOperations(api);
    }

    /** Returns what can be done with the stories and folders of a space. */
    public StoryOperations stories(long spaceId) {
        return new StoryOperations(api, spaceId);
    }

    /** Returns what can be done with the components of a space, the types of its content. */
    public ComponentOperations components(long spaceId) {
        return new ComponentOperations(api, spaceId);
    }

    /** Returns what can be done with the folders that components lie in. */
    public ComponentGroupOperations componentGroups(long spaceId) {
        return new ComponentGroupOperations(api, spaceId);
    }

    /** Returns what can be done with the presets of components. */
    public PresetOperations presets(long spaceId) {
        return new PresetOperations(api, spaceId);
    }

    /** Returns what can be done with the tags of components and assets. */
    public InternalTagOperations internalTags(long spaceId) {
        return new InternalTagOperations(api, spaceId);
    }

    /** Returns what can be done with the datasources of a space. */
    public DatasourceOperations datasources(long spaceId) {
        return new DatasourceOperations(api, spaceId);
    }

    /** Returns what can be done with the entries of datasources. */
    public DatasourceEntryOperations datasourceEntries(long spaceId) {
        return new DatasourceEntryOperations(api, spaceId);
    }

    /** Returns what can be done with the assets of a space. */
    public AssetOperations assets(long spaceId) {
        return new AssetOperations(api, spaceId, connection.uploads);
    }

    /** Returns what can be done with the folders that assets lie in. */
    public AssetFolderOperations assetFolders(long spaceId) {
        return new AssetFolderOperations(api, spaceId);
    }

    /** Returns what can be done with the keys by which the content of a space is delivered. */
    public ApiKeyOperations apiKeys(long spaceId) {
        return new ApiKeyOperations(api, spaceId);
    }

    /**
     * Makes a call that this client has no method for, with the same pacing, errors and redaction as all others.
     * Blocks.
     *
     * @throws dev.sbsync.client.error.ApiException if the API refuses
     * @throws dev.sbsync.transport.error.TransportException if there is no usable answer
     */
    public ApiResponse call(ApiRequest request) {
        return new ApiResponse(api.call(request.toCall()));
    }

    /** Makes a call without a query, which is not repeated where its answer is lost, also if it is a GET. */
    public ApiResponse call(String method, String path, ObjectNode body) {
        return call(ApiRequest.of(method, path).body(body));
    }

    /** Makes a call without a query and a body, which is not repeated where its answer is lost, also if it is a GET. */
    public ApiResponse call(String method, String path) {
        return call(ApiRequest.of(method, path));
    }

    /**
     * Returns a view of this client that also tells {@code listener} what each of its calls cost, after the call and on
     * its thread, however it ended; a page that was read ahead, when it is used, and one that never is, not at all. The
     * view shares connections, budget and statistics; closing it does nothing.
     */
    public ManagementClient counting(Consumer<CallCounts> listener) {
        Objects.requireNonNull(listener, "listener");
        return new ManagementClient(connection, api.alsoTelling(listener), true);
    }

    /**
     * Returns a view of this client whose reads hold no more of an answer than {@code limit} has room for; what it
     * refuses is cut off ({@code TransportException.Kind.TOO_LARGE} and {@code NO_ROOM}). Pages that are read ahead,
     * and answers to writes, are not held to it.
     */
    public ManagementClient limited(BodyLimit limit) {
        Objects.requireNonNull(limit, "limit");
        return new ManagementClient(connection, api.over(transport -> new LimitedTransport(transport, limit)), true);
    }

    /**
     * Returns a view of this client that sits out the waits which others hand back to their callers
     * ({@link dev.sbsync.transport.error.SbsyncException#comeBackAfter()}), up to {@code longest} for each call. For
     * callers that have nothing else to do meanwhile, such as a scan; a worker had better take other work.
     */
    public ManagementClient patient(Duration longest) {
        Objects.requireNonNull(longest, "longest");
        return new ManagementClient(
                connection, api.over(transport -> new PatientTransport(transport, connection.time, longest)), true);
    }

    /** Returns what this client and its views have done since it was built. */
    public TransportStats stats() {
        return connection.transport.stats();
    }

    /** Returns scheme, host and port of the API. */
    public URI baseUrl() {
        return connection.baseUrl;
    }

    /** Returns the rate limit in force, which spaces and other clients of the same host and token may have lowered. */
    public RateLimit rateLimit() {
        return connection.budget.limit();
    }

    /**
     * Tells the budget what the plan of a space allows ({@link Space#rateLimit()}). The lowest of the spaces told is in
     * force for the whole budget; a limit set explicitly stays as it is.
     */
    public void paceFor(Space space) {
        connection.budget.limit("space " + space.id(), space.rateLimit());
    }

    /** Closes the connections, unless this is a view or the transport was given to the builder. Idempotent. */
    @Override
    public void close() {
        if (!view) {
            connection.close();
        }
    }

    /** Returns the base URL; never the token. */
    @Override
    public String toString() {
        return "ManagementClient[" + connection.baseUrl + "]";
    }

    /** Builds a {@link ManagementClient}. Not thread-safe. */
    public static final class Builder {

        /** With the page that is needed, four in the air: a limit of 6 a second is filled up to 0.6 s of latency. */
        private static final int DEFAULT_READ_AHEAD = 3;

        private static final int MOST_READ_AHEAD = 16;

        private @Nullable Token token;
        private URI baseUrl = Region.EU.baseUrl();
        private @Nullable RateLimiters rateLimiters;
        private @Nullable RateLimit rateLimit;
        private final List<Consumer<HttpTransport.Builder>> settings = new ArrayList<>();
        private RetryConfig retry = RetryConfig.defaults();
        private @Nullable RandomGenerator random;
        private final Set<String> notOnTransport = new TreeSet<>();
        private TimeSource time = TimeSource.system();
        private @Nullable Tasks tasks;
        private int readAhead = DEFAULT_READ_AHEAD;
        private @Nullable Transport transport;

        private Builder() {}

        /** Sets the token; required. */
        public Builder token(Token value) {
            token = Objects.requireNonNull(value, "token");
            return this;
        }

        /** Sets the host by region; {@link Region#EU} by default. The last of this and {@link #baseUrl} counts. */
        public Builder region(Region region) {
            baseUrl = region.baseUrl();
            return this;
        }

        /**
         * Sets the address that {@code /v1/…} is appended to: scheme, host and port alone; https, or http to a loopback
         * address, because the token goes there.
         *
         * @throws IllegalArgumentException if it is anything else; the message does not repeat user info
         */
        public Builder baseUrl(URI url) {
            baseUrl = BaseUrl.checked(url);
            return this;
        }

        /**
         * Sets where this client gets its budget of requests; a registry of its own by default. Clients of one host and
         * token that are built with the same registry share one budget, as the API counts them together.
         */
        public Builder rateLimiters(RateLimiters registry) {
            rateLimiters = Objects.requireNonNull(registry, "registry");
            notOnTransport.add("rateLimiters");
            return this;
        }

        /**
         * Sets the rate limit, which no plan changes then ({@link ManagementClient#paceFor}); only a lower number that
         * the API names in a 429 does. By default the plans of the spaces told are followed, 5 requests a second with a
         * burst of 6 until there is one, and the number in a 429 instead, once there was one.
         */
        public Builder rateLimit(RateLimit explicit) {
            rateLimit = Objects.requireNonNull(explicit, "explicit");
            notOnTransport.add("rateLimit");
            return this;
        }

        /** Sets how failed requests are repeated; {@link RetryConfig#defaults()} by default. */
        public Builder retry(RetryConfig config) {
            retry = Objects.requireNonNull(config, "config");
            return set("retry", on -> on.retry(config));
        }

        /**
         * Sets the proxy, such as {@code http://proxy.example.com:3128}. By default the JVM's selector decides
         * ({@code https.proxyHost}, {@code http.nonProxyHosts}), and if it names no proxy, {@code HTTPS_PROXY} and
         * {@code NO_PROXY}. Loopback hosts over http are always reached directly.
         *
         * @throws IllegalArgumentException if it is no such address, or holds user info
         */
        public Builder proxy(URI address) {
            HttpTransport.builder().proxy(address);
            return set("proxy", on -> on.proxy(address));
        }

        /** Sets what chooses the proxy of each host, in place of the default of {@link #proxy(URI)}. */
        public Builder proxy(ProxySelector selector) {
            return set("proxy", on -> on.proxy(selector));
        }

        /** Uses no proxy, whatever the system properties and the environment say. */
        public Builder noProxy() {
            return set("noProxy", on -> on.noProxy());
        }

        /**
         * Sets which servers are trusted on https; by default the JVM's trust store decides
         * ({@code javax.net.ssl.trustStore}). The name of the host is verified in any case.
         */
        public Builder sslContext(SSLContext context) {
            return set("sslContext", on -> on.sslContext(context));
        }

        /** Sets how long making a connection may take, TLS included; 5 s by default. */
        public Builder connectTimeout(Duration longest) {
            return set("connectTimeout", on -> on.connectTimeout(longest));
        }

        /**
         * Sets how long the API may send nothing while an answer is awaited; only {@link #attemptTimeout} by default.
         */
        public Builder responseTimeout(Duration longest) {
            return set("responseTimeout", on -> on.responseTimeout(longest));
        }

        /** Sets how long one attempt may take from connecting to the last byte; 30 s by default. A hard limit. */
        public Builder attemptTimeout(Duration longest) {
            return set("attemptTimeout", on -> on.attemptTimeout(longest));
        }

        /** Sets how many connections are open at most; 32 by default. Not below the number of calling threads. */
        public Builder maxConnections(int most) {
            return set("maxConnections", on -> on.maxConnections(most));
        }

        /** Sets what adds headers to requests, such as {@code traceparent}; nothing by default. */
        public Builder requestHeaders(RequestHeaders headers) {
            return set("requestHeaders", on -> on.requestHeaders(headers));
        }

        /** Sets the listener of every attempt, for metrics and traces; none by default. */
        public Builder listener(TransportListener listener) {
            return set("listener", on -> on.listener(listener));
        }

        private Builder set(String setting, Consumer<HttpTransport.Builder> change) {
            settings.add(change);
            notOnTransport.add(setting);
            return this;
        }

        /**
         * Sets where time comes from; the system by default. A registry that is set here keeps its own. Under another
         * time than the system's nothing is read ahead unless {@link #tasks} are set too.
         */
        public Builder time(TimeSource source) {
            time = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets what starts the readers of lists that are read ahead ({@link #readAhead}); daemon threads by default.
         */
        public Builder tasks(Tasks starter) {
            tasks = Objects.requireNonNull(starter, "starter");
            return this;
        }

        /**
         * Sets how many pages of a list are read ahead of the one that is needed; 3 by default, 0 for none. More helps
         * where answers take longer than half a second. They are read at {@code Priority.READ_AHEAD}: after everything
         * else that waits for the same budget.
         *
         * @throws IllegalArgumentException if it is not between 0 and 16
         */
        public Builder readAhead(int pages) {
            if (pages < 0 || pages > MOST_READ_AHEAD) {
                throw new IllegalArgumentException(
                        "readAhead must be between 0 and " + MOST_READ_AHEAD + " pages, got " + pages + ".");
            }
            readAhead = pages;
            return this;
        }

        /**
         * Sets what carries out the exchanges, in place of one over HTTP. It paces and repeats as it was built to, so
         * that settings of pace, retries and HTTP cannot be combined with it. What {@link #paceFor} says goes to its
         * own budget ({@link Transport#rateLimiter()}); an {@link HttpTransport} without one is refused. It also
         * carries the files of uploads to the storage. It stays the caller's: closing the client does not close it.
         */
        public Builder transport(Transport value) {
            transport = Objects.requireNonNull(value, "transport");
            return this;
        }

        /**
         * Sets the network below pacing and repeating, such as a simulated one; real HTTP by default. It is closed with
         * the client. Cannot be combined with settings of HTTP.
         */
        public Builder exchange(Exchange value) {
            return set("exchange", on -> on.exchange(value));
        }

        /** Sets where the jitter of waits comes from; must be thread-safe. */
        public Builder random(RandomGenerator value) {
            random = Objects.requireNonNull(value, "random");
            return set("random", on -> on.random(value));
        }

        /**
         * Returns the client. Makes no request.
         *
         * @throws IllegalStateException if there is no token, or settings that exclude each other are combined; the
         *     message names them
         * @throws IllegalArgumentException if a setting is out of range
         */
        public ManagementClient build() {
            if (token == null) {
                throw new IllegalStateException("There is no token; set it with token(Token.of(…)).");
            }
            RateLimiters registry = rateLimiters != null ? rateLimiters : RateLimiters.create(time);
            Optional<RateLimiter> given = transport == null ? Optional.empty() : budgetOf(transport);
            RateLimiter budget = given.orElse(registry.forKey(BudgetKey.of(baseUrl, token), rateLimit));
            Transport carrier = transport != null
                    ? transport
                    : http().rateLimiter(budget).limitReader(new LimitText()).build();
            Connection connection = new Connection(
                    carrier,
                    transport == null,
                    baseUrl,
                    budget,
                    time,
                    new UploadLink(uploadCarrier(), time, random != null ? random : new Random()));
            boolean realThreadsInOtherTime = tasks == null && time != TimeSource.system();
            ReadAhead ahead = new ReadAhead(
                    tasks != null ? tasks : Tasks.threads(), time, realThreadsInOtherTime ? 0 : readAhead);
            return new ManagementClient(connection, new Api(carrier, baseUrl, token, counts -> {}, ahead), false);
        }

        /** Files go over connections of their own, without a limit: they are as long as they are. */
        private Supplier<Transport> uploadCarrier() {
            Transport given = transport;
            if (given != null) {
                return () -> given;
            }
            RetryConfig patient = retry.toBuilder()
                    .readBudget(UploadLink.LONGEST)
                    .writeBudget(UploadLink.LONGEST)
                    .build();
            HttpTransport.Builder http = http().retry(patient);
            return http::build;
        }

        private HttpTransport.Builder http() {
            HttpTransport.Builder http = HttpTransport.builder().time(time);
            settings.forEach(setting -> setting.accept(http));
            return http;
        }

        private Optional<RateLimiter> budgetOf(Transport given) {
            if (!notOnTransport.isEmpty()) {
                throw new IllegalStateException(
                        "transport(…) cannot be combined with " + String.join(", ", notOnTransport)
                                + ": the transport has its own; set them where it is built.");
            }
            Optional<RateLimiter> budget = given.rateLimiter();
            if (budget.isEmpty() && given instanceof HttpTransport) {
                throw new IllegalStateException("The transport has no rate limit; set one where it is built, with"
                        + " HttpTransport.builder().rateLimiter(…).");
            }
            return budget;
        }
    }
}
