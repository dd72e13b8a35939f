package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.VerificationVerdict;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code verify} with checksums: files are compared by what the storage states of them, and by their bytes. */
class AssetChecksumTest {

    private final KindSides both = new KindSides(
            Sides.of(space ->
                    space.asset("one.txt", FileContent.text("one")).asset("same.txt", FileContent.text("same"))),
            Kind.ASSETS);

    @AfterEach
    void close() {
        both.close();
    }

    private Verification verify(boolean checksum) {
        both.sides.api.clearRequests();
        return both.sync().checksum(checksum).build().verify();
    }

    private static VerifiedItem item(Verification verification, String path) {
        return verification.items().stream()
                .filter(item -> item.source().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void verify_changedByteOfTheSameLength_isFoundOnlyWithChecksum() {
        both.run();
        both.target().replaceFile("one.txt", FileContent.text("ONE"));

        Verification lengths = verify(false);
        assertThat(lengths.equal()).isTrue();
        assertThat(both.sides.api.assetRequests()).isEmpty();

        Verification files = verify(true);
        assertThat(files.equal()).isFalse();
        assertThat(item(files, "same.txt").status()).isEqualTo(Status.EQUAL);
        VerifiedItem changed = item(files, "one.txt");
        assertThat(changed.status()).isEqualTo(Status.DIFFERENT);
        assertThat(changed.differences()).extracting(Difference::field).containsExactly("file");
    }

    @Test
    void verify_equalFiles_costOneHeadRequestEach() {
        both.run();

        assertThat(verify(true).equal()).isTrue();

        assertThat(both.sides.api.assetRequests())
                .hasSize(4)
                .allMatch(request -> request.method().equals("HEAD"));
    }

    @Test
    void verify_checksumsThatTheStorageStatesWrongly_areConfirmedByTheBytes() {
        both.run();
        both.sides
                .api
                .faults()
                .add(FaultRule.onResource("HEAD", "downloads")
                        .times(1)
                        .then(FaultAction.normal().withHeader("ETag", "\"" + "0".repeat(32) + "\"")));

        assertThat(verify(true).equal()).isTrue();
    }

    @Test
    void verify_fileThatIsGone_isNamedAndNotEqual() {
        both.run();
        both.sides
                .api
                .faults()
                .add(FaultRule.onResource("HEAD", "downloads").times(1).then(FaultAction.status(404)));

        Verification verification = verify(true);

        assertThat(verification.equal()).isFalse();
        assertThat(verification.count(Status.INCOMPLETE)).isOne();
        assertThat(VerificationVerdict.line(verification)).startsWith("1 of 2 items not fully compared");
    }

    @Test
    void verify_privateAssetWithoutAToken_isNamedAndNotEqual() {
        KindSides hidden = new KindSides(Sides.of(AssetChecksumTest::secret, AssetChecksumTest::secret), Kind.ASSETS);
        try (hidden) {
            assertThat(hidden.sync().build().verify().equal()).isTrue();

            VerifiedItem secret = item(hidden.sync().checksum(true).build().verify(), "secret.txt");

            assertThat(secret.status()).isEqualTo(Status.INCOMPLETE);
            assertThat(secret.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.code()).isEqualTo(OutcomeCode.ASSET_PRIVATE));
        }
    }

    @Test
    void verify_privateAssetsWithTheTokensOfBothSides_areCompared() {
        KindSides hidden = new KindSides(Sides.of(AssetChecksumTest::secret, AssetChecksumTest::secret), Kind.ASSETS);
        try (hidden;
                ManagementClient source = hidden.sides.client("secret-key");
                ManagementClient target = hidden.sides.client("secret-key");
                ManagementClient without = hidden.sides.client()) {
            SpaceSyncBuilder sync = hidden.sync()
                    .from(source, Sides.SOURCE)
                    .to(target, Sides.TARGET)
                    .checksum(true);

            assertThat(item(sync.build().verify(), "secret.txt").status()).isEqualTo(Status.EQUAL);
            hidden.target().replaceFile("secret.txt", FileContent.text("y"));
            assertThat(item(sync.build().verify(), "secret.txt").status()).isEqualTo(Status.DIFFERENT);
            assertThat(item(sync.to(without, Sides.TARGET).build().verify(), "secret.txt")
                            .status())
                    .as("without the token of the target")
                    .isEqualTo(Status.INCOMPLETE);
        }
    }

    private static void secret(SpaceBuilder space) {
        space.assetToken("secret-key").asset("secret.txt", FileContent.text("x"), asset -> asset.privately());
    }
}
