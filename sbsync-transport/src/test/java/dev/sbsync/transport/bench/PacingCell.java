package dev.sbsync.transport.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One limiter at one limit and jitter, in all phases of the server's second. */
record PacingCell(Contenders contender, int perSecond, int jitterMillis, Duration length, List<PacingRun> runs) {

    static final String HEADER = """
            | limiter | limit /s | jitter ms | accepted % of the limit (worst phase) | throttled % (worst phase) | sent in the first second |
            |---|---|---|---|---|---|""";

    private static final int PHASES = 10;

    /** Simulates {@code length} in each of ten phases. */
    static PacingCell simulate(Contenders contender, int perSecond, int jitterMillis, Duration length, long seed) {
        List<PacingRun> runs = IntStream.range(0, PHASES)
                .mapToObj(i -> PacingRun.simulate(
                        contender,
                        perSecond,
                        Duration.ofMillis(100L * i + 50),
                        Duration.ofMillis(jitterMillis),
                        length,
                        seed * PHASES + i))
                .toList();
        return new PacingCell(contender, perSecond, jitterMillis, length, runs);
    }

    double acceptedPercent() {
        return mean(run -> run.acceptedPercent(perSecond, length));
    }

    double throttledPercent() {
        return mean(PacingRun::throttledPercent);
    }

    int firstSecond() {
        return runs.stream().mapToInt(PacingRun::firstSecond).max().orElseThrow();
    }

    private double mean(ToDoubleFunction<PacingRun> value) {
        return runs.stream().mapToDouble(value).average().orElseThrow();
    }

    /** Returns a row of the table with {@link #HEADER}. */
    String row() {
        double leastAccepted = runs.stream()
                .mapToDouble(run -> run.acceptedPercent(perSecond, length))
                .min()
                .orElseThrow();
        double mostThrottled =
                runs.stream().mapToDouble(PacingRun::throttledPercent).max().orElseThrow();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.2f (%.2f) | %.3f (%.3f) | %d |",
                contender,
                perSecond,
                jitterMillis,
                acceptedPercent(),
                leastAccepted,
                throttledPercent(),
                mostThrottled,
                firstSecond());
    }
}
