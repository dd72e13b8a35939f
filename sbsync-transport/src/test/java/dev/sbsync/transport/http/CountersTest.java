package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.ScriptedExchange.refused;
import static dev.sbsync.transport.http.ScriptedExchange.status;
import static dev.sbsync.transport.http.ScriptedExchange.timeout;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.MethodStats;
import dev.sbsync.transport.RetryCause;
import dev.sbsync.transport.TransportListener;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.logging.CapturedLogs;
import dev.sbsync.transport.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CountersTest {

    private static final URI ADDRESS = URI.create("https://example.com/v1/spaces/1");
    private static final String PATH =
            TransportRequest.builder("GET", ADDRESS).build().pathTemplate();
    private static final TransportRequest READ =
            TransportRequest.builder("GET", ADDRESS).build();
    private static final TransportRequest CREATE = TransportRequest.builder("POST", ADDRESS)
            .body("12345".getBytes(UTF_8))
            .build();

    private final ManualTime time = new ManualTime();
    private final ScriptedExchange exchange = new ScriptedExchange(status(200));

    private HttpTransport transport(TransportListener listener) {
        return HttpTransport.builder()
                .exchange(exchange)
                .time(time)
                .random(new Random(1))
                .listener(listener)
                .build();
    }

    private static ExchangeResult body(int status, String body) {
        return new ExchangeResult.Response(new TransportResponse(status, Map.of(), body.getBytes(UTF_8)));
    }

    @Test
    void stats_methodsAndStatuses_countedSeparately() {
        HttpTransport transport = transport(TransportListener.NONE);
        exchange.answer(status(429), status(200), status(404), refused(), timeout());
        exchange.takes(time, Duration.ofMillis(40));
        transport.execute(READ);
        transport.execute(READ);
        transport.execute(CREATE);

        TransportStats stats = transport.stats();
        assertThat(stats.byMethod().keySet()).containsExactly("GET", "POST");
        MethodStats get = stats.byMethod().get("GET");
        assertThat(get)
                .isEqualTo(new MethodStats(
                        3,
                        3,
                        new TreeMap<>(Map.of(200, 1L, 404, 1L, 429, 1L)),
                        Duration.ofMillis(120),
                        Duration.ofMillis(40)));
        MethodStats post = stats.byMethod().get("POST");
        assertThat(post)
                .isEqualTo(new MethodStats(2, 1, new TreeMap<>(), Duration.ofMillis(40), Duration.ofMillis(40)));
        assertThat(stats.retriesByCause())
                .containsExactlyInAnyOrderEntriesOf(Map.of(RetryCause.THROTTLED, 1L, RetryCause.CONNECT, 1L));
        assertThat(stats.retries()).isEqualTo(2);
        assertThat(stats.circuit()).isEqualTo(CircuitState.CLOSED);
        assertThat(stats.permitsWaiting()).isZero();
    }

    /** Latency does not include backoff and the wait for a permit. */
    @Test
    void stats_latency_fromSendingToTheLastByteOnly() {
        HttpTransport transport = transport(TransportListener.NONE);
        exchange.answer(status(503), status(200));
        exchange.takes(time, Duration.ofMillis(70));
        transport.execute(READ);

        assertThat(transport.stats().byMethod().get("GET"))
                .extracting(MethodStats::latencySum)
                .isEqualTo(Duration.ofMillis(140));
        assertThat(transport.stats().backoff()).isPositive();
    }

    @Test
    void stats_bytes_ofBodiesBothWays() {
        HttpTransport transport = transport(TransportListener.NONE);
        exchange.answer(body(200, "abc"), body(201, "defg"));
        transport.execute(READ);
        transport.execute(CREATE);

        assertThat(transport.stats().bytesIn()).isEqualTo(7);
        assertThat(transport.stats().bytesOut()).isEqualTo(5);
    }

    /** Attempts without a connection have neither bytes nor latency. */
    @Test
    void stats_neverSent_neitherBytesNorLatency() {
        List<AttemptReport> ended = new ArrayList<>();
        HttpTransport transport = transport(new TransportListener() {
            @Override
            public void attemptEnded(AttemptReport attempt) {
                ended.add(attempt);
            }
        });
        exchange.answer(
                refused(), new ExchangeResult.Failure(Kind.LOCAL, false, "no free connection", null), refused());
        exchange.takes(time, Duration.ofMillis(40));
        transport.execute(CREATE);

        assertThat(transport.stats().bytesOut()).isZero();
        assertThat(transport.stats().byMethod().get("POST"))
                .isEqualTo(new MethodStats(4, 0, new TreeMap<>(), Duration.ZERO, Duration.ZERO));
        assertThat(ended).extracting(AttemptReport::latency).containsOnly(Duration.ZERO);
    }

    @Test
    void stats_latency_withoutTheWaitForAConnection() {
        HttpTransport transport = transport(TransportListener.NONE);
        Duration timeToSend = Duration.ofMillis(30);
        TransportResponse response = new TransportResponse(200, Map.of(), new byte[0]);
        exchange.answer(
                new ExchangeResult.Response(response, timeToSend),
                new ExchangeResult.Failure(Kind.TIMEOUT, true, "no complete answer", null, timeToSend));
        exchange.takes(time, Duration.ofMillis(40));
        transport.execute(READ);
        transport.execute(CREATE);

        assertThat(transport.stats().byMethod().get("GET"))
                .extracting(MethodStats::latencySum)
                .isEqualTo(Duration.ofMillis(10));
        assertThat(transport.stats().byMethod().get("POST"))
                .extracting(MethodStats::latencyMax)
                .isEqualTo(Duration.ofMillis(10));
        assertThat(transport.stats().bytesOut()).isEqualTo(5);
    }

    @Test
    void minus_snapshots_difference() {
        HttpTransport transport = transport(TransportListener.NONE);
        exchange.answer(status(429), body(200, "abc"), status(503), body(200, "abcd"));
        transport.execute(READ);
        TransportStats before = transport.stats();
        transport.execute(READ);

        TransportStats since = transport.stats().minus(before);
        assertThat(since.total()).isEqualTo(2);
        assertThat(since.retriesByCause()).containsOnlyKeys(RetryCause.SERVER_ERROR);
        assertThat(since.byMethod().get("GET"))
                .extracting(MethodStats::byStatus)
                .isEqualTo(Map.of(200, 1L, 503, 1L));
        assertThat(since.bytesIn()).isEqualTo(4);
        assertThat(since.throttled()).isZero();
        assertThat(before.minus(before).byMethod()).isEmpty();
        assertThat(before.total()).isEqualTo(2);
    }

    @Test
    void listener_attempts_hearsOfEachAndOfEach429() {
        List<AttemptReport> ended = new ArrayList<>();
        List<AttemptReport> throttled = new ArrayList<>();
        exchange.answer(status(429, "Retry-After", "1"), status(200), timeout());
        exchange.takes(time, Duration.ofMillis(40));
        HttpTransport transport = transport(new TransportListener() {
            @Override
            public void attemptEnded(AttemptReport attempt) {
                ended.add(attempt);
            }

            @Override
            public void throttled(AttemptReport attempt) {
                throttled.add(attempt);
            }
        });
        transport.execute(READ);
        transport.execute(CREATE);

        Duration latency = Duration.ofMillis(40);
        AttemptReport first = new AttemptReport("GET", PATH, 1, 429, Kind.STATUS, latency, Duration.ofSeconds(1));
        assertThat(ended)
                .containsExactly(
                        first,
                        new AttemptReport("GET", PATH, 2, 200, null, latency, null),
                        new AttemptReport("POST", PATH, 1, 0, Kind.TIMEOUT, latency, null));
        assertThat(throttled).containsExactly(first);
    }

    @Test
    void listener_circuit_hearsOfEveryChange() {
        List<String> changes = new ArrayList<>();
        exchange.answer(status(503));
        HttpTransport transport = transport(new TransportListener() {
            @Override
            public void circuitChanged(CircuitState before, CircuitState now) {
                changes.add(before + ">" + now);
            }
        });
        for (int i = 0; i < 6; i++) {
            transport.execute(CREATE);
        }
        assertThat(transport.stats().circuit()).isEqualTo(CircuitState.OPEN);
        time.advance(Duration.ofSeconds(3));
        exchange.answer(status(200));
        transport.execute(CREATE);

        assertThat(changes).containsExactly("CLOSED>OPEN", "OPEN>HALF_OPEN", "HALF_OPEN>CLOSED");
    }

    @Test
    void listener_throws_callContinuesAndIsLoggedOnce() {
        HttpTransport transport = transport(new TransportListener() {
            @Override
            public void attemptEnded(AttemptReport attempt) {
                throw new IllegalStateException("the embedder's");
            }
        });
        try (CapturedLogs logs = new CapturedLogs()) {
            assertThat(transport.execute(READ)).isInstanceOf(TransportOutcome.Answered.class);
            assertThat(transport.execute(READ)).isInstanceOf(TransportOutcome.Answered.class);

            assertThat(logs.lines())
                    .filteredOn(line -> line.contains("WARN"))
                    .singleElement()
                    .asString()
                    .contains("the embedder's");
        }
    }

    @Test
    void execute_hugeRetryAfter_reportedOnce() {
        HttpTransport transport = transport(TransportListener.NONE);
        exchange.answer(status(429, "Retry-After", "99999999999"));
        try (CapturedLogs logs = new CapturedLogs()) {
            TransportOutcome.Rejected first = (TransportOutcome.Rejected) transport.execute(READ);
            transport.execute(READ);

            assertThat(first.retryAfter()).contains(Duration.ofDays(1));
            assertThat(time.elapsed()).isZero();
            assertThat(logs.lines())
                    .filteredOn(line -> line.contains("WARN"))
                    .singleElement()
                    .asString()
                    .contains("of a day or longer");
        }
    }
}
