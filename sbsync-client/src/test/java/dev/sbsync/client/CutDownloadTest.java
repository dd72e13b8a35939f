package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.error.AssetDownloadException.Reason;
import dev.sbsync.client.error.AssetUploadException;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.http.HttpTransport;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.retry.RetryConfig;
import dev.sbsync.transport.time.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A download that is cut while it is uploaded is repeated a few times, each after a longer pause. */
class CutDownloadTest {

    private static final long SPACE = 101001;
    private static final byte[] BYTES = "the whole file".getBytes(StandardCharsets.UTF_8);

    private final FakeManagementApi api = FakeManagementApi.builder()
            .acceptToken("cut-token")
            .dataset(Dataset.of(SpaceBuilder.space(SPACE, "Space")))
            .start();
    private final ManualTime time = new ManualTime();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of("cut-token"))
            .baseUrl(api.baseUrl())
            .assetBaseUrl(api.assetUrl())
            .time(time)
            .transport(HttpTransport.builder()
                    .rateLimiter(RateLimiter.unlimited(time))
                    .retry(RetryConfig.builder().maxRetries(0).build())
                    .time(time)
                    .build())
            .build();
    private final List<Long> opened = new ArrayList<>();

    @AfterEach
    void close() {
        client.close();
        api.close();
    }

    /** Returns a file whose first downloads are cut after a few bytes. */
    private AssetFile cut(int times) {
        return AssetFile.of("a.txt", BYTES.length, () -> {
            opened.add(time.nanos());
            return opened.size() > times ? new ByteArrayInputStream(BYTES) : new CutStream();
        });
    }

    /** Is cut after five bytes. */
    private static final class CutStream extends FilterInputStream {

        CutStream() {
            super(new ByteArrayInputStream(new byte[5]));
        }

        @Override
        public int read() throws IOException {
            return unlessCut(in.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return unlessCut(in.read(bytes, offset, length));
        }

        private static int unlessCut(int read) throws IOException {
            if (read < 0) {
                throw new IOException(
                        "cut",
                        new AssetDownloadException(Reason.CUT, 1, "a.txt", "cut.", Duration.ofSeconds(11), null));
            }
            return read;
        }
    }

    private List<Long> pausesInMillis() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < opened.size(); i++) {
            pauses.add(Duration.ofNanos(opened.get(i) - opened.get(i - 1)).toMillis());
        }
        return pauses;
    }

    @Test
    void download_cutThreeTimes_isRepeatedAfterGrowingPauses() {
        var asset = client.assets(SPACE).upload(cut(3), UploadOptions.defaults());

        assertThat(api.space(SPACE).file(asset.id())).contains(BYTES);
        List<Long> pauses = pausesInMillis();
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(125L, 250L);
        assertThat(pauses.get(1)).isBetween(250L, 500L);
        assertThat(pauses.get(2)).isBetween(500L, 1000L);
    }

    @Test
    void download_alwaysCut_failsAfterFourTransfers_andLeavesTheRestToTheCaller() {
        AssetUploadException failure = catchThrowableOfType(
                AssetUploadException.class,
                () -> client.assets(SPACE).upload(cut(Integer.MAX_VALUE), UploadOptions.defaults()));

        assertThat(opened).hasSize(4);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(11));
        assertThat(api.space(SPACE).file(failure.assetId())).isEmpty();
    }
}
