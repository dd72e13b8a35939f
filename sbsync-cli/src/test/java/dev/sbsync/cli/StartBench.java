package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The duration of {@code --help} on the packaged jar with the launcher's flags. Requires the package phase. */
@SuppressWarnings("SystemOut")
class StartBench {

    private static final int RUNS = 20;
    private static final Duration BOUND = Duration.ofMillis(800);

    @Test
    void help_isThereAtOnce() throws Exception {
        Path jar = Path.of("target/sbsync.jar");
        assertThat(jar).as("./mvnw -DskipTests package makes it").exists();
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            jar.toString(),
                            "--help")
                    .redirectOutput(Files.createTempFile("sbsync-", ".help").toFile())
                    .start();
            assertThat(process.waitFor()).isZero();
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        Collections.sort(times);

        Duration median = times.get(RUNS / 2);
        System.out.printf(
                "--help: median of %d %d ms, from %d to %d ms%n",
                RUNS,
                median.toMillis(),
                times.get(0).toMillis(),
                times.get(RUNS - 1).toMillis());
        assertThat(median).isLessThan(BOUND);
    }
}
