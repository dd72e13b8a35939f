package dev.sbsync.client.internal.transfer;

import dev.sbsync.transport.Token;
import dev.sbsync.transport.time.TimeSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a client transfers files.
 *
 * @param cuts the pauses after a download was cut
 * @param assetToken reads private files; null if there is none
 */
public record FileTransfers(
        FileHosts hosts,
        Transfers downloads,
        Transfers uploads,
        CutPauses cuts,
        @Nullable Token assetToken,
        TimeSource time,
        RandomGenerator random) {

    /** Ends all transfers. */
    public void close() {
        downloads.close();
        uploads.close();
    }
}
