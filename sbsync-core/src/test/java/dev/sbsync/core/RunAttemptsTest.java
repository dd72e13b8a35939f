package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report of a run counts all of its attempts, those whose process was killed included. */
class RunAttemptsTest {

    private static final int REQUESTS = 14;

    /** The second attempt reads what the first has not confirmed before it writes. */
    private static final int MORE_REQUESTS = 26;

    @TempDir
    private Path folder;

    @Test
    void killedTwice_theTotalsCoverAllAttempts() {
        Path file = folder.resolve("state.db");
        try (Sides sides = sides()) {
            sides.answeringText(any -> true, text -> {
                sides.time.advance(
                        Duration.ofMillis(100)); // a state stores the progress of an attempt 20 times a second
                return text;
            });
            String runId = killed(sides, file, REQUESTS);
            sides.time.advance(Duration.ofMinutes(5));
            killed(sides, file, MORE_REQUESTS);
            sides.time.advance(Duration.ofMinutes(5));
            try (StateStore state = StateFile.open(file, sides.time)) {
                SyncRun run = sides.sync().state(state).build().resume(runId);
                SyncReport report = Sides.awaited(run);

                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(report.attempts())
                        .extracting(attempt -> attempt.ended().orElse(null))
                        .containsExactly(null, null, RunEnding.DONE);
                assertThat(report.attempts())
                        .allSatisfy(attempt -> assertThat(writes(attempt)).isPositive());
                assertThat(report.targetRequests().writes())
                        .isEqualTo(report.attempts().stream()
                                .mapToLong(RunAttemptsTest::writes)
                                .sum())
                        .isBetween(sides.api.writes().size() - 4L, (long)
                                sides.api.writes().size());
                assertThat(report.startedAt())
                        .isEqualTo(report.attempts().get(0).startedAt());
                assertThat(report.summary().created()).isEqualTo(12);
                assertThat(report.duration()).isLessThan(Duration.ofMinutes(5));
                assertThat(run.snapshot().target().stats().writes())
                        .as("a snapshot is about this attempt, as it was while it was running")
                        .isEqualTo(writes(report.attempts().get(2)));
                assertThat(new SyncState(state).report(runId).orElseThrow().attempts())
                        .hasSize(3);
            }
        }
    }

    /** Whether what was there before is skipped or compared: what the run itself created was not there before. */
    @ParameterizedTest
    @EnumSource(names = {"UPDATE", "SKIP"})
    void itemsThatAnEarlierAttemptCreated_endAsCreated_whereverTheAttemptsWereKilled(OnExisting policy) {
        for (int at = 1; at < 50; at += 8) {
            for (int again = 1; again < 30; again += 7) {
                StateStore state = StateStore.inMemory();
                try (Sides sides = sides()) {
                    DyingState.Death death = DyingState.atWrite(at, again % 2 == 0);
                    SpaceSync first = sides.sync()
                            .state(death.of(state))
                            .onExisting(policy)
                            .build();
                    death.before(() -> first.start(first.plan()));
                    death.await();
                    if (new SyncState(state).runs().isEmpty()) {
                        continue;
                    }
                    String runId = new SyncState(state).runs().get(0).header().runId();
                    sides.time.advance(Duration.ofMinutes(5));
                    sides.source().edit("b", story -> story.field("v", 2).publish());
                    DyingState.Death second = DyingState.atWrite(again, again % 3 == 0);
                    SpaceSync next = sides.sync().state(second.of(state)).build();
                    second.before(() -> next.resume(runId));
                    second.await();
                    sides.time.advance(Duration.ofMinutes(5));
                    sides.source().edit("a", story -> story.field("v", 2).publish());
                    SyncReport report = new SyncState(state).runs().get(0).resumable()
                            ? Sides.awaited(sides.sync().state(state).build().resume(runId))
                            : new SyncState(state).report(runId).orElseThrow();

                    assertThat(report.items())
                            .as("killed at write %d, and at %d", at, again)
                            .allMatch(item -> item.outcome() instanceof Outcome.Created);
                    assertThat(ReportJson.write(report))
                            .doesNotContain("uuid: ")
                            .doesNotContain("\"reasons\" : [ ]");
                }
            }
        }
    }

    /** Starts or resumes the run, in a process that dies at its n-th request: what it had stored by then is left. */
    private static String killed(Sides sides, Path file, int atRequest) {
        DyingState.Death death = DyingState.whenTold();
        try (StateStore state = death.of(StateFile.open(file, sides.time))) {
            SpaceSync sync = sides.sync().state(state).workers(1).build();
            boolean first = new SyncState(state).runs().isEmpty();
            if (first) {
                SyncPlan plan = sync.plan();
                sides.dieAtRequest(atRequest, true, death::die);
                death.before(() -> sync.start(plan));
            } else {
                String runId = new SyncState(state).runs().get(0).header().runId();
                sides.dieAtRequest(atRequest, true, death::die);
                death.before(() -> sync.resume(runId));
            }
            death.await();
        }
        sides.liveAgain();
        try (StateStore state = StateFile.read(file)) {
            return new SyncState(state).runs().get(0).header().runId();
        }
    }

    private static long writes(RunAttempt attempt) {
        return attempt.targetRequests().writes();
    }

    private static Sides sides() {
        return Sides.of(source -> {
            for (String slug : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")) {
                source.story(slug, story -> story.published());
            }
        });
    }
}
