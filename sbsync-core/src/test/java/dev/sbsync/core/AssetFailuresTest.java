package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.testkit.faults.FileFaults;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Transfers of files that fail, for a moment or for good. */
class AssetFailuresTest {

    private static final String BYTES = "bytes ".repeat(2000);

    private final KindSides both =
            new KindSides(Sides.of(space -> space.asset("one.txt", FileContent.text(BYTES))), Kind.ASSETS);

    @AfterEach
    void close() {
        both.close();
    }

    private void always(String method, String resource, FaultAction action) {
        both.sides
                .api
                .faults()
                .add(FaultRule.onResource(method, resource).always().then(action));
    }

    private void once(String method, String resource, FaultAction action) {
        both.sides
                .api
                .faults()
                .add(FaultRule.onResource(method, resource).times(1).then(action));
    }

    private OutcomeCode code(SyncReport report) {
        return Sides.problem(report, "one.txt").code();
    }

    private void isCopiedOnce(SyncReport report) {
        assertThat(report.summary().failed()).isZero();
        assertThat(both.target().items("assets")).hasSize(1);
        long id = both.target().items("assets").get(0).path("id").asLong();
        assertThat(both.target().content(id)).contains(FileContent.text(BYTES));
    }

    @Test
    void run_cutDownload_isRepeated_andNoHalfFileIsStored() {
        once("GET", "downloads", FaultAction.truncate());

        isCopiedOnce(both.run());

        assertThat(both.sides.api.assetTraffic().uploadedBytes()).isEqualTo(BYTES.length());
    }

    @Test
    void run_expiredSignature_isSignedAnew() {
        once("POST", "uploads", FileFaults.expired());

        isCopiedOnce(both.run());
    }

    @Test
    void run_cutUpload_isRepeated() {
        once("POST", "uploads", FileFaults.cutUpload());

        isCopiedOnce(both.run());
    }

    @Test
    void run_unreachableHostOfFiles_failsTheItemInBoundedTime_andTheNextRunRepairsTheSameAsset() {
        always("GET", "downloads", FaultAction.dropBefore());
        Duration before = Duration.ofNanos(both.sides.time.nanos());

        SyncReport report = both.run();

        assertThat(code(report)).isEqualTo(OutcomeCode.DOWNLOAD_FAILED);
        assertThat(Duration.ofNanos(both.sides.time.nanos()).minus(before)).isLessThan(Duration.ofMinutes(20));

        both.sides.api.faults().clear();
        isCopiedOnce(both.run());
    }

    @Test
    void run_unreachableStorage_failsTheItemInBoundedTime_andTheNextRunRepairsTheSameAsset() {
        always("POST", "uploads", FaultAction.dropBefore());
        Duration before = Duration.ofNanos(both.sides.time.nanos());

        SyncReport report = both.run();

        assertThat(code(report)).isEqualTo(OutcomeCode.UPLOAD_FAILED);
        assertThat(Duration.ofNanos(both.sides.time.nanos()).minus(before)).isLessThan(Duration.ofMinutes(20));

        both.sides.api.faults().clear();
        isCopiedOnce(both.run());
    }

    @Test
    void run_storageThatKeepsFailing_isAFailedUpload() {
        always("POST", "uploads", FileFaults.internalError());

        assertThat(code(both.run())).isEqualTo(OutcomeCode.UPLOAD_FAILED);
    }

    @Test
    void run_fileThatTheStorageRefuses_isNamed() {
        always("POST", "uploads", FileFaults.refusal(400, "EntityTooLarge", "Your proposed upload is too large"));

        assertThat(code(both.run())).isEqualTo(OutcomeCode.FILE_REFUSED);
    }

    @Test
    void run_fileThatIsGone_isNamed() {
        always("GET", "downloads", FaultAction.status(404));

        assertThat(code(both.run())).isEqualTo(OutcomeCode.FILE_MISSING);
    }

    @Test
    void run_hostWithAnotherFileThanListed_isNamed() {
        both.source().editItem("assets", "one.txt", asset -> asset.put("content_length", BYTES.length() + 1));

        assertThat(code(both.run())).isEqualTo(OutcomeCode.FILE_OUTDATED);
    }

    @Test
    void run_refusedAssetToken_isNamed() {
        KindSides hidden = new KindSides(
                Sides.of(space -> space.asset("one.txt", FileContent.text("x"), asset -> asset.privately())),
                Kind.ASSETS);
        try (hidden;
                ManagementClient reader = hidden.sides.client("not-the-token")) {
            SyncReport report =
                    Sides.run(hidden.sync().from(reader, Sides.SOURCE).build());

            assertThat(code(report)).isEqualTo(OutcomeCode.ASSET_TOKEN_REFUSED);
        }
    }

    @Test
    void run_tokenRefusedWhileSigningAnew_endsTheRun() {
        both.sides
                .api
                .faults()
                .add(FaultRule.onResource("POST", "uploads")
                        .always()
                        .then(FaultAction.before(() -> both.sides.api.revoke(Sides.TOKEN))));
        always("POST", "uploads", FileFaults.expired());

        SyncReport report = both.run();

        assertThat(Sides.result(report, "one.txt").outcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(report.abortedBy()).containsInstanceOf(SbsyncException.class);
    }
}
