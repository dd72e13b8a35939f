package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list without {@code Total} is read to its end, and one with fewer stories than the space says is read again. */
class IncompleteListTest {

    private static final int STORIES = 250;

    @Test
    void case03_listWithoutTotal_isReadToItsEnd() {
        try (Sides sides = withoutTotal()) {
            SyncReport report = sides.run();

            assertThat(report.summary().created()).isEqualTo(STORIES);
            assertThat(sides.target().stories()).hasSize(STORIES);
            assertThat(sides.sync().build().verify().items()).hasSize(STORIES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60})
    void firstPageTooShort_withoutTotal_isNotTheWholeSpace(int rows) {
        try (Sides sides = withoutTotal()) {
            sides.api.failNext("GET", "/v1/spaces/" + Sides.SOURCE + "/stories", FaultAction.shortPage(rows));

            assertThat(sides.sync().build().plan().items()).hasSize(STORIES);
        }
    }

    private static Sides withoutTotal() {
        return Sides.of(
                fake -> fake.with(Switch.LISTS_WITHOUT_TOTAL),
                source -> {
                    for (int i = 0; i < STORIES; i++) {
                        source.story("s-" + i);
                    }
                },
                target -> {});
    }
}
