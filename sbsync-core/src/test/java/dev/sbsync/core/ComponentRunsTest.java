package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.RandomModel;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of components that fail halfway: nothing is created twice, and nothing is lost. */
class ComponentRunsTest {

    private static final Set<Kind> KINDS = Set.of(Kind.COMPONENTS, Kind.SETTINGS);

    private static void small(SpaceBuilder space) {
        space.group("A").group("A/B").tag("component", "T");
        space.with("components", """
                {"name":"card","is_root":true,"component_group":"A/B","internal_tags":["T"],"preset":"P",
                 "schema":{"body":{"type":"bloks","component_group_whitelist":["%s"],"component_tag_whitelist":[%d]}}}
                """.formatted(space.groupUuid("A"), space.idOf("internal_tags", "component/T")));
        space.preset("card", "P", "{\"component\":\"card\"}").settings("{\"default_root\":\"card\"}");
    }

    private static Sides sides() {
        return Sides.of(ComponentRunsTest::small, SpaceBuilder::asNew);
    }

    private static void mirrors(Sides sides, Object when) {
        assertThat(sides.target())
                .as("%s", when)
                .mirrorsItemsAtLeast(
                        sides.source(), "component_groups", "internal_tags", "components", "presets", "spaces");
        assertThat(sides.target().items("components")).as("%s", when).hasSize(2); // with the page
        assertThat(sides.target().items("component_groups")).as("%s", when).hasSize(2);
    }

    /** The figures of a usual space: one write for each item and default preset, and the lists. */
    @Test
    void run_fortyComponents_costOneWriteForEachItem() {
        Sides model =
                Sides.of(source -> RandomModel.of(7).datasources(0).entries(0).addTo(source), SpaceBuilder::asNew);
        try (KindSides both = new KindSides(model, Kind.COMPONENTS)) {
            SyncPlan plan = both.plan();
            long lists = both.requests().count();
            both.sides.api.clearRequests();
            SyncReport report = both.run();

            long defaults = both.source().items("components").stream()
                    .filter(component -> component.path("preset_id").asLong(0) != 0)
                    .count();
            assertThat(report.summary().failed()).isZero();
            assertThat(both.target())
                    .mirrorsItemsAtLeast(both.source(), "component_groups", "internal_tags", "components", "presets");
            assertThat(lists).isEqualTo(10); // the space and four lists a side
            assertThat(both.requests().count() - lists).isEqualTo(12 + 20 + 40 + 30 + defaults);
            assertThat(plan.items()).hasSize((int) (12 + 20 + 40 + 30 + defaults));
            assertThat(both.sync().build().verify().equal()).isTrue();
        }
    }

    @Test
    void run_listsThatArePaged_areReadToTheirEnd() {
        Sides paged = Sides.of(
                fake -> fake.with(Switch.EVERY_LIST_PAGED),
                source -> RandomModel.of(7)
                        .groups(60)
                        .presets(60)
                        .entries(0)
                        .datasources(0)
                        .addTo(source),
                target -> {});
        try (KindSides both = new KindSides(paged, Kind.COMPONENTS)) {
            assertThat(both.run().summary().failed()).isZero();
            assertThat(both.target())
                    .mirrorsItems(both.source(), "component_groups", "internal_tags", "components", "presets");
            assertThat(KindSides.changes(both.plan())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,component_groups",
        "POST,internal_tags",
        "POST,components",
        "POST,presets",
        "PUT,components/*",
        "PUT,"
    })
    void run_answerLostOrRequestLost_endsEqualWithoutDuplicates(String method, String path) {
        String where = "/v1/spaces/" + Sides.TARGET + (path == null ? "" : "/" + path);
        for (FaultAction fault : new FaultAction[] {FaultAction.dropAfter(), FaultAction.status(502, "")}) {
            try (Sides sides = sides()) {
                sides.api.faults().add(FaultRule.on(method, where).times(2).then(fault));
                SpaceSync sync = sides.sync().kinds(KINDS).build();

                SyncReport report = sync.run(sync.plan());

                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(report.summary().failed()).isZero();
                mirrors(sides, method + " " + path + " " + fault);
            }
        }
    }

    @Test
    void run_killedAtAnyWriteToTheState_isResumedWithoutDuplicates() {
        for (int at = 1; at < 40; at++) {
            boolean early = killed(at, false);
            boolean late = killed(at, true);
            if (!early && !late) {
                return; // it ended before it could be killed
            }
        }
        throw new AssertionError("the run never ended");
    }

    @Test
    void run_killedAtAnyRequest_isResumedWithoutDuplicates() {
        for (int at = 1; at < 40; at++) {
            boolean early = killedAtRequest(at, false);
            boolean late = killedAtRequest(at, true);
            if (!early && !late) {
                assertThat(at).isGreaterThan(7); // one request for each item
                return;
            }
        }
        throw new AssertionError("the run never ended");
    }

    private static boolean killedAtRequest(int at, boolean after) {
        return killed(DyingState.whenTold(), at, after);
    }

    private static boolean killed(int at, boolean after) {
        return killed(DyingState.atWrite(at, after), 0, after);
    }

    /** Kills a run, resumes it, and returns whether it was killed before its end. */
    private static boolean killed(DyingState.Death death, int atRequest, boolean after) {
        boolean[] died = new boolean[1];
        try (Sides sides = sides();
                StateStore kept = StateStore.inMemory()) {
            SpaceSync dying = sides.sync().kinds(KINDS).state(death.of(kept)).build();
            SyncPlan plan = dying.plan();
            if (atRequest > 0) {
                sides.dieAtRequest(atRequest, after, () -> {
                    died[0] = true;
                    death.die();
                });
            }
            if (death.before(() -> dying.start(plan))) {
                return true;
            }
            death.await();
            sides.liveAgain();
            StoredRun run = new SyncState(kept).runs().get(0);
            SpaceSync again = sides.sync().kinds(KINDS).state(kept).build();
            if (run.resumable()) {
                SyncReport report = Sides.awaited(again.resume(run.header().runId()));
                assertThat(report.ending()).as("%s", death).isEqualTo(RunEnding.DONE);
                assertThat(report.summary().failed()).as("%s", death).isZero();
            }
            mirrors(sides, death);
            assertThat(KindSides.changes(again.plan())).as("%s", death).isEmpty();
            return run.resumable() || died[0];
        }
    }
}
