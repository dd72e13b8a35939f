package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.ScriptedExchange.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.LimitReader;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacingTest {

    private static final TransportRequest REQUEST = TransportRequest.builder(
                    "PUT", URI.create("https://example.com/v1/spaces/1"))
            .retrySafety(RetrySafety.ALWAYS)
            .build();

    private final ManualTime time = new ManualTime();
    private final RateLimiters limiters = RateLimiters.create(time);

    @Test
    void execute_throttledWithALimit_appliesForTheRun() {
        RateLimiter limiter = limiters.forKey("any", null);

        execute(limiter, response -> named(response, 3), status(429), status(200));
        limiter.limit("a space", RateLimit.perSecond(6));

        assertThat(limiter.limit()).isEqualTo(RateLimit.perSecond(3));
    }

    @Test
    void execute_throttledWithALimit_raisesTheDefault() {
        RateLimiter limiter = limiters.forKey("any", null);

        execute(limiter, response -> named(response, 9), status(429), status(200));

        assertThat(limiter.limit()).isEqualTo(RateLimit.perSecond(9));
    }

    @Test
    void execute_throttledWithALimit_lowersAnExplicitOneAndNeverRaisesIt() {
        RateLimiter limiter = limiters.forKey("any", RateLimit.perSecond(5));

        execute(limiter, response -> named(response, 9), status(429), status(200));
        assertThat(limiter.limit()).isEqualTo(RateLimit.perSecond(5));

        execute(limiter, response -> named(response, 2), status(429), status(200));
        assertThat(limiter.limit()).isEqualTo(RateLimit.perSecond(2));
    }

    @Test
    void execute_limitReaderThrows_noLimitIsRead() {
        RateLimiter limiter = limiters.forKey("any", null);
        LimitReader broken = response -> {
            throw new IllegalStateException("content");
        };

        TransportOutcome outcome = execute(limiter, broken, status(429), status(200));

        assertThat(outcome).isInstanceOf(TransportOutcome.Answered.class);
        assertThat(limiter.limit()).isEqualTo(RateLimiters.DEFAULT_LIMIT);
    }

    @Test
    void execute_responsesOtherThan429_areNotReadForLimits() {
        RateLimiter limiter = limiters.forKey("any", null);

        execute(limiter, response -> Optional.of(RateLimit.perSecond(1)), status(503), status(200));

        assertThat(limiter.limit()).isEqualTo(RateLimiters.DEFAULT_LIMIT);
    }

    /** A decrease of 3 % delays the second permit after the pause by 3 %. */
    @Test
    void execute_throttled_lowersTheRate() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", RateLimit.perSecond(1));

        execute(limiter, LimitReader.NONE, status(429, "Retry-After", "9"));
        limiter.acquire();

        assertThat(limiter.acquire().waited()).isBetween(Duration.ofMillis(1030), Duration.ofMillis(1031));
    }

    @Test
    void execute_closedWhileWaitingForAPermit_endsAtOnceAndLeavesItToTheNext() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", RateLimit.perSecond(1));
        limiter.acquire();
        HttpTransport transport = over(limiter, LimitReader.NONE, status(200));
        time.alarm(Duration.ofMillis(500), transport::close);

        transport.execute(REQUEST);

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(500));
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(500));
    }

    private static Optional<RateLimit> named(TransportResponse response, int perSecond) {
        assertThat(response.status()).isEqualTo(429);
        return Optional.of(RateLimit.perSecond(perSecond));
    }

    private TransportOutcome execute(RateLimiter limiter, LimitReader reader, ExchangeResult... script) {
        return over(limiter, reader, script).execute(REQUEST);
    }

    private HttpTransport over(RateLimiter limiter, LimitReader reader, ExchangeResult... script) {
        return HttpTransport.builder()
                .exchange(new ScriptedExchange(script))
                .time(time)
                .random(new Random(1))
                .rateLimiter(limiter)
                .limitReader(reader)
                .build();
    }
}
