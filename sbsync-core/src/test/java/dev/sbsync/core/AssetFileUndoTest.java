package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The files that a run replaced are restored from its archive, byte for byte, under the same id and URL. */
class AssetFileUndoTest {

    /** The asset token of both spaces. */
    private static final String ASSET_TOKEN = "files-token";

    private static final FileContent OLD = FileContent.generated(1, 450_000); // three parts
    private static final FileContent NEW = FileContent.generated(2, 300_000);
    private static final FileContent SAME_LENGTH = FileContent.generated(3, 450_000);

    private final KindSides both = new KindSides(Sides.of(space -> space.asset("a.bin", OLD)), Kind.ASSETS);
    private final SpaceSync sync = both.sync().build();

    AssetFileUndoTest() {
        both.run();
    }

    @AfterEach
    void close() {
        both.close();
    }

    private Map<String, String> target() {
        return AssetState.of(both.target());
    }

    private String replacedBy(FileContent content) {
        both.source().replaceFile("a.bin", content);
        return replaced(sync);
    }

    private String replaced(SpaceSync by) {
        SyncReport report = Sides.run(by);
        assertThat(report.summary().failed()).isZero();
        assertThat(file()).isEqualTo(both.source().content(id(both.source())).orElseThrow());
        return report.runId();
    }

    private FileContent file() {
        return both.target().content(id(both.target())).orElseThrow();
    }

    private static long id(FakeSpace space) {
        return space.item("assets", "a.bin").orElseThrow().path("id").asLong();
    }

    private void faults(Predicate<String> path, FaultAction action, int times) {
        FaultRule rule =
                FaultRule.on("downloads", request -> request.method().equals("GET") && path.test(request.path()));
        both.sides.api.faults().add((times == 0 ? rule.always() : rule.times(times)).then(action));
    }

    private static boolean ofTarget(String path) {
        return path.contains("/f/" + Sides.TARGET + "/");
    }

    private static String lost(SyncReport undone) {
        return message(undone, OutcomeCode.FILE_NOT_RESTORED);
    }

    private static String unarchived(SyncReport report) {
        return message(report, OutcomeCode.FILE_NOT_ARCHIVED);
    }

    private static String message(SyncReport report, OutcomeCode code) {
        return Objects.requireNonNull(report.problems().get(code))
                .get(0)
                .problem()
                .message();
    }

    @Test
    void aReplacedFile_isRestored_alsoByOneOfTheSameLength_andThenNothingIsLeftToDo() {
        for (FileContent content : new FileContent[] {NEW, SAME_LENGTH}) {
            Map<String, String> before = target();
            String run = replacedBy(content);
            assertThat(target()).isNotEqualTo(before);

            UndoPlan plan = both.undoing().build().planUndo(run); // without a source
            assertThat(KindSides.item(plan.plan(), "a.bin").operation()).isEqualTo(Operation.UPDATE);
            SyncReport undone = both.undoing().build().run(plan);

            assertThat(undone.problems()).isEmpty();
            assertThat(target()).isEqualTo(before);
            assertThat(file()).isEqualTo(OLD);
            assertThat(sync.planUndo(run).plan().changesPending()).isFalse();
        }
    }

    @Test
    void theArchiveCostsNoRequestOfTheApi_oneDownloadOfAReplacedFile_andNothingOfAnUnchangedOne() {
        both.source().replaceFile("a.bin", NEW);
        both.sides.api.clearRequests();
        replaced(both.sync().archive(false).build());
        long without = both.requests().count();
        assertThat(downloaded()).isEqualTo(NEW.length());

        both.source().replaceFile("a.bin", SAME_LENGTH);
        both.sides.api.clearRequests();
        String run = replaced(sync);
        assertThat(both.requests().count()).isEqualTo(without);
        assertThat(downloaded()).isEqualTo(NEW.length() + SAME_LENGTH.length());
        assertThat(Runs.state(both.state).run(run).orElseThrow().archiveBytes())
                .isBetween(NEW.length(), NEW.length() * 3 / 2);

        both.sides.api.clearRequests();
        Sides.run(sync);
        assertThat(downloaded()).isZero();
    }

    private long downloaded() {
        return both.sides.api.assetTraffic().downloadedBytes();
    }

    @Test
    void aFileThatIsTooLong_orNone_isNotArchived_andNamedWithTheReason() {
        for (long longest : new long[] {OLD.length() - 1, 0}) {
            both.source().replaceFile("a.bin", NEW);
            String run = replaced(both.sync().archiveFiles(longest).build());
            SyncReport undone = sync.undo(run);
            assertThat(lost(undone)).contains(longest == 0 ? "not archived" : "more than the 449999 bytes");
            assertThat(file()).isEqualTo(NEW);
            both.source().replaceFile("a.bin", OLD);
            replaced(sync);
        }
        both.source().replaceFile("a.bin", NEW);
        String run = replaced(both.sync().archiveFiles(OLD.length()).build());
        assertThat(sync.undo(run).problems()).isEmpty();
        assertThat(file()).isEqualTo(OLD);
    }

    /** Whoever resumes a run need not repeat up to which length it archives. */
    @Test
    void aResumedRun_archivesFilesUpToTheLengthOfItsFirstAttempt() {
        both.source().addAsset("b.bin", OLD);
        Sides.run(sync);
        both.source().replaceFile("a.bin", NEW);
        both.source().replaceFile("b.bin", NEW);
        SpaceSync none = both.sync().archiveFiles(0).build();
        var plan = none.plan();
        both.sides.dieAtRequest(1, false, () -> {}); // of the first asset
        String run = none.run(plan).runId();
        both.sides.liveAgain();

        assertThat(Sides.awaited(sync.resume(run)).summary().failed()).isZero();

        assertThat(sync.undo(run).problems().get(OutcomeCode.FILE_NOT_RESTORED))
                .hasSize(2)
                .allSatisfy(lost -> assertThat(lost.problem().message()).contains("files are not archived"));
    }

    /** What an undo will not restore is said when it can still be prepared for. */
    @Test
    void aRunNamesTheReplacedFilesThatItDidNotArchive_unlessNoneAreToBe() {
        both.source().replaceFile("a.bin", NEW);
        SyncReport tooLong =
                Sides.run(both.sync().archiveFiles(OLD.length() - 1).build());
        assertThat(unarchived(tooLong)).contains("an undo cannot restore the file", "more than the 449999 bytes");
        assertThat(tooLong.summary().notSynced()).isZero();

        both.source().replaceFile("a.bin", OLD);
        faults(AssetFileUndoTest::ofTarget, FaultAction.status(404), 1);
        assertThat(unarchived(Sides.run(sync))).contains("404");

        both.source().replaceFile("a.bin", NEW);
        assertThat(Sides.run(both.sync().archiveFiles(0).build()).problems()).isEmpty();
        both.source().replaceFile("a.bin", OLD);
        assertThat(Sides.run(both.sync().archive(false).build()).problems()).isEmpty();
    }

    @Test
    void aFileThatWasNotArchived_isNotNamed_ifTheTargetRefusesToReplaceIt() {
        both.source().replaceFile("a.bin", NEW);
        both.sides.api.failNext(
                "POST", "/v1/spaces/" + Sides.TARGET + "/assets", FaultAction.status(422, "{\"error\":\"refused\"}"));
        SyncReport report = Sides.run(both.sync().archiveFiles(1).build());
        assertThat(report.summary().failed()).isOne();
        assertThat(report.problems()).doesNotContainKey(OutcomeCode.FILE_NOT_ARCHIVED);
        assertThat(file()).isEqualTo(OLD);
    }

    @Test
    void aResumedRun_namesTheFileThatItsFirstAttemptReplaced() {
        both.source().replaceFile("a.bin", NEW);
        int replaced = 0;
        for (int dies = 1; dies < 6; dies++) {
            SpaceSync overwriting =
                    both.sync().archiveFiles(1).onDrift(OnDrift.OVERWRITE).build();
            var plan = overwriting.plan();
            both.sides.dieAtRequest(dies, true, () -> {});
            String run = overwriting.run(plan).runId();
            both.sides.liveAgain();
            replaced += file().equals(NEW) ? 1 : 0;
            if (Runs.state(both.state).run(run).orElseThrow().resumable()) {
                assertThat(unarchived(Sides.awaited(overwriting.resume(run)))).contains("more than the 1 bytes");
            }
            both.source().replaceFile("a.bin", dies % 2 == 1 ? SAME_LENGTH : NEW);
        }
        assertThat(replaced).isPositive();
    }

    @Test
    void aPrivateFile_isRestored_withATokenOnly() {
        KindSides hidden = new KindSides(
                Sides.of(
                        space -> space.assetToken(ASSET_TOKEN).asset("a.bin", OLD, asset -> asset.privately()),
                        space -> space.assetToken(ASSET_TOKEN)),
                Kind.ASSETS);
        try (hidden;
                ManagementClient reader = hidden.sides.client(ASSET_TOKEN);
                ManagementClient writer = hidden.sides.client(ASSET_TOKEN)) {
            SpaceSync reads = hidden.sync()
                    .from(reader, Sides.SOURCE)
                    .to(writer, Sides.TARGET)
                    .build();
            SpaceSync readsSource = hidden.sync().from(reader, Sides.SOURCE).build();
            Sides.run(reads);
            Map<String, String> before = AssetState.of(hidden.target());
            hidden.source().replaceFile("a.bin", NEW);
            assertThat(reads.undo(Sides.run(reads).runId()).problems()).isEmpty();
            assertThat(AssetState.of(hidden.target())).isEqualTo(before);

            String run = Sides.run(reads).runId();
            assertThat(lost(readsSource.undo(run))).contains("no asset token of the target");
            assertThat(reads.undo(run).problems()).isEmpty();
            assertThat(AssetState.of(hidden.target())).isEqualTo(before);

            assertThat(lost(reads.undo(Sides.run(readsSource).runId()))).contains("no asset token of the target");
        }
    }

    @Test
    void aDownloadThatIsCut_isRepeated_andNoHalfFileIsRestored() {
        faults(AssetFileUndoTest::ofTarget, FaultAction.truncate(), 2);
        String run = replacedBy(NEW);
        assertThat(sync.undo(run).problems()).isEmpty();
        assertThat(file()).isEqualTo(OLD);
    }

    @Test
    void aFileThatCannotBeRead_failsTheAsset_whichIsNotChanged() {
        both.source().replaceFile("a.bin", NEW);
        faults(AssetFileUndoTest::ofTarget, FaultAction.dropBefore(), 0);
        SyncReport report = Sides.run(sync);
        assertThat(Sides.problem(report, "a.bin").code()).isEqualTo(OutcomeCode.DOWNLOAD_FAILED);
        assertThat(file()).isEqualTo(OLD);

        replaced(both.sync().archiveFiles(0).build());
    }

    @Test
    void aFileThatTheTargetDoesNotDeliver_isReplaced_andNamedByTheUndo() {
        both.source().replaceFile("a.bin", NEW);
        faults(AssetFileUndoTest::ofTarget, FaultAction.status(404), 1);
        String run = replaced(sync);
        assertThat(lost(sync.undo(run))).contains("404");
    }

    @Test
    void theTargetsFileIsReadPastCaches() {
        both.source().replaceFile("a.bin", NEW);
        faults(path -> path.startsWith("/f/" + Sides.TARGET + "/"), FaultAction.status(500), 0);
        String run = replaced(sync);
        assertThat(sync.undo(run).problems()).isEmpty();
        assertThat(file()).isEqualTo(OLD);
    }

    @Test
    void aFileThatAnEditorReplacedSince_staysByName_alsoOneOfTheSameLength() {
        for (FileContent edited :
                new FileContent[] {FileContent.text("an editor's"), FileContent.generated(9, 300_000)}) {
            String run = replacedBy(NEW);
            both.target().replaceFile("a.bin", edited);
            SyncReport undone = sync.undo(run);
            assertThat(undone.problems()).containsOnlyKeys(OutcomeCode.DRIFTED);
            assertThat(file()).isEqualTo(edited);

            both.target().replaceFile("a.bin", NEW); // taken back
            assertThat(sync.undo(run).problems()).isEmpty();
            assertThat(file()).isEqualTo(OLD);
        }
    }

    @Test
    void anUndoIsUndone_andThatUndoToo() {
        String run = replacedBy(SAME_LENGTH);
        String undo = sync.undo(run).runId();
        assertThat(file()).isEqualTo(OLD);
        String again = sync.undo(undo).runId();
        assertThat(file()).isEqualTo(SAME_LENGTH);
        sync.undo(again);
        assertThat(file()).isEqualTo(OLD);
    }

    @Test
    void twoRunsThatReplacedAFile_areUndoneOneAfterTheOther() {
        String first = replacedBy(NEW);
        String second = replacedBy(SAME_LENGTH);
        assertThat(sync.undo(second).problems()).isEmpty();
        assertThat(file()).isEqualTo(NEW);
        assertThat(sync.undo(first).problems()).isEmpty();
        assertThat(file()).isEqualTo(OLD);
    }

    @Test
    void aKilledRun_resumedOrNot_andAKilledUndo_restoreTheFile() {
        both.source().replaceFile("a.bin", NEW);
        Map<String, String> before = target();
        SpaceSync overwriting = both.sync().onDrift(OnDrift.OVERWRITE).build();
        int killed = 0;
        for (int dies = 1; dies < 10; dies++) {
            for (int how = 0; how < 8; how++) {
                boolean after = (how & 1) > 0;
                var plan = overwriting.plan();
                both.sides.dieAtRequest(dies, after, () -> {});
                String run = overwriting.run(plan).runId();
                both.sides.liveAgain();
                if ((how & 2) > 0
                        && Runs.state(both.state).run(run).orElseThrow().resumable()) {
                    Sides.awaited(overwriting.resume(run));
                    killed++;
                }
                UndoPlan undo = sync.planUndo(run);
                if ((how & 4) > 0) {
                    both.sides.dieAtRequest(dies, after, () -> {});
                }
                SyncReport undone = sync.run(undo);
                both.sides.liveAgain();
                if (Runs.state(both.state).run(undone.runId()).orElseThrow().resumable()) {
                    undone = Sides.awaited(sync.resume(undone.runId()));
                }
                assertThat(target())
                        .as(dies + ", " + how + ": " + undone.problems())
                        .isEqualTo(before);
            }
        }
        assertThat(killed).isPositive();
    }

    /** What a killed run has stored is unknown then; its length is that of the file that it was to store. */
    @Test
    void aKilledRun_whoseFileHasNoStatedMd5_isUndone() {
        both.source().replaceFile("a.bin", NEW);
        both.sides
                .api
                .faults()
                .add(FaultRule.onResource("HEAD", "downloads")
                        .always()
                        .then(FaultAction.normal().withHeader("ETag", "\"of-parts-2\"")));
        Map<String, String> before = target();
        SpaceSync overwriting = both.sync().onDrift(OnDrift.OVERWRITE).build();
        int replaced = 0;
        for (int dies = 1; dies < 10; dies++) {
            var plan = overwriting.plan();
            both.sides.dieAtRequest(dies, true, () -> {});
            String run = overwriting.run(plan).runId();
            both.sides.liveAgain();
            replaced += file().equals(OLD) ? 0 : 1;

            SyncReport undone = sync.undo(run);

            assertThat(target()).as(dies + ": " + undone.problems()).isEqualTo(before);
        }
        assertThat(replaced).isPositive();
    }

    @Test
    void withoutAnArchive_nothingIsDownloadedFromTheTarget() {
        both.source().replaceFile("a.bin", NEW);
        faults(AssetFileUndoTest::ofTarget, FaultAction.status(500), 0);
        replaced(both.sync().archive(false).build());
    }
}
