package dev.sbsync.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.SimulatedTime;
import dev.sbsync.transport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers, one rate limiter and a server that counts requests per wall-clock second, in simulated time. */
class SimulatedRunTest {

    private static final int LIMIT = 6;
    private static final int WORKERS = 4;
    private static final int REQUESTS_EACH = 30;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void execute_fourWorkers_allAnsweredAtTheLimit(long seed) {
        Run run = new Run(seed);

        assertThat(run.answered).isEqualTo(WORKERS * REQUESTS_EACH);
        assertThat(run.world.elapsed()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(25));
        assertThat(run.server.mostInASecond()).isLessThanOrEqualTo(LIMIT);
        assertThat(new Run(seed).server.arrivals).isEqualTo(run.server.arrivals);
    }

    private static final class Run {
        final SimulatedTime world;
        final CountingServer server;
        int answered;

        Run(long seed) {
            world = new SimulatedTime(seed);
            server = new CountingServer(world.time(), new Random(seed));
            Transport transport = HttpTransport.builder()
                    .exchange(server)
                    .time(world.time())
                    .random(new Random(seed))
                    .rateLimiter(RateLimiters.create(world.time()).forKey("one", RateLimit.perSecond(LIMIT)))
                    .build();
            world.run(() -> {
                for (int i = 0; i < WORKERS; i++) {
                    world.tasks().start("worker " + i, () -> work(transport));
                }
            });
        }

        private void work(Transport transport) {
            URI address = URI.create("https://example.com/v1/spaces/1");
            for (int i = 0; i < REQUESTS_EACH; i++) {
                TransportOutcome outcome = transport.execute(
                        TransportRequest.builder("GET", address).build());
                answered += outcome instanceof Answered ? 1 : 0;
            }
        }
    }

    /** Answers 429 over the limit of a second, with varying latency. */
    private static final class CountingServer implements Exchange {
        final List<String> arrivals = new ArrayList<>();
        private final Map<Instant, Integer> accepted = new HashMap<>();
        private final TimeSource time;
        private final Random random;

        CountingServer(TimeSource time, Random random) {
            this.time = time;
            this.random = random;
        }

        int mostInASecond() {
            return accepted.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        @Override
        public ExchangeResult send(TransportRequest request, Duration deadline) {
            try {
                time.sleep(Duration.ofMillis(random.nextInt(10)));
                Instant second = time.wallTime().truncatedTo(ChronoUnit.SECONDS);
                int status = accepted.getOrDefault(second, 0) < LIMIT ? 200 : 429;
                if (status == 200) {
                    accepted.merge(second, 1, Integer::sum);
                }
                arrivals.add(time.wallTime() + " " + status);
                time.sleep(Duration.ofMillis(100));
                return new ExchangeResult.Response(new TransportResponse(status, Map.of(), new byte[0]));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new ExchangeResult.Failure(Kind.INTERRUPTED, true, "interrupted", e);
            }
        }

        @Override
        public void close() {}
    }
}
