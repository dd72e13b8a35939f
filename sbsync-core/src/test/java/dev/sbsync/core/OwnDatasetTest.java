package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.Dataset;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Copies the first space of a dataset of your own to its second: {@code ./mvnw test -pl sbsync-core -am
 * -Dtest=OwnDatasetTest -Dsurefire.failIfNoSpecifiedTests=false -Dsbsync.dataset=FILE}.
 */
@EnabledIfSystemProperty(named = "sbsync.dataset", matches = ".+", disabledReason = "needs -Dsbsync.dataset=FILE")
class OwnDatasetTest {

    @Test
    void run_ownDataset_mirrorsToTheLetterAndThenWritesNothing() {
        Path file = Path.of(Objects.requireNonNull(System.getProperty("sbsync.dataset")));
        try (Sides sides = Sides.ofTwo(Dataset.read(file))) {
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrorsTextually(sides.source());
            assertThat(sides.sync().build().verify().equal()).isTrue();

            sides.api.clearRequests();
            SyncReport again = sides.run();
            assertThat(again.summary().unchanged()).isEqualTo(again.summary().total());
            assertThat(sides.api.writes()).isEmpty();
        }
    }
}
