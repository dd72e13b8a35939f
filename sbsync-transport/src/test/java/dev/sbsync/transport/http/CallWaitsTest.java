package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.ScriptedExchange.refused;
import static dev.sbsync.transport.http.ScriptedExchange.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.RetryCause;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Ambiguous;
import dev.sbsync.transport.TransportOutcome.Failed;
import dev.sbsync.transport.TransportOutcome.NotSent;
import dev.sbsync.transport.TransportOutcome.Rejected;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which waits block the call, which are returned to the caller, and what ends them. */
class CallWaitsTest {

    private static final URI ADDRESS = URI.create("https://example.com/v1/spaces/1");
    private static final TransportRequest READ =
            TransportRequest.builder("GET", ADDRESS).build();
    private static final TransportRequest UPDATE = TransportRequest.builder("PUT", ADDRESS)
            .retrySafety(RetrySafety.ALWAYS)
            .build();
    private static final TransportRequest CREATE =
            TransportRequest.builder("POST", ADDRESS).build();

    private final ManualTime time = new ManualTime();
    private final RateLimiters budgets = RateLimiters.create(time);
    private final RateLimiter limiter = budgets.forKey("any", RateLimit.perSecond(100));

    private HttpTransportBuilder over(ScriptedExchange exchange) {
        return HttpTransport.builder()
                .exchange(exchange)
                .time(time)
                .random(new Random(1))
                .rateLimiter(limiter);
    }

    @Test
    void execute_closedInBackoff_endsAtOnceWithoutAnInterrupt() {
        HttpTransport transport = over(new ScriptedExchange(status(503))).build();
        time.alarm(Duration.ofMillis(10), transport::close);

        Ambiguous ambiguous = (Ambiguous) transport.execute(UPDATE);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(ambiguous.failure().kind()).isEqualTo(Kind.CLOSED);
        assertThat(ambiguous.failure()).hasRootCauseMessage("the server answered 503");
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(10));
        assertThat(ambiguous.counts().backoff()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void execute_closedWhileWaitingForPermit_notSentAtOnce() throws InterruptedException {
        RateLimiter slow = budgets.forKey("slow", RateLimit.perSecond(1));
        slow.acquire();
        ScriptedExchange exchange = new ScriptedExchange(status(200));
        HttpTransport transport = over(exchange).rateLimiter(slow).build();
        time.alarm(Duration.ofMillis(10), transport::close);

        NotSent notSent = (NotSent) transport.execute(READ);

        assertThat(notSent.failure().kind()).isEqualTo(Kind.CLOSED);
        assertThat(notSent.retryAfter()).isEmpty();
        assertThat(exchange.sent).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void execute_interruptedProbe_permitsAnotherOne() {
        ScriptedExchange exchange = new ScriptedExchange(status(503));
        HttpTransport transport = over(exchange).build();
        openCircuit(transport);
        exchange.answer(new ExchangeResult.Failure(Kind.INTERRUPTED, true, "interrupted", null), status(200));

        assertThat(((Failed) transport.execute(READ)).failure().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(transport.stats().circuit()).isEqualTo(CircuitState.HALF_OPEN);
        transport.execute(READ);
        assertThat(transport.stats().circuit()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void execute_circuitOpen_isNotAnAttempt() {
        ScriptedExchange exchange = new ScriptedExchange(status(503));
        HttpTransport transport = over(exchange).build();
        for (int i = 0; i < 5; i++) {
            transport.execute(CREATE);
        }

        NotSent notSent = (NotSent) transport.execute(CREATE);

        assertThat(exchange.sent).hasSize(5);
        assertThat(notSent.counts()).isEqualTo(CallCounts.NONE);
        assertThat(notSent.failure().kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(notSent.failure().attempts()).isZero();
        assertThat(notSent.retryAfter().orElseThrow().toMillis()).isEqualTo(2_000);
        assertThat(notSent.failure()).hasMessageContaining("not sent");
        assertThat(transport.stats().refused()).isEqualTo(1);
        assertThat(transport.stats().total()).isEqualTo(5);
    }

    @Test
    void execute_serverRecovered_startsAtHalfTheRate() throws InterruptedException {
        RateLimiter ten = budgets.forKey("ten", RateLimit.perSecond(10));
        ScriptedExchange exchange = new ScriptedExchange(status(503));
        HttpTransport transport = over(exchange).rateLimiter(ten).build();
        openCircuit(transport);
        exchange.answer(status(200));
        transport.execute(READ);

        ten.acquire();
        assertThat(ten.acquire().waited()).isEqualTo(Duration.ofMillis(200));
        time.advance(Duration.ofSeconds(8));
        ten.acquire();
        assertThat(ten.acquire().waited()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void close_duringSlowStart_restoresTheRate() throws InterruptedException {
        RateLimiter ten = budgets.forKey("ten", RateLimit.perSecond(10));
        ScriptedExchange exchange = new ScriptedExchange(status(503));
        HttpTransport transport = over(exchange).rateLimiter(ten).build();
        openCircuit(transport);
        exchange.answer(status(200));
        transport.execute(READ);
        transport.close();

        ten.acquire();
        assertThat(ten.acquire().waited()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void execute_circuitOpensBeforeTheRetry_returnsTheEarlierFailure() {
        HttpTransport transport = over(new ScriptedExchange(status(503))).build();
        transport.execute(CREATE);
        transport.execute(CREATE);

        Ambiguous ambiguous = (Ambiguous) transport.execute(UPDATE);

        assertThat(ambiguous.counts().attempts()).isEqualTo(3);
        assertThat(ambiguous.failure().kind()).isEqualTo(Kind.STATUS);
        assertThat(ambiguous.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void execute_notFoundAndThrottled_circuitStaysClosed() {
        ScriptedExchange exchange = new ScriptedExchange(status(404));
        HttpTransport transport = over(exchange).build();
        for (int i = 0; i < 20; i++) {
            exchange.answer(i % 2 == 0 ? status(404) : status(429));
            transport.execute(CREATE);
            time.advance(Duration.ofSeconds(5));
        }

        assertThat(transport.stats().circuit()).isEqualTo(CircuitState.CLOSED);
        assertThat(transport.stats().refused()).isZero();
    }

    @Test
    void execute_noFreeConnection_circuitStaysClosed() {
        ExchangeResult local = new ExchangeResult.Failure(Kind.LOCAL, false, "no free connection", null);
        HttpTransport transport = over(new ScriptedExchange(local)).build();
        for (int i = 0; i < 20; i++) {
            assertThat(transport.execute(CREATE)).isInstanceOf(NotSent.class);
        }

        assertThat(transport.stats().circuit()).isEqualTo(CircuitState.CLOSED);
        assertThat(transport.stats().retriesByCause()).containsOnlyKeys(RetryCause.LOCAL);
    }

    @Test
    void execute_attemptsUsedUp_hasARetryAfter() {
        RetryConfig once = RetryConfig.builder().maxRetries(1).build();

        Rejected rejected = (Rejected)
                over(new ScriptedExchange(status(429))).retry(once).build().execute(READ);

        assertThat(rejected.counts().attempts()).isEqualTo(2);
        assertThat(rejected.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void execute_connectionsRefusedUntilUsedUp_hasARetryAfterAndAdvice() {
        NotSent notSent =
                (NotSent) over(new ScriptedExchange(refused())).build().execute(CREATE);

        assertThat(notSent.retryAfter()).isPresent();
        assertThat(notSent.failure()).hasMessageEndingWith("; check the address and that the server is reachable.");
    }

    /** One failure per two successes keeps the circuit closed, but costs three fifths of a point each time. */
    @Test
    void execute_retryBudgetEmpty_returnsInsteadOfRetrying() {
        ScriptedExchange exchange = new ScriptedExchange(status(200));
        HttpTransport transport = over(exchange).build();
        for (int i = 0; i < 15; i++) {
            exchange.answer(status(503), status(200));
            assertThat(transport.execute(READ).counts().retries()).isEqualTo(1);
            transport.execute(READ);
        }
        exchange.answer(status(503), status(200));

        Ambiguous ambiguous = (Ambiguous) transport.execute(READ);

        assertThat(ambiguous.counts().attempts()).isEqualTo(1);
        assertThat(ambiguous.retryAfter().orElseThrow()).isBetween(Duration.ofMillis(7_500), Duration.ofSeconds(15));
        assertThat(transport.stats().circuit()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void execute_throttledRepeatedly_doesNotCostRetryBudget() {
        ScriptedExchange exchange = new ScriptedExchange(status(200));
        HttpTransport transport = over(exchange).build();
        for (int i = 0; i < 30; i++) {
            exchange.answer(status(429), status(200));
            transport.execute(READ);
        }
        exchange.answer(status(503), status(200));

        assertThat(transport.execute(READ)).isInstanceOf(TransportOutcome.Answered.class);
    }

    @Test
    void execute_totalBudget_lastAttemptIsShortenedAndNoneStartsTooLate() {
        ScriptedExchange exchange = new ScriptedExchange(ScriptedExchange.timeout());
        exchange.takes(time, Duration.ofSeconds(30));

        Ambiguous ambiguous = (Ambiguous) over(exchange).build().execute(READ);

        assertThat(exchange.deadlines.get(0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(exchange.deadlines.get(1)).isLessThan(Duration.ofSeconds(15));
        assertThat(time.elapsed()).isBetween(Duration.ofSeconds(44), Duration.ofSeconds(45));
        assertThat(ambiguous.counts().attempts()).isEqualTo(2);
        assertThat(ambiguous.retryAfter()).isPresent();
    }

    @Test
    void execute_totalBudgetOfAWrite_isLonger() {
        ScriptedExchange exchange = new ScriptedExchange(ScriptedExchange.timeout());
        exchange.takes(time, Duration.ofSeconds(30));

        over(exchange).build().execute(UPDATE);

        assertThat(time.elapsed()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
    }

    @Test
    void execute_timeBeforeTheFirstAttempt_doesNotCount() throws InterruptedException {
        RateLimiter slow = budgets.forKey("slow", new RateLimit(0.01, 1));
        slow.acquire();
        ScriptedExchange exchange = new ScriptedExchange(status(200));

        over(exchange).rateLimiter(slow).build().execute(READ);

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(100));
        assertThat(exchange.deadlines).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void execute_limiterPausedForLong_notSentAndNotWaited() {
        HttpTransport other =
                over(new ScriptedExchange(status(503, "Retry-After", "30"))).build();
        other.execute(CREATE);
        ScriptedExchange exchange = new ScriptedExchange(status(200));

        NotSent notSent = (NotSent) over(exchange).build().execute(READ);

        assertThat(notSent.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(exchange.sent).isEmpty();
        assertThat(time.elapsed()).isZero();
    }

    /** The pause comes from another user of the limiter: another call or another transport. */
    @Test
    void execute_longPauseWhileWaitingForPermit_returnsAtOnce() throws InterruptedException {
        RateLimiter slow = budgets.forKey("slow", RateLimit.perSecond(1));
        ScriptedExchange exchange = new ScriptedExchange(status(200));
        HttpTransport transport = over(exchange).rateLimiter(slow).build();
        time.alarm(Duration.ofMillis(500), () -> slow.pause(Duration.ofSeconds(30)));
        slow.acquire();

        NotSent notSent = (NotSent) transport.execute(READ);

        assertThat(notSent.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(notSent.failure().kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(500));
        assertThat(exchange.sent).isEmpty();
        assertThat(transport.stats().refused()).isEqualTo(1);
    }

    /** A pause applies to all calls even without a limit. */
    @Test
    void execute_retryAfterWithoutALimit_pausesAllCalls() {
        ScriptedExchange exchange = new ScriptedExchange(status(503, "Retry-After", "30"), status(200));
        HttpTransport transport = HttpTransport.builder()
                .exchange(exchange)
                .time(time)
                .random(new Random(1))
                .build();
        transport.execute(CREATE);

        assertThat(((NotSent) transport.execute(READ)).retryAfter()).contains(Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(29));
        assertThat(transport.execute(READ)).isInstanceOf(TransportOutcome.Answered.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void execute_shortPauseWhileWaitingForPermit_waits() throws InterruptedException {
        RateLimiter slow = budgets.forKey("slow", RateLimit.perSecond(1));
        time.alarm(Duration.ofMillis(500), () -> slow.pause(Duration.ofSeconds(2)));
        slow.acquire();

        TransportOutcome outcome = over(new ScriptedExchange(status(200)))
                .rateLimiter(slow)
                .build()
                .execute(READ);

        assertThat(outcome).isInstanceOf(TransportOutcome.Answered.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(2_500));
    }

    /** Requests of normal priority can delay prefetching without a limit. */
    @Test
    void execute_readAheadWithoutPermit_endsWithinTheTimeOfACall() throws InterruptedException {
        RateLimiter busy = budgets.forKey("busy", new RateLimit(0.01, 1));
        busy.acquire();
        ScriptedExchange exchange = new ScriptedExchange(status(200));
        TransportRequest ahead = TransportRequest.builder("GET", ADDRESS)
                .priority(Priority.READ_AHEAD)
                .build();

        NotSent notSent = (NotSent) over(exchange).rateLimiter(busy).build().execute(ahead);

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(45));
        assertThat(notSent.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(notSent.failure()).hasMessageContaining("no permit of the rate limit became free");
        assertThat(exchange.sent).isEmpty();
    }

    /** The time of a call starts with its first attempt and includes all later waits. */
    @Test
    void execute_retryWithoutPermitInTime_returnsAtTheEndOfItsTime() throws InterruptedException {
        RateLimiter busy = budgets.forKey("busy", new RateLimit(0.01, 1));
        ScriptedExchange exchange = new ScriptedExchange(status(503), status(200));

        Ambiguous ambiguous =
                (Ambiguous) over(exchange).rateLimiter(busy).build().execute(READ);

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(44));
        assertThat(ambiguous.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(ambiguous.counts().attempts()).isEqualTo(1);
    }

    /** Opens the circuit of a transport whose exchange fails, and waits until it permits a probe. */
    private void openCircuit(Transport transport) {
        for (int i = 0; i < 5; i++) {
            transport.execute(CREATE);
        }
        time.advance(((Failed) transport.execute(CREATE)).retryAfter().orElseThrow());
    }
}
