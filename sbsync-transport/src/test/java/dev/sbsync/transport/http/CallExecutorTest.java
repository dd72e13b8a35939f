package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.ScriptedExchange.refused;
import static dev.sbsync.transport.http.ScriptedExchange.status;
import static dev.sbsync.transport.http.ScriptedExchange.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.BodyCheck;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Ambiguous;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportOutcome.NotSent;
import dev.sbsync.transport.TransportOutcome.Rejected;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallExecutorTest {

    private static final URI ADDRESS = URI.create("https://example.com/v1/spaces/1");
    private static final TransportRequest READ =
            TransportRequest.builder("GET", ADDRESS).build();
    private static final TransportRequest CREATE =
            TransportRequest.builder("POST", ADDRESS).build();
    private static final TransportRequest UPDATE = TransportRequest.builder("PUT", ADDRESS)
            .retrySafety(RetrySafety.ALWAYS)
            .build();

    private final ManualTime time = new ManualTime();
    private final RateLimiter limiter = RateLimiters.create(time).forKey("any", RateLimit.perSecond(2));

    private HttpTransport over(ScriptedExchange exchange) {
        return HttpTransport.builder()
                .exchange(exchange)
                .time(time)
                .random(new Random(1))
                .rateLimiter(limiter)
                .build();
    }

    private TransportOutcome execute(TransportRequest request, ExchangeResult... script) {
        return over(new ScriptedExchange(script)).execute(request);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void execute_transientStatusOnRead_retriedUntilAnswered(int status) {
        TransportOutcome outcome = execute(READ, status(status), status(status), status(200));

        assertThat(outcome).isInstanceOf(Answered.class);
        assertThat(outcome.counts().attempts()).isEqualTo(3);
        assertThat(outcome.counts().backoff()).isBetween(Duration.ofMillis(375), Duration.ofMillis(750));
    }

    @Test
    void execute_permanentServerError_ambiguousAtOnce() {
        assertThat(execute(READ, status(501)).counts().attempts()).isEqualTo(1);
    }

    @Test
    void execute_timeoutOnCreate_ambiguousAtOnce() {
        Ambiguous ambiguous = (Ambiguous) execute(CREATE, timeout());

        assertThat(ambiguous.counts().attempts()).isEqualTo(1);
        assertThat(ambiguous.failure().ambiguous()).isTrue();
        assertThat(ambiguous.lastResponse()).isEmpty();
    }

    /** A refusal after a lost response may be caused by the request whose response was lost. */
    @Test
    void execute_refusedAfterALostResponse_reportsMaybeAppliedBefore() {
        Answered refused = (Answered) execute(UPDATE, timeout(), status(422));

        assertThat(refused.response().status()).isEqualTo(422);
        assertThat(refused.maybeAppliedBefore()).isTrue();
        assertThat(((Answered) execute(UPDATE, timeout(), refused(), status(422))).maybeAppliedBefore())
                .isTrue();
    }

    @Test
    void execute_refusedAfterFailuresWithoutEffect_notAppliedBefore() {
        assertThat(((Answered) execute(UPDATE, refused(), status(429), status(422))).maybeAppliedBefore())
                .isFalse();
        assertThat(((Answered) execute(READ, timeout(), status(404))).maybeAppliedBefore())
                .isFalse();
    }

    @Test
    void execute_connectFailureOnCreate_retriedAndNotSent() {
        NotSent notSent = (NotSent) execute(CREATE, refused());

        assertThat(notSent.counts().attempts()).isEqualTo(4);
        assertThat(notSent.failure().kind()).isEqualTo(Kind.CONNECT);
        assertThat(notSent.failure().attempts()).isEqualTo(4);
    }

    @Test
    void execute_updateTimedOutThenRejected_staysAmbiguous() {
        Ambiguous ambiguous = (Ambiguous) execute(UPDATE, timeout(), refused(), status(429, "Retry-After", "9"));

        assertThat(ambiguous.failure().kind()).isEqualTo(Kind.STATUS);
        assertThat(ambiguous.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(9), Duration.ofMillis(9_250));
        assertThat(ambiguous.failure().getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("no complete response within 30 s", "connection refused");
    }

    @Test
    void execute_readTimedOutThenRefused_notSent() {
        assertThat(execute(READ, timeout(), refused())).isInstanceOf(NotSent.class);
    }

    @Test
    void execute_throttledWithoutRetryAfter_pausesTheLimiterAndBacksOff() {
        TransportOutcome outcome = execute(CREATE, status(429), status(201));

        assertThat(outcome).isInstanceOf(Answered.class);
        assertThat(outcome.counts().backoff()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void execute_throttledWithRetryAfter_pausesTheLimiterForAllCallers() throws InterruptedException {
        Rejected rejected = (Rejected) execute(READ, status(429, "Retry-After", "30"));

        assertThat(rejected.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(30), Duration.ofMillis(30_250));
        assertThat(rejected.failure().retryAfter()).isEqualTo(rejected.retryAfter());
        assertThat(rejected.failure()).hasMessageEndingWith("answered 429 (1 attempt); try again in 31 s.");
        assertThat(time.elapsed()).isZero();
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void execute_retryAfterShorterThanBackoff_backoffApplies() {
        TransportOutcome outcome = execute(READ, status(503, "Retry-After", "0"), status(200));

        assertThat(outcome.counts().backoff()).isGreaterThanOrEqualTo(Duration.ofMillis(125));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void execute_retryAfterOneSecond_waits(int status) {
        TransportOutcome outcome = execute(READ, status(status, "Retry-After", "1"), status(200));

        assertThat(outcome).isInstanceOf(Answered.class);
        assertThat(outcome.counts().backoff()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_100));
    }

    /** A server that answers 409 or redirects is healthy: other calls are sent. */
    @ParameterizedTest
    @ValueSource(ints = {302, 304, 409, 423})
    void execute_temporaryStatusOfAHealthyServer_doesNotOpenTheCircuit(int status) {
        HttpTransport transport = over(new ScriptedExchange(status(status)));
        for (int i = 0; i < 10; i++) {
            transport.execute(CREATE);
        }

        assertThat(transport.stats().circuit()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void execute_retryAfterUpToTheMaximum_isFollowed() {
        Rejected rejected = (Rejected) execute(READ, status(429, "Retry-After", "60"));

        assertThat(rejected.failure().kind()).isEqualTo(Kind.STATUS);
        assertThat(rejected.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_250));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void execute_retryAfterBeyondTheMaximum_pausesAllCalls(int status) {
        ScriptedExchange exchange = new ScriptedExchange(status(status, "Retry-After", "7200"));
        HttpTransport transport = over(exchange);

        TransportOutcome.Failed first = (TransportOutcome.Failed) transport.execute(UPDATE);
        NotSent second = (NotSent) over(new ScriptedExchange(status(200))).execute(READ);

        assertThat(first.failure().kind()).isEqualTo(Kind.PAUSE_REQUESTED);
        assertThat(first.failure().ambiguous()).isEqualTo(status == 503);
        assertThat(first.retryAfter()).contains(Duration.ofHours(2));
        assertThat(first.failure())
                .hasMessageContaining("of 7200 s, until ")
                .hasMessageContaining(
                        time.wallTime().plusSeconds(7200).toString().substring(0, 16));
        assertThat(second.failure().kind()).isEqualTo(Kind.PAUSE_REQUESTED);
        assertThat(second.retryAfter()).contains(Duration.ofHours(2));
        assertThat(exchange.sent).hasSize(1);
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void execute_retryAfterMaxSet_isTheLongestFollowed() {
        RetryConfig five =
                RetryConfig.builder().retryAfterMax(Duration.ofSeconds(5)).build();
        HttpTransport transport = HttpTransport.builder()
                .exchange(new ScriptedExchange(status(429, "Retry-After", "6")))
                .time(time)
                .random(new Random(1))
                .retry(five)
                .build();

        assertThat(((Rejected) transport.execute(READ)).failure().kind()).isEqualTo(Kind.PAUSE_REQUESTED);
    }

    @Test
    void execute_throwingBodyCheck_protocolFailureWithoutItsMessage() {
        BodyCheck broken = response -> {
            throw new IllegalStateException("content");
        };
        TransportRequest request =
                TransportRequest.builder("POST", ADDRESS).bodyCheck(broken).build();

        Ambiguous ambiguous = (Ambiguous) execute(request, status(200));

        assertThat(ambiguous.failure())
                .hasMessageContaining("its check failed with IllegalStateException")
                .hasMessageNotContaining("content");
    }

    @Test
    void execute_interruptedBefore_notSentAndFlagKept() {
        ScriptedExchange exchange = new ScriptedExchange(status(200));
        Thread.currentThread().interrupt();

        NotSent notSent = (NotSent) over(exchange).execute(READ);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(notSent.failure().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(notSent.counts()).isEqualTo(CallCounts.NONE);
        assertThat(exchange.sent).isEmpty();
    }

    @Test
    void execute_interruptedWhileWaitingForPermit_notSent() throws InterruptedException {
        limiter.acquire();
        time.alarm(Duration.ofMillis(100), Thread.currentThread()::interrupt);

        TransportOutcome outcome = execute(READ, status(200));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isInstanceOf(NotSent.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void execute_interruptedInBackoff_endsAtOnceWithTheLastFailureAsCause() {
        time.alarm(Duration.ofMillis(10), Thread.currentThread()::interrupt);

        Ambiguous ambiguous = (Ambiguous) execute(UPDATE, status(503));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ambiguous.failure().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(ambiguous.failure()).hasRootCauseMessage("the server answered 503");
        assertThat(ambiguous.counts().backoff()).isEqualTo(Duration.ofMillis(10));
        assertThat(ambiguous.counts().attempts()).isEqualTo(1);
    }

    @Test
    void stats_severalCalls_addUp() {
        HttpTransport transport = over(new ScriptedExchange(status(429), status(200), timeout(), status(404)));
        Duration backoff = transport.execute(CREATE).counts().backoff();
        backoff = backoff.plus(transport.execute(READ).counts().backoff());

        TransportStats stats = transport.stats();
        assertThat(stats.total()).isEqualTo(4);
        assertThat(stats.writes()).isEqualTo(2);
        assertThat(stats.reads()).isEqualTo(2);
        assertThat(stats.retries()).isEqualTo(2);
        assertThat(stats.throttled()).isEqualTo(1);
        assertThat(stats.byStatus()).isEqualTo(Map.of(200, 1L, 404, 1L, 429, 1L));
        assertThat(stats.backoff()).isEqualTo(backoff).isPositive();
        assertThat(stats.backoff().plus(stats.pacing())).isEqualTo(time.elapsed());
    }

    @Test
    void close_open_closesTheExchange() {
        ScriptedExchange exchange = new ScriptedExchange(status(200));
        over(exchange).close();

        assertThat(exchange.closed).isTrue();
    }
}
