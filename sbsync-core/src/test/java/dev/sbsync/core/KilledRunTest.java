package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that dies at any of its requests or of its writes to the state, just before or just after, and is resumed from
 * what its state file has. The death of a real process is in the CLI's tests.
 */
class KilledRunTest {

    @TempDir
    private Path folder;

    private int files;

    /** Twelve items: folders, a start page, every publish state, and things in each other's way. */
    private static void source(SpaceBuilder space) {
        space.folder("blog")
                .startPage("blog", story -> story.published())
                .folder("blog/2026")
                .story("blog/2026/dirty", story -> story.field("v", "draft").dirty(live -> live.put("v", "live")))
                .story("blog/2026/published", story -> story.published().field("v", 1))
                .story("blog/draft", story -> story.field("v", "draft"))
                .folder("shop", story -> story.uuid("uuid-of-shop"))
                .story("shop/moved", story -> story.uuid("uuid-of-moved").published())
                .story("shop/takes-its-place", story -> story.field("v", 2))
                .story("unpublished", story -> story.field("v", "now a draft"))
                .story("changed", story -> story.published().field("v", "new"))
                .story("same", story -> story.published());
    }

    private static void target(SpaceBuilder space) {
        space.folder("shop")
                .story(
                        "shop/takes-its-place",
                        story -> story.uuid("uuid-of-moved").published())
                .story("unpublished", story -> story.published().field("v", "now a draft"))
                .story("changed", story -> story.published().field("v", "old"));
    }

    private static void references(SpaceBuilder space) {
        source(space);
        space.folder("links")
                .story("links/a", story -> story.uuid("uuid-of-a").published().field("link", link("b")))
                .story("links/b", story -> story.uuid("uuid-of-b").field("link", link("a")))
                .story("links/c", story -> story.uuid("uuid-of-c").published().field("link", link("a")));
    }

    private static Map<String, Object> link(String name) {
        return Map.of("linktype", "story", "id", "uuid-of-" + name, "cached_url", "links/" + name);
    }

    /** What is synced. */
    private enum Scene {
        /** Stories alone. */
        STORIES(Kind.DEFAULT, KilledRunTest::source, KilledRunTest::target, 7, 5),
        /** Stories whose copies keep uuids of their own, some of which reference each other. */
        MAPPED(Kind.DEFAULT, KilledRunTest::references, KilledRunTest::target, 11, 8),
        /** Every kind, with an item of each to create, to update and to move where it can be. */
        ALL_KINDS(EnumSet.allOf(Kind.class), KilledItems::source, KilledItems::target, 5, 3),
        /** Assets to create, to update, to move and to replace, one that is half-made, and stories that use them. */
        ASSETS(EnumSet.of(Kind.ASSETS, Kind.STORIES), KilledAssets::source, KilledAssets::target, 4, 2);

        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<Kind> kinds;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<SpaceBuilder> source;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<SpaceBuilder> target;

        private final int writesApart;
        private final int requestsApart;

        Scene(
                Set<Kind> kinds,
                Consumer<SpaceBuilder> source,
                Consumer<SpaceBuilder> target,
                int writesApart,
                int requestsApart) {
            this.kinds = kinds;
            this.source = source;
            this.target = target;
            this.writesApart = writesApart;
            this.requestsApart = requestsApart;
        }

        Sides sides() {
            return Sides.of(fake -> fake.with(Switch.UUID_UPDATE_MOVES_UPDATED_AT), source, target);
        }

        SpaceSyncBuilder sync(Sides sides, StateStore state) {
            return sides.sync()
                    .kinds(kinds)
                    .identity(this == MAPPED ? IdentityMode.MAP : IdentityMode.ALIGN)
                    .state(state);
        }

        /** What a killed run has applied without an answer is found equal by the list of the resumed run. */
        List<String> comparable(List<String> outcomes) {
            return outcomes.stream()
                    .map(line -> line.startsWith("stories ")
                            ? line
                            : line.replaceFirst(" (Created|Updated|Unchanged)$", " in sync"))
                    .toList();
        }

        /** The update of an entry or an asset is not answered with it, and sent again by the resumed run. */
        List<String> once(List<String> commits) {
            return commits.stream()
                    .filter(line -> !line.matches("(datasource_entries|assets) .*") || line.endsWith(" CREATED"))
                    .toList();
        }

        void mirrors(Sides sides, String when) {
            if (this == MAPPED) {
                assertThat(sides.target()).as(when).mirrorsWithOwnUuids(sides.source());
                return;
            }
            if (this == ASSETS) {
                KilledAssets.assertCopied(sides, when);
                return;
            }
            assertThat(sides.target()).as(when).mirrors(sides.source());
            if (this == ALL_KINDS) {
                assertThat(sides.target()).as(when).mirrorsItemsAtLeast(sides.source());
                KilledItems.assertNothingDoubled(sides.target(), when);
            }
        }
    }

    private Path file() {
        return folder.resolve("state-" + files++ + ".db");
    }

    @ParameterizedTest
    @EnumSource
    void killedAtAnyWriteToTheState_theResumedRunEndsLikeAnUndisturbedOne(Scene scene) {
        Undisturbed whole = undisturbed(scene);
        assertThat(whole.writes()).isGreaterThan(30);
        int step = Integer.getInteger("sbsync.kills", scene.writesApart);
        for (int at = 1; at <= whole.writes(); at += step) {
            for (boolean after : new boolean[] {false, true}) {
                dies(scene, DyingState.atWrite(at, after), -1, after, whole);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedAtAnyRequest_theResumedRunEndsLikeAnUndisturbedOne(Scene scene) {
        Undisturbed whole = undisturbed(scene);
        assertThat(whole.requests()).isGreaterThan(30);
        int step = Integer.getInteger("sbsync.kills", scene.requestsApart);
        for (int at = 1; at <= whole.requests(); at += step) {
            for (boolean after : new boolean[] {false, true}) {
                dies(scene, DyingState.whenTold(), at, after, whole);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void blockedBeforeTheKill_isRetriedOnceItsCauseIsFixed(boolean fixed) {
        String stories = "/v1/spaces/" + Sides.TARGET + "/stories";
        StateStore state = StateStore.inMemory();
        try (Sides sides =
                Sides.of(source -> source.folder("f").story("f/x").story("z1").story("z2"))) {
            sides.api.failNext("POST", stories, FaultAction.status(422, "{\"name\":[\"is bad\"]}"));
            SpaceSync sync = sides.sync().state(state).build();
            var plan = sync.plan();
            sides.dieAtRequest(6, false, () -> {});
            SyncReport first = sync.run(plan);
            assertThat(first.ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(Sides.result(first, "f/x").outcome()).isInstanceOf(Outcome.Blocked.class);
            sides.liveAgain();
            if (fixed) {
                sides.time.advance(Duration.ofMinutes(1));
                sides.source().editFolder("f", folder -> folder.attribute("name", "fixed"));
            }

            SyncReport resumed = Sides.awaited(sides.sync().state(state).build().resume(first.runId()));

            assertThat(resumed.ending()).isEqualTo(fixed ? RunEnding.DONE : RunEnding.PARTIAL);
            assertThat(Sides.result(resumed, "f/x").outcome())
                    .isInstanceOf(fixed ? Outcome.Created.class : Outcome.Blocked.class);
            assertThat(resumed.summary().blocked()).isEqualTo(fixed ? 0 : 1);
            assertThat(resumed.items()).hasSize(4);
        }
    }

    /** An undisturbed run: its requests and writes to the state, its report and its effect. */
    private record Undisturbed(int requests, int writes, List<String> outcomes, List<String> commits) {}

    private Undisturbed undisturbed(Scene scene) {
        DyingState.Death never = DyingState.whenTold();
        try (Sides sides = scene.sides();
                StateStore store = never.of(StateFile.open(file(), sides.time))) {
            SpaceSync sync = scene.sync(sides, store).build();
            var plan = sync.plan();
            int before = requests(sides);
            never.starting();
            SyncReport report = sync.run(plan);
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            scene.mirrors(sides, "undisturbed");
            return new Undisturbed(requests(sides) - before, never.writes(), outcomes(report), commits(sides));
        }
    }

    private void dies(Scene scene, DyingState.Death death, int atRequest, boolean after, Undisturbed whole) {
        String when = (atRequest < 0 ? death.toString() : "request " + atRequest) + (after ? " after" : " before");
        Path file = file();
        try (Sides sides = scene.sides()) {
            try (StateStore store = death.of(StateFile.open(file, sides.time))) {
                SpaceSync sync = scene.sync(sides, store).build();
                var plan = sync.plan();
                if (atRequest > 0) {
                    sides.dieAtRequest(atRequest, after, death::die);
                }
                if (death.before(() -> sync.start(plan))) {
                    return; // it died before it had begun, and there is nothing to resume
                }
                death.await();
            }
            sides.liveAgain();
            int lookUpsBefore = lookUps(sides);
            try (StateStore store = StateFile.open(file, sides.time)) {
                StoredRun run = new SyncState(store).runs().get(0);
                if (!run.resumable()) {
                    scene.mirrors(sides, when);
                    return;
                }
                long inFlight = new SyncState(store)
                        .items(run.header().runId()).stream()
                                .filter(item -> item.ended().isEmpty()
                                        && !item.begun().unanswered().isEmpty())
                                .count();
                SyncReport report = Sides.awaited(
                        scene.sync(sides, store).build().resume(run.header().runId()));

                assertThat(report.ending()).as(when).isEqualTo(RunEnding.DONE);
                assertThat(report.runId()).isEqualTo(run.header().runId());
                assertThat(scene.comparable(outcomes(report))).as(when).isEqualTo(scene.comparable(whole.outcomes()));
                scene.mirrors(sides, when);
                assertThat(scene.once(commits(sides))).as(when).isEqualTo(scene.once(whole.commits()));
                assertThat(lookUps(sides) - lookUpsBefore).as(when).isLessThanOrEqualTo((int) inFlight);
                assertThat(sides.api.violations()).as(when).isEmpty();
                assertThat(new SyncState(store)
                                .run(report.runId())
                                .orElseThrow()
                                .resumable())
                        .isFalse();
            }
            // and what was remembered on the way is right: nothing is read, nothing written
            sides.api.clearRequests();
            try (StateStore store = StateFile.open(file, sides.time)) {
                SyncReport again = Sides.run(scene.sync(sides, store).build());
                assertThat(again.items())
                        .as(when)
                        .extracting(ItemResult::outcome)
                        .allMatch(outcome -> outcome instanceof Outcome.Unchanged);
                assertThat(sides.api.writes()).as(when).isEmpty();
            }
        }
    }

    private static int requests(Sides sides) {
        return sides.api.requests().size() + sides.api.assetRequests().size();
    }

    private static List<String> outcomes(SyncReport report) {
        return report.items().stream()
                .map(item ->
                        item.item().key().kind() + " " + item.item().source().path() + " "
                                + item.outcome().getClass().getSimpleName())
                .sorted()
                .toList();
    }

    /** Returns the effects of the requests in a stable order; a repeated effect is listed twice. */
    private static List<String> commits(Sides sides) {
        Map<String, String> places = new HashMap<>();
        sides.api.commits().forEach(commit -> places.put(item(commit), commit.path()));
        return sides.api.commits().stream()
                .map(commit -> commit.resource() + " " + places.get(item(commit)) + " " + commit.kind())
                .sorted()
                .toList();
    }

    private static String item(Commit commit) {
        return commit.resource() + " " + commit.itemId();
    }

    private static int lookUps(Sides sides) {
        return (int) sides.api.requests().stream()
                .map(RecordedRequest::toString)
                .filter(request -> request.contains("with_slug") || request.contains("by_slugs"))
                .count();
    }
}
