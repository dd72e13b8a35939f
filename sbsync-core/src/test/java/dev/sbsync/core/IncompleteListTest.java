package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.IncompleteListException;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list without {@code Total} is read to its end, and one with fewer stories than the space says is read again. */
class IncompleteListTest {

    private static final int STORIES = 250;
    private static final String LIST = "/v1/spaces/" + Sides.SOURCE + "/stories";

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
            sides.api.failNext("GET", LIST, FaultAction.shortPage(rows));

            assertThat(sides.sync().build().plan().items()).hasSize(STORIES);
        }
    }

    /** A list that contradicts nothing in itself: only the count of the space shows that it is not the whole one. */
    @Test
    void listShorterThanTheSpaceSays_isReadAgain() {
        try (Sides sides = Sides.of(IncompleteListTest::stories)) {
            sides.api.failNext("GET", LIST, list(0));

            assertThat(sides.sync().build().plan().items()).hasSize(STORIES);
        }
    }

    @Test
    void listShorterThanTheSpaceSays_thatIsAnotherOneEachTime_endsBeforeAnythingIsWritten() {
        try (Sides sides = Sides.of(IncompleteListTest::stories)) {
            for (int pass = 0; pass < 3; pass++) {
                sides.api.faults().add(FaultRule.on("GET", LIST).call(pass + 1).then(list(pass)));
            }
            SpaceSync sync = sides.sync().build();

            assertThatThrownBy(() -> sync.run(sync.plan()))
                    .isInstanceOf(IncompleteListException.class)
                    .hasMessageContaining("reports " + STORIES + " stories")
                    .hasMessageContaining("read 3 times");
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    /** A count that is out of date: two equal passes are believed. */
    @Test
    void spaceSaysMoreThanItsListHas_twoEqualPassesAreTheSpace() {
        try (Sides sides =
                Sides.of(fake -> fake.with(Switch.STORIES_COUNT_TOO_HIGH), IncompleteListTest::stories, target -> {})) {
            assertThat(sides.sync().build().plan().items()).hasSize(STORIES);

            int pages = STORIES / 100 + 1;
            assertThat(sides.api.requests().stream()
                            .filter(request -> request.path().equals(LIST)))
                    .hasSize(2 * pages);
        }
    }

    /** Returns a list of so many items that is whole by its own account. */
    private static FaultAction list(int rows) {
        String items = IntStream.rangeClosed(1, rows)
                .mapToObj(id -> "{\"id\":" + id + ",\"uuid\":\"u" + id + "\",\"slug\":\"s" + id + "\",\"full_slug\":\"s"
                        + id + "\",\"parent_id\":0}")
                .collect(Collectors.joining(","));
        return FaultAction.status(200, "{\"stories\":[" + items + "]}")
                .withHeader("Total", Integer.toString(rows))
                .withHeader("Per-Page", "100");
    }

    private static void stories(SpaceBuilder space) {
        for (int i = 0; i < STORIES; i++) {
            space.story("s-" + i);
        }
    }

    private static Sides withoutTotal() {
        return Sides.of(fake -> fake.with(Switch.LISTS_WITHOUT_TOTAL), IncompleteListTest::stories, target -> {});
    }
}
