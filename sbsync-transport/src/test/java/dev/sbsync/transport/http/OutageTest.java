package dev.sbsync.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.CircuitState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to a failing server and the recovery afterwards, over simulated minutes. */
class OutageTest {

    private static final Duration BEFORE = Duration.ofSeconds(20);

    private static List<Outage> runs(LongFunction<Outage> bySeed) {
        return LongStream.rangeClosed(1, 5).mapToObj(bySeed).toList();
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "3, 8", "6, 1", "6, 8", "6, 16"})
    void execute_aMinuteOf429s_noCallFailsAndAboutOneRequestPerSecond(int rps, int workers) {
        Duration latency = Duration.ofMillis(100);
        List<Outage> runs = runs(seed -> new Outage(seed, rps, workers, 429, latency, BEFORE, Duration.ofSeconds(60)));

        System.out.printf(
                Locale.ROOT,
                "429 for 60 s, %d rps, %2d workers: at most %d requests, %d calls lost of %d%n",
                rps,
                workers,
                runs.stream().mapToLong(Outage::sentInOutage).max().orElseThrow(),
                runs.stream().mapToInt(run -> run.lost.size()).sum(),
                runs.stream().mapToInt(run -> run.begun).sum());
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.lost).isEmpty();
            assertThat(run.answered).isEqualTo(run.begun);
            assertThat(run.sentInOutage()).isBetween(30L, 66L);
            assertThat(run.circuit).isEmpty();
        });
    }

    /** One request at the start, then one after each {@code Retry-After}, across all users of the limiter. */
    @ParameterizedTest
    @CsvSource({"3, 1, 429", "6, 1, 429", "6, 2, 429", "6, 4, 429", "6, 2, 503"})
    void execute_aMinuteOfRetryAfter_oneRequestPerPauseOfTheSharedLimiter(int rps, int transports, int status) {
        Map<String, List<String>> fiveSeconds = Map.of("Retry-After", List.of("5"));
        List<Outage> runs = runs(seed -> new Outage(
                seed, rps, 8, transports, status, fiveSeconds, Duration.ofMillis(50), BEFORE, Duration.ofSeconds(60)));

        System.out.printf(
                Locale.ROOT,
                "%d with Retry-After: 5 for 60 s, %d rps, %d transports: at most %d requests, %d calls lost of %d%n",
                status,
                rps,
                transports,
                runs.stream().mapToLong(Outage::sentInOutage).max().orElseThrow(),
                runs.stream().mapToInt(run -> run.lost.size()).sum(),
                runs.stream().mapToInt(run -> run.begun).sum());
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.lost).isEmpty();
            assertThat(run.answered).isEqualTo(run.begun);
            assertThat(run.sentInOutage()).isBetween(5L, 12L);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "3, 50, 5", "3, 50, 30", "3, 50, 120", "3, 3000, 5", "3, 3000, 30", "3, 3000, 120",
        "6, 50, 5", "6, 50, 30", "6, 50, 120", "6, 3000, 5", "6, 3000, 30", "6, 3000, 120"
    })
    void execute_serverDown_fewRequestsThenProbesThenRecoveryWithoutLostCalls(int rps, int millis, int seconds) {
        List<Outage> runs = runs(
                seed -> new Outage(seed, rps, 8, 503, Duration.ofMillis(millis), BEFORE, Duration.ofSeconds(seconds)));

        System.out.printf(
                Locale.ROOT,
                "503 for %3d s after %4d ms each, %d rps: at most %2d requests until shut, then at most %2d,"
                        + " at least %s apart; at least %.2f rps 20 s after; %d calls lost of %d%n",
                seconds,
                millis,
                rps,
                runs.stream().mapToLong(Outage::sentBeforeShut).max().orElseThrow(),
                runs.stream().mapToInt(run -> run.sentWhileShut().size()).max().orElseThrow(),
                runs.stream()
                        .map(Outage::closestWhileShut)
                        .filter(Objects::nonNull)
                        .min(Duration::compareTo)
                        .map(gap -> gap.toMillis() + " ms")
                        .orElse("-"),
                runs.stream().mapToDouble(Outage::rateAfterwards).min().orElseThrow(),
                runs.stream().mapToInt(run -> run.lost.size()).sum(),
                runs.stream().mapToInt(run -> run.begun).sum());
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.lost).isEmpty();
            assertThat(run.answered).isEqualTo(run.begun);
            assertThat(run.sentBeforeShut()).isBetween(5L, 20L);
            assertThat(run.sentWhileShut().size()).isLessThanOrEqualTo(seconds / 2);
            Duration closest = run.closestWhileShut();
            assertThat(closest == null || closest.compareTo(Duration.ofSeconds(2)) >= 0)
                    .isTrue();
            assertThat(run.rateAfterwards()).isGreaterThanOrEqualTo(0.9 * rps);
            assertThat(run.circuit)
                    .startsWith(CircuitState.OPEN, CircuitState.HALF_OPEN)
                    .endsWith(CircuitState.CLOSED);
        });
    }
}
