package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.error.AssetUploadException;
import dev.sbsync.client.error.AssetUploadException.Step;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.AssetFolderPayload;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.InternalTagPayload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.testkit.time.ManualClock;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.retry.RetryConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetUploadTest {

    private static final long SPACE = 281_474_976_710_707L;
    private static final String UPLOADS = "/uploads";

    private final ManualClock clock = ManualClock.startingAt("2026-11-28T05:00:00Z");
    private final FakeManagementApi api = FakeManagementApi.builder()
            .clock(clock)
            .spaces(SpaceBuilder.space(SPACE, "Space"))
            .start();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of(Clients.SECRET))
            .baseUrl(api.baseUrl())
            .retry(RetryConfig.builder().base(Duration.ofMillis(1)).build())
            .build();
    private final AssetOperations assets = client.assets(SPACE);
    private final byte[] bytes = random(200_000);
    private final List<RecordedRequest> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void record() {
        api.observe(received::add);
    }

    @AfterEach
    void end() {
        client.close();
        api.close();
        assertThat(api.violations()).isEmpty();
    }

    @Test
    void upload_ofAPath_isTheFileWithTypeLengthAndThePicturesSize(@TempDir Path folder) throws IOException {
        byte[] png = new byte[1000];
        System.arraycopy(
                new byte[] {
                    (byte) 0x89,
                    'P',
                    'N',
                    'G',
                    13,
                    10,
                    26,
                    10,
                    0,
                    0,
                    0,
                    13,
                    'I',
                    'H',
                    'D',
                    'R',
                    0,
                    0,
                    6,
                    64,
                    0,
                    0,
                    3,
                    (byte) 132
                },
                0,
                png,
                0,
                24);
        Path path = Files.write(folder.resolve("team.photo.png"), png);

        Asset asset = assets.upload(path);

        assertThat(asset.filename())
                .matches("https://s3.amazonaws.com/a.storyblok.com/f/" + SPACE + "/1600x900/[0-9a-f]+/team_photo.png");
        assertThat(asset.contentType()).isEqualTo("image/png");
        assertThat(asset.contentLength()).isEqualTo(1000);
        assertThat(api.space(SPACE).file(asset.id())).contains(png);
        assertThat(assets.list()).containsExactly(assets.get(asset.id()));
    }

    @Test
    void upload_withoutMetadata_takesFourRequestsOfWhichOneGoesElsewhere() {
        Asset asset = assets.upload(file(), UploadOptions.defaults());

        assertThat(requests())
                .containsExactly(
                        "POST assets", "POST /uploads", "GET " + asset.id() + "/finish_upload", "GET " + asset.id());
        assertThat(client.stats().total()).isEqualTo(3);
    }

    @Test
    void upload_withOptions_describesTheAsset() {
        long folder = client.assetFolders(SPACE)
                .create(AssetFolderPayload.of("Press"))
                .id();
        long tag = client.internalTags(SPACE)
                .create(InternalTagPayload.of("team", "asset"))
                .id();

        Asset asset = assets.upload(
                file(),
                UploadOptions.defaults()
                        .metadata(AssetPayload.empty().alt("Team").internalTagIds(List.of(tag)))
                        .folder(folder)
                        .extId("shop:42")
                        .privateFile());

        assertThat(asset.assetFolderId()).isEqualTo(folder);
        assertThat(asset.privateFile()).isTrue();
        assertThat(asset.internalTagIds()).containsExactly(tag);
        assertThat(asset.raw().path("alt").asString()).isEqualTo("Team");
        assertThat(assets.withExtId("shop:42")).containsExactly(asset);
        assertThat(assets.withExtId("shop:4")).isEmpty();
    }

    @Test
    void upload_thatReplaces_keepsIdAndAddress() {
        Asset before = assets.upload(file(), UploadOptions.defaults());
        byte[] other = random(1000);

        Asset after = assets.upload(
                AssetFile.of("b.txt", other), UploadOptions.defaults().replacing(before.id()));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.filename()).isEqualTo(before.filename());
        assertThat(after.contentLength()).isEqualTo(1000);
        assertThat(api.space(SPACE).file(after.id())).contains(other);
        assertThat(assets.list()).hasSize(1);
    }

    @Test
    void progress_ofAnUpload_growsToTheLength() {
        List<Long> reported = new ArrayList<>();

        assets.upload(file(), UploadOptions.defaults().progress((sent, length) -> reported.add(sent)));

        assertThat(reported)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(0L)
                .endsWith(200_000L)
                .hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut before", "cut after", "reset", "503", "500 after"})
    void storage_thatFailsOnce_isAskedAgain(String fault) {
        api.failNext(
                "POST",
                UPLOADS,
                switch (fault) {
                    case "cut before" -> FaultAction.dropBefore();
                    case "cut after" -> FaultAction.dropAfter();
                    case "reset" -> FaultAction.reset();
                    case "503" -> FaultAction.status(503, "<Error><Code>SlowDown</Code></Error>");
                    default -> FaultAction.statusAfter(500, "");
                });

        Asset asset = assets.upload(file(), UploadOptions.defaults());

        assertThat(api.space(SPACE).file(asset.id())).contains(bytes);
        assertThat(requests().stream().filter(request -> request.equals("POST assets")))
                .hasSize(1);
    }

    @Test
    void storage_thatAnswersLate_isWaitedFor() {
        api.failNext("POST", UPLOADS, FaultAction.slow(Duration.ofMinutes(1)));
        api.observe(request -> clock.advance(Duration.ofMinutes(request.path().equals(UPLOADS) ? 1 : 0)));

        assertThat(assets.upload(file(), UploadOptions.defaults()).contentLength())
                .isEqualTo(bytes.length);
    }

    @Test
    void signature_thatExpired_isRenewedForTheSameAsset() {
        api.failNext("POST", UPLOADS, FaultAction.before(() -> clock.advance(Duration.ofMinutes(11))));

        Asset asset = assets.upload(file(), UploadOptions.defaults());

        assertThat(api.space(SPACE).file(asset.id())).contains(bytes);
        assertThat(assets.list()).hasSize(1);
        assertThat(requests()).startsWith("POST assets", "POST /uploads", "POST assets", "POST /uploads");
    }

    @Test
    void signature_thatIsAlwaysExpired_isGivenUpAfterThree() {
        api.faults()
                .add(FaultRule.on("POST", UPLOADS)
                        .then(FaultAction.before(() -> clock.advance(Duration.ofMinutes(11))))
                        .always());

        AssetUploadException failure = failure(file());

        assertThat(failure.code()).isEqualTo("AccessDenied");
        assertThat(failure.getMessage()).contains("Policy expired", "replacing(" + failure.assetId() + ")");
        assertThat(requests().stream().filter(request -> request.equals("POST assets")))
                .hasSize(3);
    }

    @Test
    void file_thatTheStorageRefuses_isNotSentAgain() {
        api.failNext(
                "POST",
                UPLOADS,
                FaultAction.status(400, "<Error><Code>EntityTooLarge</Code><Message>Too large</Message></Error>"));

        AssetUploadException failure = failure(file());

        assertThat(failure.step()).isEqualTo(Step.SEND);
        assertThat(failure.code()).isEqualTo("EntityTooLarge");
        assertThat(failure.ambiguous()).isFalse();
        assertThat(failure.getMessage()).contains("400 (EntityTooLarge: Too large)");
        assertThat(requests()).containsExactly("POST assets", "POST /uploads");
    }

    @Test
    void storage_thatNeverAnswers_failsWithTheAssetToReplace() {
        api.faults()
                .add(FaultRule.on("POST", UPLOADS)
                        .then(FaultAction.dropBefore())
                        .always());
        AssetUploadException failure = failure(file());
        api.faults().clear();

        Asset asset = assets.upload(file(), UploadOptions.defaults().replacing(failure.assetId()));

        assertThat(failure.step()).isEqualTo(Step.SEND);
        assertThat(asset.id()).isEqualTo(failure.assetId());
        assertThat(api.space(SPACE).file(asset.id())).contains(bytes);
    }

    @Test
    void finish_appliedWithoutAnAnswer_isNotMadeAgain() {
        api.failNext("GET", "**/finish_upload", FaultAction.dropAfter());

        Asset asset = assets.upload(file(), UploadOptions.defaults());

        assertThat(asset.contentLength()).isEqualTo(bytes.length);
        assertThat(requests().stream().filter(request -> request.endsWith("finish_upload")))
                .hasSize(1);
    }

    @Test
    void finish_lostBeforeItWasApplied_isMadeAgain() {
        api.failNext("GET", "**/finish_upload", FaultAction.dropBefore());

        Asset asset = assets.upload(file(), UploadOptions.defaults());

        assertThat(asset.contentLength()).isEqualTo(bytes.length);
        assertThat(assets.list()).hasSize(1);
    }

    @Test
    void finish_refused_namesTheAssetAndTheReason() {
        api.failNext("GET", "**/finish_upload", FaultAction.status(422, "{\"base\":[\"over the limit\"]}"));

        AssetUploadException failure = failure(file());

        assertThat(failure.step()).isEqualTo(Step.FINISH);
        assertThat(failure).hasCauseInstanceOf(InvalidException.class).hasMessageContaining("over the limit");
    }

    @Test
    void metadata_refused_namesTheAssetAndTheReason() {
        api.failNext("PUT", "**/assets/*", FaultAction.status(422, "{\"error\":{\"internal_tag_ids\":[\"Invalid\"]}}"));

        AssetUploadException failure = catchThrowableOfType(
                AssetUploadException.class,
                () -> assets.upload(
                        file(),
                        UploadOptions.defaults().metadata(AssetPayload.empty().alt("x"))));

        assertThat(failure.step()).isEqualTo(Step.DESCRIBE);
        assertThat(api.space(SPACE).file(failure.assetId())).contains(bytes);
    }

    @Test
    void folder_thatIsNotThere_isRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> assets.upload(file(), UploadOptions.defaults().folder(12)))
                .isInstanceOf(InvalidException.class);

        assertThat(requests()).containsExactly("POST assets");
    }

    @Test
    void stream_thatCanBeReadOnce_isUploaded() {
        Asset asset = assets.upload(
                AssetFile.once("a.txt", bytes.length, new ByteArrayInputStream(bytes)), UploadOptions.defaults());

        assertThat(api.space(SPACE).file(asset.id())).contains(bytes);
    }

    @Test
    void stream_thatCanBeReadOnce_isNotSentAgain() {
        api.failNext("POST", UPLOADS, FaultAction.dropBefore());

        AssetUploadException failure = failure(AssetFile.once("a.txt", bytes.length, new ByteArrayInputStream(bytes)));

        assertThat(failure.ambiguous()).isTrue();
        assertThat(requests()).containsExactly("POST assets", "POST /uploads");
    }

    @ParameterizedTest
    @ValueSource(longs = {199_999, 200_001})
    void file_ofAnotherLengthThanAnnounced_isNotStored(long announced) {
        AssetUploadException failure = failure(AssetFile.of("a.txt", announced, () -> new ByteArrayInputStream(bytes)));

        assertThat(failure.getMessage()).contains("of the " + announced + " bytes that were announced");
        assertThat(api.space(SPACE).file(failure.assetId())).isEmpty();
    }

    @Test
    void file_thatCannotBeRead_saysSoAndIsNoFaultOfTheStorage() {
        AssetUploadException failure = failure(AssetFile.of("a.png", 10, new AssetFile.Opener() {
            private boolean looked;

            @Override
            public InputStream open() throws IOException {
                if (looked) {
                    throw new IOException("disk gone");
                }
                looked = true;
                return InputStream.nullInputStream();
            }
        }));

        assertThat(failure.getMessage()).contains("the file could not be read (disk gone)");
    }

    /** The size of an image is read before the upload is signed. */
    @Test
    void source_thatFailsBeforeAnythingIsSent_isTheFailure() {
        AssetDownloadException cut = new AssetDownloadException(
                AssetDownloadException.Reason.CUT, 1, "a.svg", "cut.", Duration.ofSeconds(1), null);
        AssetFile file = AssetFile.of("a.svg", 10, () -> {
            throw new IOException("cut", cut);
        });

        assertThatThrownBy(() -> assets.sign(file, UploadOptions.defaults())).isSameAs(cut);
        assertThat(received).isEmpty();
    }

    @Test
    void file_thatIsNoImageByItsName_isOpenedForSendingOnly() {
        AtomicInteger opened = new AtomicInteger();
        assets.upload(
                AssetFile.of("a.txt", bytes.length, () -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream(bytes);
                }),
                UploadOptions.defaults());

        assertThat(opened).hasValue(1);
    }

    @Test
    void hook_thatThrows_endsTheUpload() {
        AssetUploadException failure = catchThrowableOfType(
                AssetUploadException.class,
                () -> assets.upload(file(), UploadOptions.defaults().progress((sent, length) -> {
                    throw new IllegalStateException("cancelled");
                })));

        assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.com/x", "ftp://127.0.0.1/x", "https://user@127.0.0.1/x", "x", "", "http://[x"})
    void address_thatFilesMustNotGoTo_isRefused(String url) {
        api.failNext(
                "POST",
                "**/assets",
                FaultAction.status(200, "{\"id\":7,\"fields\":{\"key\":\"k\"},\"post_url\":\"" + url + "\"}"));

        assertThat(failure(file()).getMessage()).contains("post_url");
    }

    @Test
    void storage_thatAnswersBeforeTheEndAndHangsUp_endsTheUpload() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread rude = new Thread(() -> refuseEarly(server));
            rude.setDaemon(true);
            rude.start();
            api.failNext(
                    "POST",
                    "**/assets",
                    FaultAction.status(
                            200,
                            "{\"id\":7,\"fields\":{\"key\":\"k\"},\"post_url\":\"http://127.0.0.1:"
                                    + server.getLocalPort() + "/b\"}"));

            assertThat(failure(AssetFile.of("a.txt", new byte[20_000_000])).step())
                    .isEqualTo(Step.SEND);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b.png", "a\\b.png"})
    void name_thatIsNone_isRefused(String name) {
        assertThatThrownBy(() -> AssetFile.of(name, new byte[1])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void file_thatIsEmptyOrTooLarge_isRefusedBeforeAnything() {
        assertThatThrownBy(() -> AssetFile.of("a.png", new byte[0])).hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> AssetFile.of("a.png", 5_242_880_000L, InputStream::nullInputStream))
                .hasMessageContaining("5242880000 bytes");
    }

    private static void refuseEarly(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().readNBytes(1000);
                socket.getOutputStream()
                        .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException closed) {
                // the client hung up, or the test is over
            }
        }
    }

    private AssetUploadException failure(AssetFile file) {
        return catchThrowableOfType(AssetUploadException.class, () -> assets.upload(file, UploadOptions.defaults()));
    }

    private AssetFile file() {
        return AssetFile.of("a.txt", bytes);
    }

    private List<String> requests() {
        return received.stream()
                .map(request -> request.method() + " " + request.path().replaceFirst(".*/assets(/|$)", "assets$1"))
                .map(text -> text.replace("assets/", ""))
                .toList();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
