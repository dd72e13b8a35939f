package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a run made of assets, their folders and tags is taken back. */
class AssetUndoTest {

    /** Both spaces are in sync, then edited; the target has a folder and a tag of its own. */
    private static KindSides sides() {
        KindSides sides = new KindSides(
                Sides.of(
                        source -> source.assetFolder("Icons")
                                .assetFolder("Leaving")
                                .tag("asset", "leaving"),
                        target -> target.assetFolder("Icons")
                                .assetFolder("Old")
                                .assetFolder("Old/Inner")
                                .tag("asset", "old")),
                Kind.ASSETS);
        for (String name : new String[] {"edited.txt", "gone.txt", "replaced.txt"}) {
            sides.source().addAsset(name, FileContent.text(name));
        }
        sides.source().editItem("assets", "gone.txt", gone -> {
            gone.put("alt", "old alt");
            gone.put("asset_folder_id", id(sides.source(), "asset_folders", "Leaving"));
            gone.putArray("internal_tag_ids").add(id(sides.source(), "internal_tags", "leaving"));
        });
        sides.run();
        sides.source().editItem("assets", "edited.txt", edited -> {
            edited.put("alt", "new alt");
            edited.put("asset_folder_id", id(sides.source(), "asset_folders", "Icons"));
        });
        sides.source().replaceFile("replaced.txt", FileContent.text("another length"));
        sides.source().removeItem("assets", "Leaving/gone.txt");
        sides.source().removeItem("asset_folders", "Leaving");
        sides.source().removeItem("internal_tags", "asset/leaving");
        sides.source().addAsset("added.txt", FileContent.text("added"));
        sides.source().editItem("assets", "added.txt", added -> added.put("alt", "after its file"));
        return sides;
    }

    private static long id(FakeSpace space, String kind, String name) {
        return space.items(kind).stream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }

    private static SpaceSync syncing(KindSides sides) {
        return sides.sync()
                .onDrift(OnDrift.OVERWRITE)
                .deletes(DeletePolicy.limit("100%"))
                .build();
    }

    @Test
    void anUndo_restoresMetadata_files_andWhatIsInTheTrash() {
        try (KindSides sides = sides()) {
            SpaceSync sync = syncing(sides);
            Map<String, String> before = AssetState.of(sides.target());
            String run = Sides.run(sync).runId();
            assertThat(sides.target().item("assets", "Leaving/gone.txt")).isEmpty();
            assertThat(sides.target().itemPaths("asset_folders")).containsExactly("Icons");

            SpaceSync undoing = sides.undoing().build(); // without a source
            UndoPlan plan = undoing.planUndo(run);
            SyncReport undone = undoing.run(plan);

            assertThat(undone.summary().failed() + undone.summary().skipped())
                    .as(undone.problems().toString())
                    .isZero();
            assertThat(undone.problems()).doesNotContainKey(OutcomeCode.FILE_NOT_RESTORED);
            assertThat(AssetState.of(sides.target())).isEqualTo(before);
            assertThat(sync.planUndo(run).plan().changesPending()).isFalse();
        }
    }

    /** The target accepts a second asset of the name, which no reference would mean. */
    @Test
    void aRefusedRestore_failsTheAsset_andIsDoneByTheNextUndo() {
        try (KindSides sides = sides()) {
            SpaceSync sync = syncing(sides);
            Map<String, String> before = AssetState.of(sides.target());
            String run = Sides.run(sync).runId();
            sides.sides
                    .api
                    .faults()
                    .add(FaultRule.on("GET", "**/assets/restore").times(1).then(FaultAction.status(422)));

            SyncReport refused = sync.undo(run);

            assertThat(Sides.problem(refused, "Leaving/gone.txt").code()).isEqualTo(OutcomeCode.INVALID);
            assertThat(sides.target().item("assets", "Leaving/gone.txt")).isEmpty();

            sync.undo(run);
            assertThat(AssetState.of(sides.target())).isEqualTo(before);
        }
    }

    @Test
    void whatSomebodyChangedSince_isLeft_byName() {
        try (KindSides sides = sides()) {
            SpaceSync sync = syncing(sides);
            String run = Sides.run(sync).runId();
            sides.target().editItem("assets", "Icons/edited.txt", edited -> edited.put("alt", "by an editor"));
            sides.target().editItem("assets", "added.txt", added -> added.put("alt", "by an editor"));
            SyncReport undone = sync.undo(run);
            assertThat(Objects.requireNonNull(undone.problems().get(OutcomeCode.DRIFTED)).stream()
                            .map(problem -> problem.item().item().source().path()))
                    .containsExactlyInAnyOrder("Icons/edited.txt", "added.txt");
            assertThat(sides.target().item("assets", "added.txt")).isPresent();
        }
    }

    /** The create of the copy has no answer, and an asset of the target has the same name in the same place. */
    @Test
    void aCopyThatACreateWithoutAnswerHasLeft_isDeleted_notItsNamesake() {
        try (KindSides sides = new KindSides(Sides.of(source -> {}, target -> {}), Kind.ASSETS)) {
            sides.source().addAsset("same.txt", FileContent.text("of the source"));
            sides.target().addAsset("same.txt", FileContent.text("of the target"));
            Map<String, String> before = AssetState.of(sides.target());
            SpaceSync sync = syncing(sides);
            var plan = sync.plan();
            sides.sides.before(
                    request -> request.method().equals("POST")
                            && request.uri().getPath().endsWith("/assets"),
                    () -> sides.sides.dieAtRequest(1, true, () -> {}));
            String run = sync.run(plan).runId();
            sides.sides.liveAgain();
            assertThat(sides.target().items("assets")).hasSize(2);

            SyncReport undone = sync.undo(run);

            assertThat(AssetState.of(sides.target()))
                    .as(undone.problems().toString())
                    .isEqualTo(before);
        }
    }

    @Test
    void aKilledRun_orAKilledUndo_isTakenBack() {
        for (int dies = 2; dies < 40; dies += 3) {
            try (KindSides sides = sides()) {
                SpaceSync sync = syncing(sides);
                Map<String, String> before = AssetState.of(sides.target());
                var plan = sync.plan();
                boolean ofRun = dies % 2 == 0;
                if (ofRun) {
                    sides.sides.dieAtRequest(dies, true, () -> {});
                }
                String run = sync.run(plan).runId();
                sides.sides.liveAgain();
                UndoPlan undo = sync.planUndo(run);
                if (!ofRun) {
                    sides.sides.dieAtRequest(dies, false, () -> {});
                }
                SyncReport undone = sync.run(undo);
                sides.sides.liveAgain();
                if (Runs.state(sides.state).run(undone.runId()).orElseThrow().resumable()) {
                    undone = Sides.awaited(sync.resume(undone.runId()));
                }
                assertThat(AssetState.of(sides.target()))
                        .as("killed at " + dies + ": " + undone.problems().keySet())
                        .isEqualTo(before);
            }
        }
    }
}
