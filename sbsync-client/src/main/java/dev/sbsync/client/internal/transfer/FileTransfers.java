package dev.sbsync.client.internal.transfer;

import dev.sbsync.transport.Token;
import dev.sbsync.transport.time.TimeSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a client transfers files.
 *
 * @param assetToken reads private files; null if there is none
 */
public record FileTransfers(
        FileHosts hosts,
        Transfers downloads,
        Transfers uploads,
        @Nullable Token assetToken,
        TimeSource time,
        RandomGenerator random) {

    /** Ends all transfers. */
    public void close() {
        downloads.close();
        uploads.close();
    }
}
