package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.model.Asset;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file that does not fit in memory is uploaded while it is read. */
class LargeUploadTest {

    private static final long SPACE = 281_474_976_710_707L;
    private static final long LENGTH = 2_500_000_000L;

    /** Larger than an array, so that collecting it fails. */
    @Test
    void upload_ofMoreThanFitsInMemory_isReadWhileItIsSent() {
        FakeManagementApi api = FakeManagementApi.builder()
                .spaces(SpaceBuilder.space(SPACE, "Space"))
                .build();
        Counting storage = new Counting(new FakeTransport(api));
        try (ManagementClient client = ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .exchange(storage)
                .build()) {
            Asset asset = client.assets(SPACE)
                    .upload(AssetFile.of("film.mp4", LENGTH, () -> new Zeros(LENGTH)), UploadOptions.defaults());

            assertThat(asset.id()).isPositive();
            assertThat(storage.read).isBetween(LENGTH, LENGTH + 5000);
            assertThat(storage.longest).isGreaterThan(Duration.ofHours(10));
        }
    }

    /** Passes all but uploads to the fake, and consumes uploads. */
    private static final class Counting implements Exchange {
        private final Transport fake;
        private long read;
        private Duration longest = Duration.ZERO;

        Counting(Transport fake) {
            this.fake = fake;
        }

        @Override
        public ExchangeResult send(TransportRequest request, Duration deadline) {
            if (request.streamedBody().isEmpty()) {
                return new ExchangeResult.Response(((TransportOutcome.Answered) fake.execute(request)).response());
            }
            longest = deadline;
            byte[] buffer = new byte[256 * 1024];
            try (InputStream in = request.streamedBody().get().open()) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    read += count;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThat(read).isEqualTo(request.streamedBody().get().length());
            return new ExchangeResult.Response(new TransportResponse(204, Map.of(), new byte[0]));
        }

        @Override
        public void close() {}
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
