package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.client.download.AssetDownload;
import dev.sbsync.client.download.AssetFileInfo;
import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.error.AssetDownloadException.Reason;
import dev.sbsync.client.error.AssetUploadException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of assets are downloaded from the delivery hosts of the fake, and streamed into another space. */
class AssetDownloadTest {

    private static final long SOURCE = 281_474_976_710_701L;
    private static final long TARGET = 281_474_976_710_702L;
    private static final String ASSET_TOKEN = "4sset-t0ken-of-the-source";
    private static final FileContent HERO = FileContent.png(16, 9, 1);
    private static final FileContent FILM = FileContent.generated(2, 3_000_000);

    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(
                    SpaceBuilder.space(SOURCE, "Source")
                            .asset("hero.png", HERO, asset -> asset.size("16x9"))
                            .asset("film.mp4", FILM)
                            .asset("empty.txt", FileContent.text(""))
                            .asset("contract.pdf", FileContent.text("secret"), asset -> asset.privately())
                            .assetToken(ASSET_TOKEN),
                    SpaceBuilder.space(TARGET, "Target").refusesAssetTypes("zip"))
            .acceptToken(Clients.SECRET)
            .start();

    private final ManagementClient client = builder().build();
    private final AssetOperations assets = client.assets(SOURCE);

    @AfterEach
    void stop() {
        client.close();
        assertThat(api.violations()).isEmpty();
        api.close();
    }

    private ManagementClientBuilder builder() {
        return ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .baseUrl(api.baseUrl())
                .assetBaseUrl(api.assetUrl())
                .retry(RetryConfig.builder()
                        .maxRetries(2)
                        .base(Duration.ofMillis(1))
                        .build());
    }

    private Asset asset(String name) {
        return assets.list()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static AssetDownloadException failure(AssetOperations assets, Asset asset) {
        return catchThrowableOfType(AssetDownloadException.class, () -> assets.download(asset));
    }

    @Test
    void download_publicFile_hasItsBytesLengthTypeAndMd5() throws IOException {
        try (AssetDownload download = assets.download(asset("hero.png"))) {
            assertThat(download.info().length()).isEqualTo(HERO.length());
            assertThat(download.info().contentType()).isEqualTo("image/png");
            assertThat(download.info().md5()).contains(HERO.md5());
            assertThat(client.assetTransfers()).isEqualTo(new AssetTransfers(1, 0));
            assertThat(FileContent.of(download.readAllBytes())).isEqualTo(HERO);
        }
        assertThat(client.assetTransfers()).isEqualTo(AssetTransfers.NONE);

        assertThat(client.assetTraffic()).isEqualTo(new AssetTraffic(1, HERO.length(), 0, 0));
        assertThat(client.stats().total()).isEqualTo(1); // the list
    }

    @Test
    void fileInfo_publicFile_downloadsNothing() {
        assertThat(assets.fileInfo(asset("film.mp4")))
                .isEqualTo(new AssetFileInfo(FILM.length(), "video/mp4", "\"" + FILM.md5() + "\""));
        assertThat(api.assetTraffic().downloads()).isZero();
    }

    @Test
    void file_ofOneSpace_uploadedIntoAnother_hasTheSameBytesAndSize() {
        AssetFile file = assets.file(asset("hero.png"));
        Asset copy = client.assets(TARGET).upload(file, UploadOptions.defaults());

        assertThat(api.space(TARGET).content(copy.id())).contains(HERO);
        assertThat(copy.url()).contains("/16x9/").endsWith("/hero.png");
        assertThat(client.assetTraffic()).isEqualTo(new AssetTraffic(1, HERO.length(), 1, HERO.length()));
    }

    @Test
    void download_hostFailsFirst_isRetriedBeforeTheFirstByte() throws IOException {
        api.faults().add(FaultRule.onResource("GET", "downloads").call(1).then(FaultAction.status(503)));

        try (AssetDownload download = assets.download(asset("hero.png"))) {
            assertThat(download.readAllBytes()).hasSize((int) HERO.length());
        }
    }

    @Test
    void download_hostWithoutAnAnswer_isNamedWithWhatToDo() {
        api.faults().add(FaultRule.onResource("GET", "downloads").always().then(FaultAction.dropBefore()));

        assertThat(failure(assets, asset("hero.png")))
                .hasMessageContaining("(hero.png) was not downloaded: GET " + api.assetUrl())
                .hasMessageContaining("connection closed without a response (3 attempts)")
                .hasMessageContaining("; try again in ");
    }

    @Test
    void download_cut_isAnErrorAndNeverAShortFile() throws IOException {
        api.faults().add(FaultRule.onResource("GET", "downloads").call(1).then(FaultAction.truncate()));

        try (AssetDownload download = assets.download(asset("film.mp4"))) {
            assertThatThrownBy(download::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(AssetDownloadException.class)
                    .cause()
                    .extracting(cause -> ((AssetDownloadException) cause).reason())
                    .isEqualTo(Reason.CUT);
        }
    }

    @Test
    void download_privateFileWithoutToken_namesAssetAndSetting() {
        assertThat(failure(assets, asset("contract.pdf")))
                .hasMessageContaining("(contract.pdf)")
                .hasMessageContaining("assetToken")
                .extracting(AssetDownloadException::reason)
                .isEqualTo(Reason.TOKEN_MISSING);
        assertThat(client.hasAssetToken()).isFalse();
        assertThat(api.assetRequests()).isEmpty();
    }

    @Test
    void download_privateFileWithToken_isSignedAndRead() throws IOException {
        Asset contract = asset("contract.pdf");
        try (ManagementClient entitled =
                        builder().assetToken(Token.of(ASSET_TOKEN)).build();
                AssetDownload download = entitled.assets(SOURCE).download(contract)) {
            assertThat(download.readAllBytes()).asString().isEqualTo("secret");
        }
    }

    @Test
    void download_privateFileWithWrongToken_isTypedAndDoesNotRepeatTheToken() {
        Asset contract = asset("contract.pdf");
        try (ManagementClient other =
                builder().assetToken(Token.of("wr0ng-t0ken")).build()) {
            assertThat(failure(other.assets(SOURCE), contract))
                    .hasMessageNotContaining("wr0ng-t0ken")
                    .extracting(AssetDownloadException::reason)
                    .isEqualTo(Reason.TOKEN_REFUSED);
        }
    }

    @Test
    void download_otherLengthThanListed_isAnErrorBeforeTheFirstByte() {
        Asset listed = asset("hero.png");
        listed.raw().put("content_length", HERO.length() + 1);

        assertThat(failure(assets, listed).reason()).isEqualTo(Reason.OTHER_LENGTH);
    }

    @Test
    void download_noSuchFile_isNoFile() {
        Asset listed = asset("hero.png");
        listed.raw().put("filename", listed.filename() + ".gone");

        assertThat(failure(assets, listed).reason()).isEqualTo(Reason.NO_FILE);
        assertThat(List.of(listed.raw().remove("filename"))).isNotEmpty();
        assertThat(failure(assets, listed).reason()).isEqualTo(Reason.NO_FILE);
    }

    @Test
    void upload_sourceCutOnce_isSentAgain() {
        api.faults().add(FaultRule.onResource("GET", "downloads").call(1).then(FaultAction.truncate()));

        Asset copy = client.assets(TARGET).upload(assets.file(asset("film.mp4")), UploadOptions.defaults());

        assertThat(api.space(TARGET).content(copy.id())).contains(FILM);
        assertThat(client.assetTraffic().uploads()).isEqualTo(1);
    }

    @Test
    void upload_sourceCutEachTime_isTheFailureOfTheDownload() {
        api.faults().add(FaultRule.onResource("GET", "downloads").always().then(FaultAction.truncate()));

        AssetUploadException failure = catchThrowableOfType(
                AssetUploadException.class,
                () -> client.assets(TARGET).upload(assets.file(asset("film.mp4")), UploadOptions.defaults()));

        assertThat(failure).hasCauseInstanceOf(AssetDownloadException.class);
        assertThat(failure.retryAfter()).isPresent();
        assertThat(api.assetTraffic().downloads()).isEqualTo(3);
    }

    @Test
    void sign_fileType_refusedByTheSpace_isTyped() {
        AssetFile zip = AssetFile.of("a.zip", new byte[10]);

        InvalidException refused = catchThrowableOfType(
                InvalidException.class, () -> client.assets(TARGET).sign(zip, UploadOptions.defaults()));

        assertThat(refused.fileTypeRefused()).isTrue();
    }

    @Test
    void file_emptyOne_isRefusedBeforeAnythingIsSent() {
        Asset empty = asset("empty.txt");

        assertThat(catchThrowableOfType(AssetDownloadException.class, () -> assets.file(empty)))
                .hasMessageContaining("\"empty.txt\" has 0 bytes")
                .extracting(AssetDownloadException::reason)
                .isEqualTo(Reason.NOT_UPLOADABLE);
        assertThat(AssetFile.sendable(0)).isFalse();
        assertThat(AssetFile.sendable(AssetFile.MAX_LENGTH + 1)).isFalse();
    }
}
