package dev.sbsync.transport.http;

import dev.sbsync.transport.Addresses;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.internal.breaker.Breaker;
import dev.sbsync.transport.internal.breaker.SlowStart;
import dev.sbsync.transport.internal.retry.RetryPolicy;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.retry.RetryConfig;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * A transport over HTTP. Each attempt waits for a permit of the {@link RateLimiter}, has a deadline and a maximum body
 * size, and is retried according to the {@link RetryConfig} if the request allows it.
 *
 * <p>A circuit breaker opens if at least half of the last ten exchanges failed (of the first five at the start) with a
 * 5xx or a network error: for 2 seconds, then 4, then 8. After that, one request at a time probes the server. Calls
 * during that time are not sent ({@link TransportOutcome.NotSent}) and have a {@code retryAfter}. After a recovery, the
 * rate rises from 50 to 100 % in eight seconds.
 *
 * <p>Requests to a server with an untrusted certificate are not retried. Redirects are not followed: they are
 * {@code PROTOCOL} failures, and ambiguous for writes, because many servers redirect after a change. The token is sent
 * only to the address of the request and never logged.
 *
 * <p>Thread-safe. Building a transport does not block and opens no connection.
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

    HttpTransport(HttpTransportBuilder builder) {
        this.exchange = builder.exchange();
        this.retry = builder.retry;
        TransportListener listener = builder.guardedListener();
        this.rateLimiter = Optional.ofNullable(builder.rateLimiter);
        RateLimiter limiter = builder.rateLimiter != null ? builder.rateLimiter : RateLimiter.unlimited(builder.time);
        this.slowStart = new SlowStart(limiter, builder.time);
        this.breaker = new Breaker(builder.time, builder.attemptTimeout, (before, now) -> {
            log.debug("The circuit changed [before={} now={}]", before, now);
            slowStart.changed(before, now);
            listener.circuitChanged(before, now);
        });
        Pacing pacing = new Pacing(limiter, builder.limitReader, builder.random);
        AttemptExecutor attempts =
                new AttemptExecutor(exchange, builder.attemptTimeout, pacing, builder.time, stats, listener);
        RetryPolicy policy = new RetryPolicy(retry, builder.random);
        this.calls = new CallExecutor(policy, breaker, pacing, attempts, builder.time, stats, retry.retryAfterMax());
    }

    /** Creates a builder with the defaults: no rate limit, 3 retries, 30 s per attempt. */
    public static HttpTransportBuilder builder() {
        return new HttpTransportBuilder();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the address is not absolute, not https (http for loopback hosts only), or
     *     contains user info
     */
    @Override
    public TransportOutcome execute(TransportRequest request) {
        Addresses.requireSafe(request.uri());
        return calls.call(request, request.write() ? retry.writeBudget() : retry.readBudget());
    }

    /** Returns the rate limiter of the builder, or empty if none was set. */
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
}
