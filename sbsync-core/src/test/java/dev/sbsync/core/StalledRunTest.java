package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.StalledRunException;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeResponse.Delivery;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** No run waits for something that does not come: it has a next event, or it is ended with the reason. */
class StalledRunTest {

    private static final int SEEDS = Integer.getInteger("sbsync.schedules", 200);

    /** The longest that anything may take: each item an hour and a quarter, one after the other in a folder's depth. */
    private static final Duration LONGEST = Duration.ofHours(8);

    /** A fault of the planner, made by hand: two items that wait for each other. */
    @Test
    void itemsThatWaitForEachOther_endTheRunWithTheReasonAndItIsResumed() {
        StateStore state = StateStore.inMemory();
        try (Sides sides = Sides.of(source -> source.story("a").story("b").story("c"))) {
            SpaceSync sync = sides.sync().state(state).build();

            SyncReport report = sync.run(waitingForEachOther(sync.plan(), "a", "b"));

            assertThat(report.ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(report.abortedBy().orElseThrow())
                    .isInstanceOf(StalledRunException.class)
                    .hasMessageContaining("2 items")
                    .hasMessageContaining("[a, b]")
                    .hasMessageContaining("Resume");
            assertThat(ReportJson.write(report)).contains("it could not continue");
            assertThat(Sides.result(report, "a").outcome()).isInstanceOf(Outcome.Cancelled.class);
            assertThat(Sides.result(report, "c").outcome()).isInstanceOf(Outcome.Created.class);
            assertThat(sides.target()).hasNoStory("a");

            SyncReport resumed = Sides.awaited(sides.sync().state(state).build().resume(report.runId()));
            assertThat(resumed.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    private static SyncPlan waitingForEachOther(SyncPlan plan, String one, String other) {
        long first = id(plan, one);
        long second = id(plan, other);
        List<PlannedItem> items = plan.items().stream()
                .map(item -> item.source().id() == first
                        ? after(item, second)
                        : item.source().id() == second ? after(item, first) : item)
                .toList();
        return plan.with(items, plan.extra());
    }

    private static long id(SyncPlan plan, String path) {
        return plan.items().stream()
                .filter(item -> item.source().path().equals(path))
                .findFirst()
                .orElseThrow()
                .source()
                .id();
    }

    private static PlannedItem after(PlannedItem item, long id) {
        return new PlannedItem(
                item.source(),
                item.match(),
                item.operation(),
                item.changes(),
                item.why(),
                item.placement(),
                List.of(StoryRow.key(id)),
                item.stepAside(),
                item.cost(),
                item.added(),
                item.warnings(),
                item.problem());
    }

    /** The simulated world fails where all tasks wait and none for a time. */
    @Test
    void randomFaultsPausesAndCancels_everyRunHasAnEnd() {
        int ended = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Schedule schedule = new Schedule(seed);
            SyncReport report = schedule.played();
            assertThat(schedule.elapsed).as("seed %d", seed).isLessThan(LONGEST);
            assertThat(report.items()).as("seed %d", seed).hasSize(schedule.planned);
            ended++;
        }
        assertThat(ended).isEqualTo(SEEDS);
    }

    /** One run with faults of all kinds, and hands on its controls. */
    private static final class Schedule {
        private static final int[] STATUSES = {
            200, 204, 301, 302, 304, 400, 403, 404, 408, 409, 422, 423, 425, 429, 499, 500, 503, 520
        };
        private static final String[] BODIES = {
            "",
            "null",
            "{}",
            "[]",
            "<html></html>",
            "{\"error\":\"no\"}",
            "{\"story\":{\"id\":1}}",
            "{\"story\":",
            "{\"stories\":[]}",
            "{\"slug\":[\"has already been taken\"]}"
        };

        private final Random random;
        private final SimulatedSides sides;
        private Duration elapsed = Duration.ZERO;
        private int planned;

        Schedule(long seed) {
            random = new Random(seed);
            sides = new SimulatedSides(seed, 0, this::items);
        }

        /** Up to 15 items in folders of folders. */
        private void items(SpaceBuilder space) {
            List<String> folders = new ArrayList<>(List.of(""));
            int count = 1 + random.nextInt(15);
            for (int i = 0; i < count; i++) {
                String path = folders.get(random.nextInt(folders.size())) + "i" + i;
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        space.folder(path);
                        folders.add(path + "/");
                    }
                    case 2 -> space.story(path, story -> story.published());
                    default -> space.story(path, story -> story.field("v", 2).dirty(live -> live.put("v", 1)));
                }
            }
        }

        private void faults() {
            double chance = random.nextInt(4) == 0 ? 1 : random.nextDouble();
            int from = random.nextInt(20);
            int until = from + random.nextInt(random.nextBoolean() ? 10 : 10_000);
            int[] request = {0};
            sides.obstacle(sent -> {
                int now = request[0]++;
                if (now < from || now >= until || random.nextDouble() > chance) {
                    return null;
                }
                return random.nextInt(6) == 0
                        ? new ExchangeResult.Failure(
                                random.nextBoolean() ? Kind.IO : Kind.TIMEOUT, random.nextBoolean(), "broke", null)
                        : SimulatedSides.status(
                                STATUSES[random.nextInt(STATUSES.length)], BODIES[random.nextInt(BODIES.length)]);
            });
            if (random.nextBoolean()) {
                sides.fake
                        .faults()
                        .add(FaultRule.on("POST", "/v1/spaces/" + SimulatedSides.TARGET + "/stories")
                                .every(1 + random.nextInt(3))
                                .then(
                                        random.nextBoolean()
                                                ? FaultAction.readLag(Duration.ofSeconds(3))
                                                : FaultAction.foreign().delivered(Delivery.WHOLE)));
            }
        }

        SyncReport played() {
            AtomicReference<SyncReport> report = new AtomicReference<>();
            sides.run(builder -> {
                SpaceSync sync =
                        builder.workers(1 + random.nextInt(8)).minWorkers(1).build();
                SyncPlan plan = sync.plan();
                planned = plan.items().size();
                faults();
                SyncRun run = sync.start(plan);
                sides.world.tasks().start("hands", () -> control(run));
                report.set(Sides.awaited(run));
                elapsed = sides.world.elapsed();
            });
            return Objects.requireNonNull(report.get());
        }

        /** Every pause is followed by a resume or a cancel. */
        private void control(SyncRun run) {
            try {
                for (int i = random.nextInt(5); i > 0; i--) {
                    sides.world.time().sleep(Duration.ofMillis(random.nextInt(20_000)));
                    run.pause();
                    sides.world.time().sleep(Duration.ofMillis(random.nextInt(20_000)));
                    if (random.nextInt(6) == 0) {
                        run.cancel();
                    }
                    run.resume();
                }
                if (random.nextInt(8) == 0) {
                    run.cancelNow();
                }
            } catch (InterruptedException interrupt) {
                throw new IllegalStateException("not interrupted here", interrupt);
            }
        }
    }
}
