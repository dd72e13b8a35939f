package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleted components come back from the trash, with their presets, or are created again if they cannot. */
class ComponentTrashTest {

    private static final String RESTORE = "POST components/{id}/restore";
    private static final String CREATE = "POST components";
    private static final String CREATE_PRESET = "POST presets";

    /** A component with a group, a tag and two presets, of which one is the default. */
    private static void quote(SpaceBuilder space) {
        space.group("Old")
                .tag("component", "old")
                .with("components", """
                        {"name":"quote","is_root":false,"is_nestable":true,"component_group":"Old","internal_tags":["old"],"preset":"Blue",
                         "schema":{"text":{"type":"text"}}}""")
                .preset("quote", "Blue", "{\"component\":\"quote\",\"text\":\"blue\"}")
                .preset("quote", "Red", "{\"component\":\"quote\",\"text\":\"red\"}");
    }

    /** The target alone has the component, which a run deletes. */
    private static KindSides targetOnly(Switch... switches) {
        return sides(source -> {}, switches);
    }

    private static KindSides both(Switch... switches) {
        return sides(ComponentTrashTest::quote, switches);
    }

    private static KindSides sides(Consumer<SpaceBuilder> source, Switch... switches) {
        return new KindSides(Sides.of(fake -> fake.with(switches), source, ComponentTrashTest::quote), Kind.COMPONENTS);
    }

    private static SpaceSync deleting(KindSides sides) {
        return sides.sync().deletes(DeletePolicy.limit("100%")).build();
    }

    private static SpaceSync overwriting(KindSides sides) {
        return sides.sync().onDrift(OnDrift.OVERWRITE).build();
    }

    private static long quote(KindSides sides) {
        return sides.target()
                .item("components", "quote")
                .orElseThrow()
                .path("id")
                .asLong();
    }

    private static List<Long> presets(KindSides sides) {
        return sides.target().items("presets").stream()
                .map(preset -> preset.path("id").asLong())
                .toList();
    }

    /** Returns the writes since the log was cleared, as method and path without ids. */
    private static List<String> writes(KindSides sides) {
        return sides.sides.api.writes().stream()
                .map(request -> request.method() + " "
                        + request.path().replaceFirst("/v1/spaces/\\d+/", "").replaceAll("\\d+", "{id}"))
                .toList();
    }

    private static void assertSame(Map<String, String> before, KindSides sides) {
        assertThat(TargetState.differences(before, RecordState.of(sides.target())))
                .isEmpty();
    }

    private static void assertDone(SyncReport report) {
        assertThat(report.summary().failed() + report.summary().skipped())
                .as(report.problems().keySet().toString())
                .isZero();
    }

    private static List<String> recreated(SyncReport report) {
        return report.problems().getOrDefault(OutcomeCode.RECREATED, List.of()).stream()
                .map(problem -> problem.item().item().source().type())
                .toList();
    }

    /** The group, the tag and the presets were deleted before the component, and are new. */
    @Test
    void anUndo_restoresADeletedComponent_underItsId_andIsUndone() {
        try (KindSides sides = targetOnly()) {
            SpaceSync sync = deleting(sides);
            Map<String, String> before = RecordState.of(sides.target());
            long id = quote(sides);
            String run = Sides.run(sync).runId();
            Map<String, String> after = RecordState.of(sides.target());
            sides.sides.api.clearRequests();

            SyncReport undone = sync.undo(run);

            assertDone(undone);
            assertSame(before, sides);
            assertThat(quote(sides)).isEqualTo(id);
            assertThat(writes(sides)).contains(RESTORE).doesNotContain(CREATE);
            assertThat(recreated(undone)).isNotEmpty().doesNotContain("component", "default preset");
            assertThat(sync.planUndo(run).plan().changesPending()).isFalse();

            assertDone(sync.undo(undone.runId()));
            assertSame(after, sides);
        }
    }

    /** What the run left of it is in the trash: nothing but the restore is written. */
    @Test
    void anUndo_thatFindsTheComponentAsItWas_writesNothingElse() {
        try (KindSides sides = new KindSides(
                Sides.of(source -> {}, target -> target.component("hero", "{\"title\":{\"type\":\"text\"}}")),
                Kind.COMPONENTS)) {
            String run = Sides.run(deleting(sides)).runId();
            SpaceSync undoing = sides.undoing().build();
            UndoPlan plan = undoing.planUndo(run);
            sides.sides.api.clearRequests();

            assertDone(undoing.run(plan));

            assertThat(writes(sides)).containsExactly(RESTORE);
            assertThat((long) sides.sides.api.requests().size())
                    .isEqualTo(3)
                    .isLessThanOrEqualTo(
                            KindSides.item(plan.plan(), "hero").cost().requestsAtMost());
        }
    }

    @Test
    void anUndo_doesNotCreatePresetsThatCameBackWithTheirComponent() {
        try (KindSides sides = targetOnly(Switch.DELETED_PRESETS_COME_BACK, Switch.PRESET_NAMES_REPEAT)) {
            SpaceSync sync = deleting(sides);
            Map<String, String> before = RecordState.of(sides.target());
            List<Long> presets = presets(sides);
            String run = Sides.run(sync).runId();
            Map<String, String> after = RecordState.of(sides.target());
            sides.sides.api.clearRequests();

            SyncReport undone = sync.undo(run);

            assertDone(undone);
            assertSame(before, sides);
            assertThat(presets(sides)).isEqualTo(presets);
            assertThat(writes(sides)).contains(RESTORE).doesNotContain(CREATE, CREATE_PRESET);
            assertThat(recreated(undone)).doesNotContain("preset");

            assertDone(sync.undo(undone.runId()));
            assertSame(after, sides);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 422})
    void aComponentThatCannotBeRestored_isCreatedAgain_withAWarning(int status) {
        try (KindSides sides = targetOnly()) {
            SpaceSync sync = deleting(sides);
            Map<String, String> before = RecordState.of(sides.target());
            long id = quote(sides);
            String run = Sides.run(sync).runId();
            sides.sides
                    .api
                    .faults()
                    .add(FaultRule.on("POST", "**/restore").always().then(FaultAction.status(status)));

            SyncReport undone = sync.undo(run);

            assertDone(undone);
            assertSame(before, sides);
            assertThat(quote(sides)).isNotEqualTo(id);
            assertThat(recreated(undone)).contains("component");

            assertDone(sync.undo(undone.runId()));
            assertSame(Map.of(), sides);
        }
    }

    /** The restore is never sent, its answer is lost, or the run is killed after it. */
    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true", "3, true"})
    void anUndoKilledInTheMiddleOfARestore_isResumed(int request, boolean applied) {
        for (Switch presets : List.of(Switch.DELETED_PRESETS_COME_BACK, Switch.COMPONENT_RESTORED_WITHOUT_PRESETS)) {
            try (KindSides sides = targetOnly(presets, Switch.PRESET_NAMES_REPEAT)) {
                SpaceSync sync = deleting(sides);
                Map<String, String> before = RecordState.of(sides.target());
                long id = quote(sides);
                String run = Sides.run(sync).runId();
                sides.sides.before(
                        sent -> sent.uri().getPath().endsWith("/restore"),
                        () -> sides.sides.dieAtRequest(request, applied, () -> {}));

                SyncReport undone = sync.undo(run);
                sides.sides.liveAgain();
                assertThat(Runs.state(sides.state)
                                .run(undone.runId())
                                .orElseThrow()
                                .resumable())
                        .isTrue();
                undone = Sides.awaited(sync.resume(undone.runId()));

                assertDone(undone);
                assertSame(before, sides);
                assertThat(quote(sides)).isEqualTo(id);
                assertThat(presets(sides)).hasSize(2);
            }
        }
    }

    /** Somebody has created a component of the same name, so the one in the trash cannot be restored. */
    @Test
    void aComponentThatSomebodyCreatedSince_underTheSameName_isLeft() {
        try (KindSides sides = targetOnly()) {
            SpaceSync sync = deleting(sides);
            String run = Sides.run(sync).runId();
            sides.target().addItem("components", "{\"name\":\"quote\",\"display_name\":\"Mine\",\"schema\":{}}");

            SyncReport undone = sync.undo(run);

            assertThat(undone.problems()).containsKey(OutcomeCode.PATH_TAKEN);
            assertThat(recreated(undone)).doesNotContain("component");
            assertThat(sides.target()
                            .item("components", "quote")
                            .orElseThrow()
                            .path("display_name")
                            .asString())
                    .isEqualTo("Mine");
        }
    }

    private static void deleteByAnEditor(KindSides sides) {
        try (ManagementClient client = sides.sides.client()) {
            client.components(sides.target().id()).delete(quote(sides));
        }
        sides.sides.api.clearRequests();
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESET_NAMES_REPEAT", "COMPONENT_RESTORED_WITHOUT_PRESETS"})
    void aSync_thatOverwritesDrift_restoresWhatAnEditorDeleted_andIsUndone(Switch behaviour) {
        try (KindSides sides = both(behaviour)) {
            sides.run();
            Map<String, String> synced = RecordState.of(sides.target());
            long id = quote(sides);
            List<Long> presets = presets(sides);
            deleteByAnEditor(sides);
            Map<String, String> deleted = RecordState.of(sides.target());

            SpaceSync sync = overwriting(sides);
            SyncReport restored = Sides.run(sync);

            assertDone(restored);
            assertSame(synced, sides);
            assertThat(quote(sides)).isEqualTo(id);
            assertThat(writes(sides)).contains(RESTORE).doesNotContain(CREATE);
            if (behaviour == Switch.PRESET_NAMES_REPEAT) {
                assertThat(presets(sides)).isEqualTo(presets);
                assertThat(writes(sides)).containsExactly(RESTORE);
            }
            assertThat(sides.plan().changesPending()).isFalse();

            assertDone(sync.undo(restored.runId()));
            assertSame(deleted, sides);
        }
    }

    /** What the editor had changed before the delete is overwritten too. */
    @Test
    void aRestoredComponent_getsWhatTheSourceHas() {
        try (KindSides sides = both()) {
            sides.run();
            sides.target().editItem("components", "quote", quote -> quote.put("color", "#abc"));
            deleteByAnEditor(sides);
            sides.source().editItem("components", "quote", quote -> quote.put("display_name", "Quote"));

            SyncReport restored = Sides.run(overwriting(sides));

            assertThat(Objects.requireNonNull(restored.problems().get(OutcomeCode.TARGET_RESTORED)))
                    .isNotEmpty();
            assertThat(writes(sides)).containsExactly(RESTORE, "PUT components/{id}");
            assertThat(RecordState.of(sides.target())).isEqualTo(RecordState.of(sides.source()));
        }
    }
}
