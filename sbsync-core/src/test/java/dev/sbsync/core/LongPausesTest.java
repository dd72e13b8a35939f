package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits that the server asks for with {@code Retry-After}. */
class LongPausesTest {

    private static final String STORIES = "/v1/spaces/" + Sides.TARGET + "/stories";

    private static FaultAction pause(String seconds) {
        return FaultAction.throttled().withHeader("Retry-After", seconds);
    }

    private static Sides sides() {
        return Sides.of(source -> source.folder("f").story("f/a").story("b").story("c", story -> story.published()));
    }

    @ParameterizedTest
    @CsvSource({"86400, PT24H", "3600, PT1H", "61, PT1M1S"})
    void longerThanIsHonoured_runEndsWithTheTimeToComeBackAndIsResumed(String seconds, Duration asked) {
        StateStore state = StateStore.inMemory();
        try (Sides sides = sides()) {
            sides.api.faults().add(FaultRule.on("POST", STORIES).call(2).then(pause(seconds)));
            SyncReport report = Sides.run(sides.sync().state(state).build());

            assertThat(report.ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(report.summary().failed()).isZero();
            assertThat(report.summary().blocked()).isZero();
            SbsyncException cause = report.abortedBy().orElseThrow();
            assertThat(cause.retryAfter().orElseThrow()).isBetween(asked.minusSeconds(2), asked.plusSeconds(1));
            assertThat(sides.time.elapsed()).isLessThan(Duration.ofSeconds(5));

            sides.time.advance(cause.retryAfter().orElseThrow());
            SyncReport resumed = Sides.awaited(sides.sync().state(state).build().resume(report.runId()));
            assertThat(resumed.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    /** Twenty minutes of it: none of that is the item's time. */
    @Test
    void honouredAgainAndAgain_failsNoItem() {
        try (Sides sides = sides()) {
            sides.api.faults().add(FaultRule.on("POST", STORIES).times(25).then(pause("50")));
            SyncReport report = sides.run();
            assertThat(report.ending()).as("%s", report.items()).isEqualTo(RunEnding.DONE);
            assertThat(sides.time.elapsed()).isGreaterThan(Duration.ofMinutes(20));
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void askedForEver_itemFailsAfterAnHourAndAQuarter() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            sides.api.faults().add(FaultRule.on("POST", STORIES).always().then(pause("50")));
            SyncReport report = sides.run();
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.THROTTLED);
            assertThat(sides.time.elapsed()).isBetween(Duration.ofMinutes(73), Duration.ofMinutes(76));
        }
    }
}
