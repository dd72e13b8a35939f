package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryEditor;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A target in which what was created can be neither read nor listed for three seconds. */
class ReadLagTest {

    private static final Duration LAG = Duration.ofSeconds(3);
    private static final String POST = "/v1/spaces/" + SimulatedSides.TARGET + "/stories";

    private static void items(SpaceBuilder space) {
        space.folder("f")
                .story("f/a", story -> story.published())
                .story("f/b", story -> story.field("v", "new").dirty(live -> live.put("v", "old")))
                .story("c");
    }

    private static SimulatedSides lagging() {
        SimulatedSides sides = new SimulatedSides(7, 0, ReadLagTest::items);
        sides.fake.faults().add(FaultRule.on("POST", POST).always().then(FaultAction.readLag(LAG)));
        return sides;
    }

    private static void done(SimulatedSides sides, SyncReport report) {
        assertThat(report.ending()).as("%s", report.items()).isEqualTo(RunEnding.DONE);
        assertThat(report.items())
                .allSatisfy(item -> assertThat(item.warnings())
                        .as("%s", item)
                        .noneMatch(warning -> warning.code() == OutcomeCode.TARGET_GONE));
        assertThat(report.summary().created()).isEqualTo(4);
        assertThat(sides.fake.space(SimulatedSides.TARGET)).mirrors(sides.fake.space(SimulatedSides.SOURCE));
        assertThat(sides.fake.commits().stream().filter(commit -> commit.kind() == Commit.Kind.CREATED))
                .hasSize(4);
    }

    @Test
    void nothingElseWrong_isDone() {
        SimulatedSides sides = lagging();
        sides.run(builder -> {
            SpaceSync sync = builder.build();
            done(sides, sync.run(sync.plan()));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 200})
    void uuidNotAlignedAfterAnAnsweredCreate_itemIsNeitherGoneNorDoubled(int status) {
        SimulatedSides sides = lagging();
        sides.fake
                .faults()
                .add(FaultRule.on("PUT", POST + "/*/update_uuid")
                        .times(status == 200 ? 4 : 8)
                        .then(FaultAction.status(status, "{}")));
        sides.run(builder -> {
            SpaceSync sync = builder.build();
            done(sides, sync.run(sync.plan()));
        });
    }

    @Test
    void answerOfTheCreateLost_isFoundWhenItCanBeRead() {
        SimulatedSides sides = new SimulatedSides(7, 0, ReadLagTest::items);
        sides.fake
                .faults()
                .add(FaultRule.on("POST", POST)
                        .always()
                        .then(FaultAction.readLag(LAG).delivered(FakeResponse.Delivery.DROPPED)));
        sides.run(builder -> {
            SpaceSync sync = builder.build();
            done(sides, sync.run(sync.plan()));
        });
    }

    /** The next run lists the target before everything that this one has created is listed. */
    @ParameterizedTest
    @CsvSource({
        "DATASOURCES, SKIP", "DATASOURCES, OVERWRITE",
        "COMPONENTS, SKIP", "COMPONENTS, OVERWRITE",
        "STORIES, SKIP", "STORIES, OVERWRITE"
    })
    void nextSyncAtOnce_takesNothingForDeleted(Kind kind, OnDrift policy) {
        SimulatedSides sides = new SimulatedSides(7, 0, source -> {
            items(source);
            source.datasource("labels", "Labels").tag("component", "New");
        });
        for (String resource : List.of("stories", "datasources", "datasource_entries", "internal_tags")) {
            sides.fake
                    .faults()
                    .add(FaultRule.on("POST", "/v1/spaces/" + SimulatedSides.TARGET + "/" + resource)
                            .always()
                            .then(FaultAction.listLag(Duration.ofSeconds(9))));
        }
        sides.run(builder -> {
            SpaceSync sync = builder.state(StateStore.inMemory())
                    .kinds(EnumSet.of(kind))
                    .onDrift(policy)
                    .build();
            sync.run(sync.plan());
            int writes = sides.fake.writes().size();

            SyncPlan next = sync.plan();

            assertThat(next.drifted()).isEmpty();
            assertThat(sync.run(next).ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.fake.writes()).hasSize(writes);
        });
    }

    /** What is missing ten seconds after the last run was deleted. */
    @Test
    void nextSyncAtOnce_itemThatIsReallyDeleted_isNamed() {
        SimulatedSides sides = new SimulatedSides(7, 0, ReadLagTest::items);
        sides.run(builder -> {
            SpaceSync sync = builder.state(StateStore.inMemory()).build();
            sync.run(sync.plan());
            sides.fake.space(SimulatedSides.TARGET).edit("c", StoryEditor::delete);

            assertThat(sync.plan().drifted())
                    .extracting(item -> item.source().path())
                    .containsExactly("c");
            Duration before = sides.world.elapsed();
            assertThat(sync.plan().drifted()).hasSize(1);
            assertThat(sides.world.elapsed().minus(before)).isLessThan(Duration.ofSeconds(2));
        });
    }

    /** Dies after one of an item's records, and is resumed at once, while the lag is on. */
    @ParameterizedTest
    @EnumSource(names = {"CREATE", "ALIGN_UUID", "SAVE_DRAFT"})
    void killedRun_isResumedWithoutTakingTheItemForGone(WriteStep.Kind kind) {
        for (boolean confirmed : new boolean[] {false, true}) {
            SimulatedSides sides = lagging();
            StateStore state = StateStore.inMemory();
            sides.run(builder -> {
                SpaceSync sync =
                        builder.state(state).journal(new Dying(kind, confirmed)).build();
                SyncReport killed = sync.run(sync.plan());
                assertThat(killed.ending()).isEqualTo(RunEnding.ABORTED);
                done(
                        sides,
                        Sides.awaited(builder.journal(WriteJournal.NONE).build().resume(killed.runId())));
            });
        }
    }

    /** Fails at the first record of a kind. */
    private record Dying(WriteStep.Kind kind, boolean confirmed) implements WriteJournal {

        @Override
        public ResumePoint resumePoint(PlannedItem item) {
            return ResumePoint.START;
        }

        @Override
        public void announce(PlannedItem item, WriteStep step) {
            fail(step, false);
        }

        @Override
        public void confirm(PlannedItem item, WriteStep step, long targetId) {
            fail(step, true);
        }

        private void fail(WriteStep step, boolean confirms) {
            if (step.kind() == kind && confirms == confirmed) {
                throw new IllegalStateException("the disk is full");
            }
        }
    }
}
