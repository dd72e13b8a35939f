package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An undo that is killed and resumed leaves the baselines of before its run: what it took back is not drift. */
class KilledUndoTest {

    /** An item that both spaces have, and that is changed in the source. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Changed {
        STORY(
                Kind.STORIES,
                space -> space.story("item", story -> story.published().field("v", "old")),
                (space, value) -> space.edit("item", story -> story.field("v", value)),
                TargetState::of),
        RECORD(
                Kind.COMPONENTS,
                space -> space.component("item", "{\"title\":{\"type\":\"text\"}}"),
                (space, value) -> space.editItem("components", "item", item -> item.put("display_name", value)),
                RecordState::of),
        METADATA(
                Kind.ASSETS,
                space -> space.asset("item", FileContent.text("same")),
                (space, value) -> space.editItem("assets", "item", item -> item.put("alt", value)),
                AssetState::of),
        FILE(
                Kind.ASSETS,
                space -> space.asset("item", FileContent.text("old")),
                (space, value) -> space.replaceFile("item", FileContent.text(value)),
                AssetState::of);

        private final Kind kind;
        private final Consumer<SpaceBuilder> item;
        private final BiConsumer<FakeSpace, String> change;
        private final Function<FakeSpace, Object> state;

        Changed(
                Kind kind,
                Consumer<SpaceBuilder> item,
                BiConsumer<FakeSpace, String> change,
                Function<FakeSpace, Object> state) {
            this.kind = kind;
            this.item = item;
            this.change = change;
            this.state = state;
        }
    }

    @ParameterizedTest
    @EnumSource
    void atAnyRequest_andResumed_theNextSyncWritesWhatItTookBack(Changed changed) {
        try (KindSides sides = new KindSides(Sides.of(changed.item), changed.kind)) {
            sides.run();
            int dies = 0;
            boolean killed = true;
            while (killed) {
                dies++;
                killed = takenBack(changed, sides, dies, false);
                killed |= takenBack(changed, sides, dies, true);
            }
            assertThat(dies).isGreaterThan(1);
        }
    }

    /** Syncs, takes that back with a kill, and syncs again; returns whether the undo was killed before its end. */
    private static boolean takenBack(Changed changed, KindSides sides, int dies, boolean after) {
        String when = "killed" + (after ? " after" : " before") + " request " + dies;
        ItemKey key = KindSides.item(sides.plan(), "item").key();
        Object before = changed.state.apply(sides.target());
        Baseline baseline = Runs.state(sides.state).baseline(key).orElseThrow();
        changed.change.accept(sides.source(), when);
        SpaceSync sync = sides.sync().build();
        UndoPlan undo = sync.planUndo(Sides.run(sync).runId());
        assertThat(changed.state.apply(sides.target())).isNotEqualTo(before);

        DyingState.Death death = DyingState.whenTold();
        SpaceSync dying = sides.sync().state(death.of(sides.state)).build();
        sides.sides.dieAtRequest(dies, after, death::die);
        assertThat(death.before(() -> dying.start(undo))).isFalse();
        death.await();
        sides.sides.liveAgain();
        StoredRun last = Runs.state(sides.state).runs().stream()
                .reduce((first, second) -> second)
                .orElseThrow();
        if (last.resumable()) {
            assertThat(Sides.awaited(sync.resume(last.header().runId())).problems())
                    .as(when)
                    .isEmpty();
        }

        assertThat(changed.state.apply(sides.target())).as(when).isEqualTo(before);
        assertThat(Runs.state(sides.state).baseline(key)).as(when).contains(baseline);
        SyncReport next = sides.run();
        assertThat(next.problems()).as(when).isEmpty();
        assertThat(next.summary().updated()).as(when).isEqualTo(1);
        return last.resumable();
    }
}
