package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.config.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExitStatusTest {

    @Test
    void of_heapExhaustedWhileAResourceWasClosed_namesTheSetting() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        ExitStatus status = ExitStatus.of(
                new IllegalArgumentException("Self-suppression not permitted", error), Environment.of(Map.of()));

        assertThat(status.exitCode()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(status.sentence()).contains("-Xmx", "sbsync resume").doesNotContain("Self-suppression");
    }
}
