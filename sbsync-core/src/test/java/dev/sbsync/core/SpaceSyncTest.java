package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.RefusedPlanException.Policy;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.transport.time.TimeSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whole runs against the fake. */
class SpaceSyncTest {

    private static final String POST = "/v1/spaces/" + Sides.TARGET + "/stories";

    @Nested
    class Ordering {

        @Test
        void run_manyWorkers_createsNothingBeforeItsFolder() {
            try (Sides sides = Sides.of(SpaceSyncTest::wideTree)) {
                SyncReport report = Sides.run(
                        sides.sync().workers(8).time(TimeSource.system()).build());
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(sides.target()).mirrors(sides.source());
                Set<String> created = new HashSet<>(Set.of(""));
                for (Commit commit : sides.api.commits()) {
                    if (commit.kind() == Commit.Kind.CREATED) {
                        String path = commit.path();
                        assertThat(created)
                                .contains(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "");
                        created.add(path);
                    }
                }
                assertThat(created).hasSize(1 + 5 + 50);
            }
        }

        @Test
        void run_folderFails_itsDescendantsAreBlockedWithTheReasonAndNoneLandsInTheRoot() {
            try (Sides sides = Sides.of(source -> source.folder("a")
                    .folder("a/b")
                    .story("a/b/x")
                    .folder("a/c")
                    .story("a/c/y")
                    .story("top"))) {
                sides.api
                        .faults()
                        .add(FaultRule.on(
                                        "creating a/b",
                                        request -> request.method().equals("POST")
                                                && new String(request.body(), java.nio.charset.StandardCharsets.UTF_8)
                                                        .contains("\"slug\":\"b\""))
                                .always()
                                .then(FaultAction.status(422, "{\"name\":[\"is not wanted\"]}")));
                SyncReport report = sides.run();

                assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
                assertThat(result(report, "a/b").outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                failed -> assertThat(failed.reason().message()).contains("is not wanted"));
                assertThat(result(report, "a/b/x").outcome())
                        .isEqualTo(new Outcome.Blocked(
                                new Problem(OutcomeCode.BLOCKED, "its folder 'a/b' failed (invalid)")));
                assertThat(sides.target().stories())
                        .extracting(FakeStory::path)
                        .containsExactlyInAnyOrder("a", "a/c", "a/c/y", "top");
            }
        }
    }

    @Nested
    class Vanished {

        @Test
        void source_afterTheList_isItsOwnCode() {
            try (Sides sides = Sides.of(source -> source.story("a").story("b"))) {
                SpaceSync sync = sides.sync().build();
                SyncPlan plan = sync.plan();
                sides.source().edit("a", story -> story.delete());
                SyncReport report = sync.run(plan);
                assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.SOURCE_GONE);
                assertThat(report.summary().created()).isEqualTo(1);
            }
        }

        @Test
        void target_afterTheList_isCreatedAgainAndSaidSo() {
            try (Sides sides = Sides.of(
                    source -> source.folder("f").story("f/a"),
                    target -> target.folder("f").story("f/a"))) {
                SpaceSync sync = sides.sync().build();
                SyncPlan plan = sync.plan();
                sides.target().editFolder("f", folder -> folder.delete());
                SyncReport report = sync.run(plan);
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(report.summary().created()).isEqualTo(2);
                assertThat(result(report, "f/a").warnings())
                        .extracting(Problem::code)
                        .containsExactly(OutcomeCode.TARGET_GONE);
                assertThat(sides.target()).mirrors(sides.source());
            }
        }

        @Test
        void source_publishedAfterTheList_isMirroredAsReadWithAWarning() {
            try (Sides sides = Sides.of(source -> source.story("a"))) {
                SpaceSync sync = sides.sync().build();
                SyncPlan plan = sync.plan();
                sides.source().edit("a", story -> story.publish());
                SyncReport report = sync.run(plan);
                assertThat(result(report, "a").warnings())
                        .extracting(Problem::code)
                        .containsExactly(OutcomeCode.SOURCE_CHANGED);
                assertThat(sides.target()).hasStory("a").published();
            }
        }
    }

    @Nested
    class EndsOfRuns {

        @Test
        void itemWhosePlaceIsTaken_failsAndBlocksWhatIsInItAndTheRunEnds() {
            try (Sides sides = Sides.of(
                    source -> source.folder("a").story("a/x").folder("b").story("c"))) {
                sides.run();
                sides.target().editFolder("a", folder -> folder.slug("elsewhere"));
                sides.target().editFolder("b", folder -> folder.slug("a").uuid("0d9c7c1e-58a1-4b57-8a83-00000000000a"));
                sides.source().edit("c", story -> story.name("C"));

                SyncReport report = sides.run();

                assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.PATH_TAKEN);
                assertThat(problem(report, "a/x").code()).isEqualTo(OutcomeCode.BLOCKED);
                assertThat(report.summary().updated()).isEqualTo(1);
            }
        }

        @Test
        void listenerThatThrows_doesNotReachTheRun() {
            try (Sides sides = Sides.of(source -> source.story("a").story("b"))) {
                SyncReport report = Sides.run(sides.sync()
                        .listener((result, ended, total) -> {
                            throw new RefusedPlanException(Policy.EXISTING, "a listener's own failure");
                        })
                        .build());
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(report.summary().created()).isEqualTo(2);
            }
        }

        @Test
        void errorInAWorker_endsTheRunAndIsThrown() {
            try (Sides sides = Sides.of(SpaceSyncTest::wideTree)) {
                SpaceSync sync = sides.sync()
                        .workers(3)
                        .time(TimeSource.system())
                        .listener((result, ended, total) -> {
                            throw new AssertionError("out of something");
                        })
                        .build();
                SyncPlan plan = sync.plan();
                assertThatThrownBy(() -> sync.run(plan)).isInstanceOf(AssertionError.class);
            }
        }

        @Test
        void tokenRevokedMidway_abortsAndSaysWhatWasNotTried() {
            try (Sides sides =
                    Sides.of(source -> source.story("a").story("b").story("c").story("d"))) {
                sides.api
                        .faults()
                        .add(FaultRule.on("POST", POST)
                                .fromCall(3)
                                .always()
                                .then(FaultAction.status(401, "{\"error\":\"Unauthorized\"}")));
                SyncReport report = sides.run();
                assertThat(report.ending()).isEqualTo(RunEnding.ABORTED);
                assertThat(report.abortedBy()).containsInstanceOf(UnauthorizedException.class);
                // the two that were created have their uuids, which no answer has shown yet
                assertThat(report.summary().created()).isZero();
                assertThat(report.summary().cancelled()).isEqualTo(4);
                assertThat(report.items().stream()
                                .filter(item -> item.outcome().targetId().isPresent()))
                        .hasSize(2);
            }
        }

        @Test
        void throttled_itemsAreParkedAndComeBack() {
            try (Sides sides = Sides.of(source -> source.story("a").story("b"))) {
                sides.api
                        .faults()
                        .add(FaultRule.on("POST", POST)
                                .times(3)
                                .then(FaultAction.status(
                                        429, "{\"error\":\"Rate limit of 6 request per second reached.\"}")));
                SyncReport report = sides.run();
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(report.targetRequests().throttled()).isEqualTo(3);
                assertThat(report.items().stream()
                                .mapToInt(item -> item.counts().throttled())
                                .sum())
                        .isEqualTo(3);
            }
        }
    }

    @Nested
    class Policies {

        @Test
        void skip_leavesWhatExistsAndAddsTheRest() {
            try (Sides sides = Sides.of(
                    source -> source.folder("f")
                            .story("f/a", story -> story.field("v", "new"))
                            .story("f/b"),
                    target -> target.folder("f").story("f/a", story -> story.field("v", "old")))) {
                SyncReport report =
                        Sides.run(sides.sync().onExisting(OnExisting.SKIP).build());
                assertThat(report.summary().skipped()).isEqualTo(2);
                assertThat(report.summary().created()).isEqualTo(1);
                assertThat(sides.target()
                                .story("f/a")
                                .orElseThrow()
                                .content()
                                .path("v")
                                .asString())
                        .isEqualTo("old");
            }
        }

        @Test
        void fail_refusesBeforeTheFirstWrite() {
            try (Sides sides = Sides.of(source -> source.story("a").story("b"), target -> target.story("a"))) {
                SpaceSync sync = sides.sync().onExisting(OnExisting.FAIL).build();
                SyncPlan plan = sync.plan();
                assertThatThrownBy(() -> sync.run(plan))
                        .satisfies(Sides.refusedBy(Policy.EXISTING))
                        .hasMessageContaining("1 of the 2")
                        .hasMessageContaining("'a'");
                assertThat(sides.api.writes()).isEmpty();
            }
        }

        @Test
        void skip_itemThatAppearedMeanwhile_isLeftAsItIs() {
            try (Sides sides = Sides.of(
                    source -> source.story("a", story -> story.field("v", "new")),
                    target -> target.story("b", story -> story.field("v", "editor's")))) {
                SpaceSync sync = sides.sync().onExisting(OnExisting.SKIP).build();
                SyncPlan plan = sync.plan();
                sides.target().edit("b", story -> story.slug("a"));
                SyncReport report = sync.run(plan);
                assertThat(report.summary().skipped()).isEqualTo(1);
                assertThat(sides.target()
                                .story("a")
                                .orElseThrow()
                                .content()
                                .path("v")
                                .asString())
                        .isEqualTo("editor's");
            }
        }

        @Test
        void selectionBelowAFolderRenamedInTheTarget_syncAndVerifyAgree() {
            try (Sides sides = Sides.of(source -> source.folder("blog").story("blog/y"))) {
                sides.run();
                sides.target().editFolder("blog", folder -> folder.slug("journal"));
                SpaceSync sync = sides.sync()
                        .selection(Selection.builder().prefix("blog/y").build())
                        .build();
                assertThat(Sides.run(sync).summary().unchanged()).isEqualTo(1);
                assertThat(sync.verify().equal()).isTrue();
            }
        }

        @Test
        void selection_writesNothingOutside() {
            try (Sides sides = Sides.of(source ->
                    source.folder("f").folder("f/g").story("f/g/a").story("f/b").story("c"))) {
                SyncReport report = Sides.run(sides.sync()
                        .selection(Selection.builder().prefix("f/g").build())
                        .build());
                assertThat(report.summary().created()).isEqualTo(3);
                assertThat(sides.target().stories())
                        .extracting(FakeStory::path)
                        .containsExactlyInAnyOrder("f", "f/g", "f/g/a");
            }
        }
    }

    @Nested
    class Costs {

        @Test
        void smallSelectionOfLargeSpaces_isLookedUpAndNotListed() {
            Consumer<SpaceBuilder> large = space -> {
                space.folder("blog", folder -> folder.uuid("blog")).story("blog/x", story -> story.uuid("x"));
                for (int i = 0; i < 550; i++) {
                    String uuid = "other-" + i;
                    space.story("other-" + i, story -> story.uuid(uuid));
                }
            };
            try (Sides sides = Sides.of(large, large)) {
                SyncPlan all = sides.sync().build().plan();
                assertThat(all.items()).hasSize(552);
                assertThat(sides.api.requests()).hasSize(2 + 2 * 6);
                sides.api.clearRequests();

                SyncPlan some = sides.sync()
                        .selection(Selection.builder().prefix("blog").build())
                        .build()
                        .plan();
                assertThat(some.items()).hasSize(2);
                assertThat(sides.api.requests()).hasSize(2 + 2 * 2);
            }
        }

        @Test
        void freshCopy_takesThreeRequestsAnItemAndThreeMoreForADirtyOne() {
            try (Sides sides = Sides.of(source -> source.folder("f")
                    .story("f/a", story -> story.published())
                    .story("f/b")
                    .story("f/c", story -> story.field("v", 2).dirty(live -> live.put("v", 1))))) {
                SyncPlan plan = sides.sync().build().plan();
                SyncReport report = sides.sync().build().run(plan);
                assertThat(report.sourceRequests().total()
                                + report.targetRequests().total())
                        .isEqualTo(4 * 3 + 3 + 1) // one list shows the uuids of all
                        .isEqualTo(plan.requestsAtMost());
            }
        }

        @Test
        void equal_takesTwoReadsAndSixForADirtyOne() {
            try (Sides sides = Sides.of(source -> source.folder("f")
                    .story("f/a", story -> story.published())
                    .story("f/c", story -> story.field("v", 2).dirty(live -> live.put("v", 1))))) {
                sides.run();
                SyncReport again = sides.run();
                assertThat(again.sourceRequests().reads()
                                + again.targetRequests().reads())
                        .isEqualTo(2 + 2 + 6);
            }
        }
    }

    private static void wideTree(SpaceBuilder source) {
        source.folder("a").folder("a/b").folder("a/b/c").folder("a/b/c/d").folder("a/b/c/d/e");
        for (int i = 0; i < 50; i++) {
            source.story("a/b/c/d/e/story-" + i, story -> story.published());
        }
    }
}
