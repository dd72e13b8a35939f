package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creates that the target refuses because of their slug. */
class SlugRefusedTest {

    private final StateStore state = StateStore.inMemory();

    /** Case 04 B: the first run fails by name, and the second tries each refused item once and says the same. */
    @Test
    void slugsThatTheTargetRefuses_failByName_andAreTriedOncePerRun() {
        try (Sides sides = Sides.ofCase("04-slug-normalised-by-target", Switch.SLUG_ASCII_ONLY)) {
            for (int run = 1; run <= 2; run++) {
                sides.api.clearRequests();
                SyncReport report = Sides.run(sides.sync().state(state).build());

                assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
                for (String folder : new String[] {"Blog", "über-uns"}) {
                    assertThat(problem(report, folder).code()).isEqualTo(OutcomeCode.INVALID);
                    assertThat(problem(report, folder).message()).contains("slug", "is invalid");
                }
                assertThat(problem(report, "über-uns/team").code()).isEqualTo(OutcomeCode.BLOCKED);
                assertThat(sides.target().stories()).extracting(FakeStory::path).containsExactly("plain");
                assertThat(refused(sides)).as("refused creates of run " + run).isEqualTo(2);
            }
        }
    }

    /** What the target spells in its own way, under another uuid, is refused as taken and left as the policy says. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slugTakenInTheTargetsSpelling_underSkip_isLeftAsItIs(boolean onExisting) {
        try (Sides sides = Sides.of(
                fake -> fake.with(Switch.SLUG_TRANSLITERATED),
                source ->
                        source.story("S1", story -> story.uuid("u-s").name("S1").field("_uid", "c")),
                target ->
                        target.story("s1", story -> story.uuid("u-t").name("S1").field("_uid", "c")))) {
            SpaceSyncBuilder sync = onExisting
                    ? sides.sync().onExisting(OnExisting.SKIP)
                    : sides.sync().onCollision(OnCollision.SKIP);

            SyncReport report = Sides.run(sync.build());

            assertThat(result(report, "S1").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(result(report, "S1").warnings()).anyMatch(warning -> warning.code() == OutcomeCode.COLLISION);
            assertThat(sides.target().story("s1").orElseThrow().uuid()).isEqualTo("u-t");
        }
    }

    private static long refused(Sides sides) {
        return sides.api.requests().stream()
                .filter(request -> request.toString().contains("POST")
                        && request.toString().contains("-> 422"))
                .count();
    }
}
