package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A write whose answer shows nothing is done only once a list shows it: the answer to {@code update_uuid} is untyped.
 */
class UnshownWritesTest {

    private static final String STORIES = "/v1/spaces/" + Sides.TARGET + "/stories";
    private static final String UUID = STORIES + "/*/update_uuid";

    private static void few(SpaceBuilder space) {
        space.folder("f").story("f/a", story -> story.published()).story("b");
    }

    private static List<RecordedRequest> looks(Sides sides) {
        return sides.api.requests().stream()
                .filter(request -> request.query().contains("by_ids="))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"204", "200", "200 null", "200 {}", "200 {\"error\":null}"})
    void updateUuid_answeredAndNotDone_isDoneAgain(String answer) {
        int status = Integer.parseInt(answer.substring(0, 3));
        String body = answer.length() > 4 ? answer.substring(4) : "";
        try (Sides sides = Sides.of(UnshownWritesTest::few)) {
            sides.api.faults().add(FaultRule.on("PUT", UUID).times(3).then(FaultAction.status(status, body)));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().created()).isEqualTo(3);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void itemsThatAreWrittenAndNotListedYet_areThroughInASnapshot() {
        try (Sides sides = Sides.of(UnshownWritesTest::few)) {
            SpaceSync sync = sides.sync().build();
            CompletableFuture<SyncRun> started = new CompletableFuture<>();
            CompletableFuture<RunSnapshot> seen = new CompletableFuture<>();
            sides.before(
                    request -> String.valueOf(request.uri().getQuery()).contains("by_ids="),
                    () -> seen.complete(started.join().snapshot()));
            started.complete(sync.start(sync.plan()));
            Sides.awaited(started.join());

            RunSnapshot beforeTheList = seen.join();
            assertThat(beforeTheList.counts().ended()).isZero();
            assertThat(beforeTheList.backlog().unconfirmed()).isEqualTo(3);
            assertThat(beforeTheList.done()).isEqualTo(3);
            assertThat(started.join().snapshot().backlog().unconfirmed()).isZero();
            assertThat(started.join().snapshot().done()).isEqualTo(3);
        }
    }

    @Test
    void updateUuid_neverDone_failsByNameAndHasNoBaseline() {
        StateStore state = StateStore.inMemory();
        try (Sides sides = Sides.of(UnshownWritesTest::few)) {
            sides.api.faults().add(FaultRule.on("PUT", UUID).always().then(FaultAction.status(204)));
            SyncReport report = Sides.run(sides.sync().state(state).build());
            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            assertThat(report.summary().failed()).isEqualTo(3);
            assertThat(problem(report, "f/a").code()).isEqualTo(OutcomeCode.NOT_APPLIED);
            FakeStory source = sides.source().story("f/a").orElseThrow();
            assertThat(problem(report, "f/a").message())
                    .contains("accepted the uuid")
                    .contains(source.uuid())
                    .contains(sides.target().story("f/a").orElseThrow().uuid());
            assertThat(Runs.state(state).baseline(StoryRow.key(source.id()))).isEmpty();
            assertThat(sides.time.elapsed()).isLessThan(Duration.ofMinutes(2));
        }
    }

    @Test
    void updateUuid_errorObjectIn200_isLookedIntoAndNotBelieved() {
        try (Sides sides = Sides.of(UnshownWritesTest::few)) {
            sides.api
                    .faults()
                    .add(FaultRule.on("PUT", UUID).times(2).then(FaultAction.status(200, "{\"error\":\"no\"}")));
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(looks(sides))
                    .as("lists: none before the refused uuids are accepted")
                    .hasSize(1);
        }
    }

    @Test
    void updateUuid_answeredWithTheStory_needsNoList() {
        try (Sides sides = Sides.of(UnshownWritesTest::few)) {
            sides.answeringText(
                    request -> request.uri().getPath().endsWith("/update_uuid"), text -> shown(sides.target(), sides));
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(looks(sides)).isEmpty();
        }
    }

    /** The story whose uuid was just changed: the newest commit's. */
    private static String shown(FakeSpace target, Sides sides) {
        long id = sides.api.commits().get(sides.api.commits().size() - 1).itemId();
        FakeStory story = target.stories().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
        return "{\"story\":{\"id\":" + id + ",\"uuid\":\"" + story.uuid() + "\"}}";
    }

    @Test
    void manyUpdates_takeOneRequestForEveryHundredAndNoneLater() {
        StateStore state = StateStore.inMemory();
        try (Sides sides = Sides.of(space -> {
            for (int i = 0; i < 250; i++) {
                space.story("s" + i);
            }
        })) {
            SpaceSync sync = sides.sync().state(state).build();
            assertThat(Sides.run(sync).summary().created()).isEqualTo(250);
            assertThat(looks(sides)).hasSize(3);
            sides.api.clearRequests();
            assertThat(Sides.run(sync).summary().unchanged()).isEqualTo(250);
            assertThat(looks(sides)).isEmpty();
            assertThat(sides.api.requests()).hasSizeLessThanOrEqualTo(2 * 3 + 2);
        }
    }

    @Test
    void listLagsBehind_isReadAgainAndNothingIsWrittenTwice() {
        try (Sides sides = Sides.of(UnshownWritesTest::few)) {
            sides.api
                    .faults()
                    .add(FaultRule.on("the list", request -> request.query().contains("by_ids="))
                            .times(1)
                            .then(FaultAction.status(200, "{\"stories\":[]}")));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().warnings()).isZero();
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(sides.api.writes().stream().filter(write -> write.path().contains("update_uuid")))
                    .hasSize(3);
        }
    }

    @Test
    void killedBeforeTheList_theResumedRunLooks() {
        StateStore state = StateStore.inMemory();
        try (Sides sides = Sides.of(UnshownWritesTest::few)) {
            sides.api.faults().add(FaultRule.on("PUT", UUID).times(1).then(FaultAction.status(204)));
            SpaceSync sync = sides.sync().state(state).build();
            var plan = sync.plan();
            sides.before(request -> String.valueOf(request.uri().getQuery()).contains("by_ids="), () -> {
                sides.dieAtRequest(1, false, () -> {});
            });
            SyncReport killed = sync.run(plan);
            assertThat(killed.ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(killed.summary().created()).isZero();
            assertThat(Runs.state(state)
                            .baseline(StoryRow.key(
                                    sides.source().story("b").orElseThrow().id())))
                    .isEmpty();
            sides.liveAgain();

            SyncReport resumed = Sides.awaited(sides.sync().state(state).build().resume(killed.runId()));

            assertThat(resumed.ending()).isEqualTo(RunEnding.DONE);
            assertThat(result(resumed, "b").outcome()).isInstanceOf(Outcome.Created.class);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    /** The first attempt has stored everything but the uuid; its baseline is not that of an item that failed. */
    @Test
    void uuidNotShownAndThenRefused_theFailedItemHasNoBaseline() {
        try (Sides sides =
                Sides.of(source -> source.story("a", story -> story.uuid("ua").field("v", "A")))) {
            String uuids = "/v1/spaces/" + Sides.TARGET + "/stories/*/update_uuid";
            sides.api.faults().add(FaultRule.on("PUT", uuids).times(1).then(FaultAction.status(200, "{}")));
            sides.api
                    .faults()
                    .add(FaultRule.on("PUT", uuids)
                            .fromCall(2)
                            .times(1)
                            .then(FaultAction.status(422, "{\"error\":[\"UUID has already been taken\"]}")));
            SpaceSync sync = sides.sync().build();
            SyncReport failed = Sides.run(sync);
            assertThat(failed.summary().failed()).isEqualTo(1);
            sides.api.faults().clear();

            SyncReport next = Sides.run(sync);

            assertThat(next.summary().skipped()).isZero();
            assertThat(sides.target().story("a").orElseThrow().uuid()).isEqualTo("ua");
        }
    }
}
