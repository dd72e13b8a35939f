package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.core.internal.state.Tables;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.report.CycleText;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.watch.WatchCycle;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.FileContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A watch keeps the target in sync, in simulated time, with few requests. */
class WatchTest extends WatchScene {

    private static final String HOT = "s1";

    private static long requests(SimulatedSides sides, long space) {
        return sides.fake.requests().stream()
                .filter(request -> request.path().contains("/spaces/" + space))
                .count();
    }

    /** Edits one of the source's items, as {@code random} says; every other edit is of the same story. */
    private static void edit(SimulatedSides sides, FakeSpace source, Random random, int n, String hot) {
        List<FakeStory> stories =
                source.stories().stream().filter(story -> !story.folder()).toList();
        FakeStory any = stories.get(random.nextInt(stories.size()));
        String path = random.nextBoolean() ? source.withUuid(hot).orElseThrow().path() : any.path();
        switch (random.nextInt(10)) {
            case 0 -> source.edit(path, story -> story.publish());
            case 1 -> source.edit(path, story -> story.unpublish());
            case 2 -> source.edit(any.path(), story -> story.slug("r" + n));
            case 3 -> source.edit(any.path(), story -> story.moveTo(random.nextBoolean() ? "f" : ""));
            case 4 -> {
                if (random.nextInt(4) == 0) {
                    create(sides, SimulatedSides.SOURCE, 0, "n" + n);
                } else {
                    source.edit(path, story -> story.field("w", n));
                }
            }
            case 5 -> {
                if (random.nextInt(4) == 0) {
                    FakeStory folder = source.stories().stream()
                            .filter(FakeStory::folder)
                            .findFirst()
                            .orElseThrow();
                    source.editFolder(folder.path(), story -> story.name("Folder " + n));
                } else {
                    source.edit(path, story -> story.name("Name " + n));
                }
            }
            default -> source.edit(path, story -> story.field("v", n));
        }
    }

    private static Stream<Long> seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("sbsync.seeds", 1)).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thousandEditsInAnHour_everyFinalStateArrivesAndSupersededOnesAreNotWritten(long seed) {
        SimulatedSides sides = new SimulatedSides(seed, 6, stories(6));
        Random random = new Random(seed);
        String hot =
                sides.fake.space(SimulatedSides.SOURCE).story(HOT).orElseThrow().uuid();
        watched(sides, StateStore.inMemory(), (world, source, target) -> {
            pass(world, Duration.ofMinutes(2));
            world.fake.clearRequests();
            cycles.clear();
            for (int burst = 0; burst < 50; burst++) {
                for (int n = 0; n < 20; n++) {
                    edit(world, source, random, burst * 20 + n, hot);
                    pass(world, Duration.ofMillis(random.nextInt(1500)));
                }
                pass(world, Duration.ofMillis(random.nextInt(112_000)));
            }
            pass(world, Duration.ofMinutes(2));
            assertThat(target).mirrors(source);
        });
        long copy = sides.fake
                .space(SimulatedSides.TARGET)
                .withUuid(hot)
                .orElseThrow()
                .id();
        long ofHot = sides.fake.writes().stream()
                .filter(write -> write.method().equals("PUT") && write.path().endsWith("/stories/" + copy))
                .count();
        long busy = cycles.stream().filter(cycle -> cycle.changes() > 0).count();
        String measured = "seed " + seed + ": " + ofHot + " writes of the story of the bursts in " + busy
                + " cycles with changes; " + sides.fake.requests().size() + " requests";
        // a story with unpublished changes takes two writes: its published content, then its draft
        assertThat(ofHot).as(measured).isLessThanOrEqualTo(2 * busy);
        assertThat(sides.fake.requests().size()).as(measured).isLessThan(2800);
        assertThat(cycles).allMatch(cycle -> cycle.problem() == null);
    }

    /** More than one page of stories. */
    @Test
    void atRest_oneRequestOfTheSourceAnIntervalAndNoRun_andARestartReadsListsAlone() {
        SimulatedSides sides = new SimulatedSides(1, 60, stories(100));
        StateStore store = StateStore.inMemory();
        watched(sides, store, (world, source, target) -> {
            pass(world, Duration.ofMinutes(5));
            int runs = new SyncState(store).runs().size();
            cycles.clear();
            world.fake.clearRequests();
            pass(world, Duration.ofMinutes(30));
            assertThat(requests(world, SimulatedSides.SOURCE)).isEqualTo(60);
            assertThat(requests(world, SimulatedSides.TARGET)).isZero();
            assertThat(new SyncState(store).runs()).hasSize(runs);
        });
        assertThat(CycleText.line(cycles.get(5))).isEqualTo("no changes, 1 request");
        sides.fake.clearRequests();
        watched(sides, store, (world, source, target) -> pass(world, Duration.ofSeconds(10)));
        assertThat(sides.fake.requests())
                .as("a space and two pages of each side")
                .hasSize(6)
                .allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void editWhileNoWatchRuns_isFoundByTheNextOne() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(3));
        StateStore store = StateStore.inMemory();
        watched(sides, store, (world, source, target) -> pass(world, Duration.ofSeconds(30)));
        sides.fake.space(SimulatedSides.SOURCE).edit("s1", story -> story.field("v", 99));
        watched(sides, store, (world, source, target) -> {
            pass(world, Duration.ofSeconds(10));
            assertThat(target).mirrors(source);
        });
    }

    @Test
    void outage_isReportedAndTheNextCycleDoesTheWork() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(3));
        boolean[] down = {false};
        sides.obstacle(request -> down[0] ? SimulatedSides.status(503) : null);
        watched(sides, StateStore.inMemory(), (world, source, target) -> {
            pass(world, Duration.ofMinutes(1));
            down[0] = true;
            source.edit("s1", story -> story.field("v", 7));
            pass(world, Duration.ofMinutes(2));
            down[0] = false;
            pass(world, Duration.ofMinutes(5));
            assertThat(target).mirrors(source);
        });
        assertThat(cycles).anyMatch(cycle -> CycleText.line(cycle).contains("failed, the next cycle tries again: "));
    }

    /** What was planned with other languages is not for the run that is active, but for the next one. */
    @Test
    void languageThatIsAddedWhileARunIsActive_startsAnotherRun() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(3));
        boolean[] down = {false};
        sides.obstacle(request -> down[0] && request.method().equals("PUT") ? SimulatedSides.status(503) : null);
        StateStore store = StateStore.inMemory();
        watched(sides, store, (world, source, target) -> {
            pass(world, Duration.ofMinutes(1));
            down[0] = true;
            source.edit("s1", story -> story.field("v", 7));
            pass(world, Duration.ofMinutes(2));
            for (FakeSpace space : List.of(source, target)) {
                space.editSettings(settings -> settings.putArray("languages")
                        .addObject()
                        .put("code", "de")
                        .put("name", "German"));
            }
            source.edit("s1", story -> story.field("v", 8).field("v__i18n__de", 8));
            pass(world, Duration.ofMinutes(1));
            down[0] = false;
            pass(world, Duration.ofMinutes(10));
            assertThat(target).mirrors(source);
        });
        assertThat(cycles).allMatch(cycle -> cycle.problem() == null);
        assertThat(new SyncState(store).runs()).hasSize(3);
    }

    @Test
    void otherKinds_areListedInEveryTenthCycle() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(3));
        Set<Kind> kinds = Set.of(Kind.DATASOURCES, Kind.STORIES);
        watched(sides, StateStore.inMemory(), sync -> sync.kinds(kinds), (world, source, target) -> {
            pass(world, Duration.ofMinutes(1));
            source.addItem("datasources", "{\"name\":\"Colours\",\"slug\":\"colours\"}");
            pass(world, Duration.ofMinutes(3));
            assertThat(target.itemPaths("datasources")).isEmpty();
            pass(world, Duration.ofMinutes(2));
            assertThat(target.itemPaths("datasources")).isEqualTo(source.itemPaths("datasources"));
        });
        assertThat(cycles.stream().filter(cycle -> cycle.scan() != WatchCycle.Scan.RECENT))
                .extracting(WatchCycle::scan)
                .containsExactly(WatchCycle.Scan.FULL, WatchCycle.Scan.OTHER_KINDS);
    }

    /** Only the stories name the assets: a plan without them would leave these out, or copy all. */
    @Test
    void assetThatAStoryReferences_isCopied_andNoOther() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(3));
        Consumer<SpaceSyncBuilder> referenced =
                sync -> sync.kinds(Set.of(Kind.ASSETS, Kind.STORIES)).assets(AssetScope.REFERENCED);
        watched(sides, StateStore.inMemory(), referenced, (world, source, target) -> {
            pass(world, Duration.ofMinutes(1));
            source.addAsset("used.txt", FileContent.text("used"));
            source.addAsset("unused.txt", FileContent.text("unused"));
            String url = source.items("assets").get(0).path("filename").asString();
            source.edit("s1", story -> story.field("text", url));
            pass(world, Duration.ofMinutes(6));
            assertThat(cycles).noneMatch(cycle -> cycle.problem() != null);
            assertThat(target.itemPaths("assets")).containsExactly("used.txt");
        });
    }

    @Test
    void writesThatFail_areTriedAgainByTheNextCycle() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(3));
        boolean[] down = {false};
        sides.obstacle(request -> down[0] && request.method().equals("PUT") ? SimulatedSides.status(503) : null);
        watched(sides, StateStore.inMemory(), (world, source, target) -> {
            pass(world, Duration.ofMinutes(1));
            down[0] = true;
            source.edit("s1", story -> story.field("v", 7));
            pass(world, Duration.ofMinutes(5));
            down[0] = false;
            pass(world, Duration.ofMinutes(5));
            assertThat(target).mirrors(source);
        });
    }

    @Test
    void revokedToken_endsTheWatch() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(3));
        boolean[] revoked = {false};
        sides.obstacle(request -> revoked[0] ? SimulatedSides.status(401) : null);
        assertThatThrownBy(() -> watched(sides, StateStore.inMemory(), (world, source, target) -> {
                    pass(world, Duration.ofMinutes(1));
                    revoked[0] = true;
                    pass(world, Duration.ofMinutes(1));
                }))
                .hasStackTraceContaining(UnauthorizedException.class.getName());
    }

    @Test
    void driftIsLeft_andOverwrittenWhereThePolicySaysSo() {
        for (OnDrift policy : List.of(OnDrift.SKIP, OnDrift.OVERWRITE)) {
            SimulatedSides sides = new SimulatedSides(1, 6, stories(3));
            watched(sides, StateStore.inMemory(), sync -> sync.onDrift(policy), (world, source, target) -> {
                pass(world, Duration.ofMinutes(1));
                target.edit("s1", story -> story.field("v", "theirs"));
                source.edit("s1", story -> story.field("v", "ours"));
                pass(world, Duration.ofMinutes(2));
                assertThat(target.story("s1").orElseThrow().content().path("v").asString())
                        .isEqualTo(policy == OnDrift.SKIP ? "theirs" : "ours");
            });
        }
        assertThat(cycles).anyMatch(cycle -> CycleText.line(cycle).contains("1 skipped"));
    }

    @Test
    void deletedInTheSource_isKeptAndReportedOnce() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(3));
        watched(sides, StateStore.inMemory(), (world, source, target) -> {
            pass(world, Duration.ofMinutes(1));
            source.edit("s1", story -> story.delete());
            pass(world, Duration.ofMinutes(130));
            assertThat(target.story("s1")).isPresent();
        });
        assertThat(cycles.stream().filter(cycle -> !cycle.deleted().isEmpty()))
                .singleElement()
                .satisfies(cycle -> assertThat(CycleText.line(cycle))
                        .contains("full scan", "deleted in the source, kept in the target: s1"));
    }

    @Test
    void hourlyScan_findsAnEditThatMovesNoTimestamp() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(4));
        watched(sides, StateStore.inMemory(), (world, source, target) -> {
            pass(world, Duration.ofMinutes(1));
            FakeStory last = source.story("s1").orElseThrow();
            FakeRequest toTheFront = FakeRequest.put(
                    "/v1/spaces/" + SimulatedSides.SOURCE + "/stories/" + last.id() + "/move?after_id=0", "{}");
            assertThat(world.fake.handle(toTheFront.withToken("editor")).status())
                    .isLessThan(300);
            List<String> order = order(source);
            pass(world, Duration.ofMinutes(50));
            assertThat(order(target)).isNotEqualTo(order);
            pass(world, Duration.ofMinutes(12));
            assertThat(order(target)).isEqualTo(order);
        });
    }

    /** Each cycle that writes is a run: what is stored stops growing once as many are kept as the store keeps. */
    @Test
    void cyclesThatWrite_replaceTheRunsOfEarlierOnes() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(1));
        StateStore store = StateStore.inMemory();
        List<Integer> rows = new ArrayList<>();
        watched(sides, store, (world, source, target) -> {
            pass(world, Duration.ofSeconds(15));
            for (int i = 0; i < 12; i++) {
                int v = i;
                source.edit("f/s0", story -> story.field("v", v + 1000));
                pass(world, INTERVAL);
                rows.add(rows(store));
            }
        });
        assertThat(cycles.stream().filter(cycle -> cycle.runId() != null)).hasSizeGreaterThan(10);
        assertThat(new SyncState(store).runs()).hasSize(store.runsKept());
        assertThat(rows.get(11)).as(rows.toString()).isEqualTo(rows.get(5));
    }

    private static int rows(StateStore store) {
        return store.read(rows -> {
            int[] count = {0};
            for (String table : List.of(
                    Tables.ABOUT,
                    Tables.RUN,
                    Tables.ATTEMPT,
                    Tables.ITEM,
                    Tables.BASELINE,
                    Tables.ARCHIVE,
                    Tables.BEFORE,
                    Tables.AFTER)) {
                rows.scan(table, "", "~", (key, value) -> count[0]++);
            }
            return count[0];
        });
    }

    private static List<String> order(FakeSpace space) {
        return space.stories().stream()
                .filter(story -> story.parentId() == 0)
                .sorted(Comparator.comparingLong(
                        story -> story.json().path("position").asLong()))
                .map(FakeStory::slug)
                .toList();
    }

    @Test
    void wrongUse_isRefused() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(1));
        sides.run(builder -> {
            assertThatThrownBy(() -> builder.build().watch(Duration.ofMillis(999), cycle -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The interval must be at least 1 s, got PT0.999S.");
            assertThatThrownBy(() ->
                            builder.deletes(DeletePolicy.limit("10%")).build().watch(INTERVAL, cycle -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("neither deletes");
        });
    }
}
