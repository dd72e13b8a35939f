package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.BudgetKey;
import dev.sbsync.client.internal.ReadAhead;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a client: where it goes with which token, how fast, and what carries its calls out.
 *
 * @param <B> the builder that has the settings
 */
abstract class ClientSettings<B extends ClientSettings<B>> extends HttpSettings<B> {

    /** With the page that is needed, four in flight: a limit of 6 a second is filled up to 0.6 s of latency. */
    private static final int DEFAULT_READ_AHEAD = 3;

    private static final int MOST_READ_AHEAD = 16;

    private @Nullable Token token;
    private URI baseUrl = Region.EU.baseUrl();
    private @Nullable RateLimiters rateLimiters;
    private @Nullable RateLimit rateLimit;
    private TimeSource time = TimeSource.system();
    private @Nullable Tasks tasks;
    private int readAhead = DEFAULT_READ_AHEAD;
    private @Nullable Transport transport;

    ClientSettings() {}

    /** Sets the token; required. */
    public B token(Token value) {
        token = Objects.requireNonNull(value, "token");
        return self();
    }

    /** Sets the host by region; {@link Region#EU} by default. The last of this and {@link #baseUrl} counts. */
    public B region(Region region) {
        baseUrl = region.baseUrl();
        return self();
    }

    /**
     * Sets the address that {@code /v1/…} is appended to: scheme, host and port alone; https, or http to a loopback
     * address, because the token goes there.
     *
     * @throws IllegalArgumentException if it is anything else; the message does not repeat user info
     */
    public B baseUrl(URI url) {
        baseUrl = BaseUrl.checked(url);
        return self();
    }

    /**
     * Sets where this client gets its budget of requests; a registry of its own by default. Clients of one host and
     * token that are built with the same registry share one budget, as the API counts them together.
     */
    public B rateLimiters(RateLimiters registry) {
        rateLimiters = Objects.requireNonNull(registry, "registry");
        return given("rateLimiters");
    }

    /**
     * Sets the rate limit, which no plan changes then ({@link ManagementClient#paceFor}); only a lower number that the
     * API names in a 429 does. By default the plans of the spaces told are followed, 5 requests per second with a burst
     * of 6 until there is one, and the number in a 429 instead, once there was one.
     */
    public B rateLimit(RateLimit explicit) {
        rateLimit = Objects.requireNonNull(explicit, "explicit");
        return given("rateLimit");
    }

    /**
     * Sets where time comes from; the system by default. A registry that is set here keeps its own. Under another time
     * than the system's nothing is read ahead unless {@link #tasks} are set too.
     */
    public B time(TimeSource source) {
        time = Objects.requireNonNull(source, "source");
        return self();
    }

    /** Sets what starts the readers of lists that are read ahead ({@link #readAhead}); daemon threads by default. */
    public B tasks(Tasks starter) {
        tasks = Objects.requireNonNull(starter, "starter");
        return self();
    }

    /**
     * Sets how many pages of a list are read ahead of the one that is needed; 3 by default, 0 for none. More helps
     * where answers take longer than half a second. They are read at {@code Priority.READ_AHEAD}: after everything else
     * that waits for the same budget.
     *
     * @throws IllegalArgumentException if it is not between 0 and 16
     */
    public B readAhead(int pages) {
        if (pages < 0 || pages > MOST_READ_AHEAD) {
            throw new IllegalArgumentException(
                    "readAhead must be between 0 and " + MOST_READ_AHEAD + " pages, got " + pages + ".");
        }
        readAhead = pages;
        return self();
    }

    /**
     * Sets what carries out the exchanges, instead of one over HTTP. It paces and repeats as it was built to, so that
     * settings of pace, retries and HTTP cannot be combined with it. What {@link ManagementClient#paceFor} says goes to
     * its own budget ({@link Transport#rateLimiter()}); a transport without one is refused. It also carries the files
     * of uploads to the storage. It stays the caller's: closing the client does not close it.
     */
    public B transport(Transport value) {
        transport = Objects.requireNonNull(value, "transport");
        return self();
    }

    /** Returns a client with these settings. */
    final ManagementClient connected() {
        if (token == null) {
            throw new IllegalStateException("There is no token; set it with token(Token.of(…)).");
        }
        RateLimiters registry = rateLimiters != null ? rateLimiters : RateLimiters.create(time);
        RateLimiter budget =
                transport != null ? budgetOf(transport) : registry.forKey(BudgetKey.of(baseUrl, token), rateLimit);
        Transport carrier = transport != null
                ? transport
                : apiHttp()
                        .time(time)
                        .rateLimiter(budget)
                        .limitReader(new LimitText())
                        .build();
        UploadLink uploads = new UploadLink(uploadCarrier(token), time, random);
        Connection connection = new Connection(carrier, transport == null, baseUrl, budget, time, uploads);
        boolean realThreadsInOtherTime = tasks == null && time != TimeSource.system();
        ReadAhead ahead =
                new ReadAhead(tasks != null ? tasks : Tasks.threads(), time, realThreadsInOtherTime ? 0 : readAhead);
        return new ManagementClient(connection, new Api(carrier, baseUrl, token, counts -> {}, ahead));
    }

    /** Files go over connections of their own, without a limit: they are as long as they are. */
    private Supplier<Transport> uploadCarrier(Token secret) {
        Transport given = transport;
        if (given != null) {
            return () -> given;
        }
        HttpTransport.Builder http = storageHttp(secret).time(time);
        return http::build;
    }

    private RateLimiter budgetOf(Transport carrier) {
        if (!given().isEmpty()) {
            throw new IllegalStateException("transport(…) cannot be combined with " + String.join(", ", given())
                    + ": the transport has its own; set them where it is built.");
        }
        return carrier.rateLimiter()
                .orElseThrow(() -> new IllegalStateException("The transport has no rate limit; "
                        + (carrier instanceof HttpTransport
                                ? "set one where it is built, with HttpTransport.builder().rateLimiter(…)."
                                : "return one from its rateLimiter(): of what it wraps, or"
                                        + " RateLimiter.unlimited(…) if it needs none.")));
    }
}
