package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.BudgetKey;
import dev.sbsync.client.internal.ReadAhead;
import dev.sbsync.client.internal.transfer.CutPauses;
import dev.sbsync.client.internal.transfer.FileHosts;
import dev.sbsync.client.internal.transfer.FileTransfers;
import dev.sbsync.client.internal.transfer.Transfers;
import dev.sbsync.transport.RequestHeaders;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.http.HttpTransportBuilder;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The settings that a {@link ManagementClientBuilder} has collected, and how a client is assembled from them. */
final class ClientSettings {

    /** With the page that is needed, four in flight: a limit of 6 a second is used up to 0.6 s of latency. */
    private static final int DEFAULT_READ_AHEAD = 3;

    private static final int DEFAULT_MAX_TRANSFERS = 4;

    /** The time limit of one transfer with all its attempts; an attempt has a shorter one, by the file's length. */
    private static final Duration LONGEST_TRANSFER = Duration.ofDays(1);

    @Nullable
    Token token;

    URI baseUrl = Region.EU.baseUrl();

    @Nullable
    RateLimiters rateLimiters;

    @Nullable
    RateLimit rateLimit;

    TimeSource time = TimeSource.system();

    @Nullable
    Tasks tasks;

    int readAhead = DEFAULT_READ_AHEAD;

    @Nullable
    URI assetBaseUrl;

    @Nullable
    Token assetToken;

    int maxTransfers = DEFAULT_MAX_TRANSFERS;

    @Nullable
    Transport transport;

    RetryConfig retry = RetryConfig.defaults();
    RequestHeaders requestHeaders = RequestHeaders.NONE;
    TransportListener listener = TransportListener.NONE;
    RandomGenerator random = new Random();

    /** What else is set on the transports to the API and to the storage. */
    final List<Consumer<HttpTransportBuilder>> http = new ArrayList<>();

    /** The names of the settings that a custom transport would ignore. */
    final Set<String> transportOnly = new TreeSet<>();

    /** Returns a client with these settings. */
    ManagementClient connect() {
        if (token == null) {
            throw new IllegalStateException("There is no token; set it with token(Token.of(…)).");
        }
        RateLimiters registry = rateLimiters != null ? rateLimiters : RateLimiters.create(time);
        RateLimiter budget =
                transport != null ? budgetOf(transport) : registry.forKey(BudgetKey.of(baseUrl, token), rateLimit);
        Transport used = transport != null ? transport : apiTransport(budget);
        SharedResources shared = new SharedResources(used, transport == null, baseUrl, budget, time, files(token));
        boolean realThreadsInOtherTime = tasks == null && time != TimeSource.system();
        ReadAhead ahead =
                new ReadAhead(tasks != null ? tasks : Tasks.threads(), time, realThreadsInOtherTime ? 0 : readAhead);
        return new ManagementClient(shared, new Api(used, baseUrl, token, counts -> {}, ahead));
    }

    private RateLimiter budgetOf(Transport custom) {
        if (!transportOnly.isEmpty()) {
            throw new IllegalStateException("transport(…) cannot be combined with " + String.join(", ", transportOnly)
                    + ": the transport has its own; set them where it is built.");
        }
        return custom.rateLimiter()
                .orElseThrow(() -> new IllegalStateException("The transport has no rate limit; "
                        + (custom instanceof HttpTransport
                                ? "set one where it is built, with HttpTransport.builder().rateLimiter(…)."
                                : "return one from its rateLimiter(): of what it wraps, or"
                                        + " RateLimiter.unlimited(…) if it needs none.")));
    }

    private HttpTransport apiTransport(RateLimiter budget) {
        return httpTransport(requestHeaders, listener)
                .retry(retry)
                .time(time)
                .rateLimiter(budget)
                .limitReader(new LimitText())
                .build();
    }

    private FileTransfers files(Token secret) {
        Supplier<Transport> connection = fileTransport(secret);
        return new FileTransfers(
                FileHosts.of(assetBaseUrl, baseUrl),
                new Transfers(connection, maxTransfers, time),
                new Transfers(connection, maxTransfers, time),
                new CutPauses(retry, random),
                assetToken,
                time,
                random);
    }

    /** Downloads and uploads have connections of their own, without the token and without a rate limit. */
    private Supplier<Transport> fileTransport(Token secret) {
        Transport custom = transport;
        if (custom != null) {
            return () -> custom;
        }
        RetryConfig patient = retry.toBuilder()
                .readBudget(LONGEST_TRANSFER)
                .writeBudget(LONGEST_TRANSFER)
                .build();
        HttpTransportBuilder builder = httpTransport(
                        StorageHooks.withoutToken(requestHeaders, secret), StorageHooks.attemptsOnly(listener))
                .retry(patient)
                .time(time);
        return builder::build;
    }

    private HttpTransportBuilder httpTransport(RequestHeaders headers, TransportListener attempts) {
        HttpTransportBuilder builder = HttpTransport.builder().random(random).listener(attempts);
        if (headers != RequestHeaders.NONE) {
            builder.requestHeaders(headers);
        }
        http.forEach(setting -> setting.accept(builder));
        return builder;
    }
}
