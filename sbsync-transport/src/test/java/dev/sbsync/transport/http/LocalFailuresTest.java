package dev.sbsync.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests that are not sent for a local reason. */
class LocalFailuresTest {

    private final ManualTime time = new ManualTime();
    private final RateLimiter limiter = RateLimiters.create(time).forKey("server", RateLimit.perSecond(1));
    private final TransportRequest request =
            TransportRequest.builder("GET", URI.create("https://example.com/")).build();

    @Test
    void execute_afterCloseWithALongPause_isClosedWithoutRetryAfter() {
        HttpTransport transport = transport(Kind.IO);
        limiter.pause(Duration.ofMinutes(5));
        transport.close();

        assertThat(transport.execute(request)).isInstanceOfSatisfying(TransportOutcome.NotSent.class, outcome -> {
            assertThat(outcome.failure().kind()).isEqualTo(Kind.CLOSED);
            assertThat(outcome.retryAfter()).isEmpty();
        });
    }

    @Test
    void execute_noConnectionFree_returnsThePermit() throws InterruptedException {
        transport(Kind.LOCAL).execute(request);

        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ZERO);
    }

    @Test
    void execute_noResponse_hasUsedItsPermit() throws InterruptedException {
        transport(Kind.CONNECT).execute(request);

        assertThat(limiter.acquire().waited()).isPositive();
    }

    /** A transport without retries whose exchanges fail before anything is sent. */
    private HttpTransport transport(Kind kind) {
        return HttpTransport.builder()
                .time(time)
                .rateLimiter(limiter)
                .retry(dev.sbsync.transport.retry.RetryConfig.builder()
                        .maxRetries(0)
                        .build())
                .exchange(new Exchange() {
                    @Override
                    public ExchangeResult send(TransportRequest sent, Duration deadline) {
                        return new ExchangeResult.Failure(kind, false, "kept back", null);
                    }

                    @Override
                    public void close() {}
                })
                .build();
    }
}
