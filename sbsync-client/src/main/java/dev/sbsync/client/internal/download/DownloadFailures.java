package dev.sbsync.client.internal.download;

import dev.sbsync.client.error.AssetDownloadException;
import dev.sbsync.client.error.AssetDownloadException.Reason;
import dev.sbsync.client.internal.transfer.CutPauses;
import dev.sbsync.client.model.Asset;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.error.BrokenBodyException;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions of one download. Immutable.
 *
 * @param cuts the pauses after it was cut
 */
record DownloadFailures(Asset asset, CutPauses cuts) {

    private static final Set<Integer> ABSENT = Set.of(403, 404, 410);
    private static final Set<Kind> PASSED_THROUGH = Set.of(Kind.INTERRUPTED, Kind.CLOSED, Kind.PAUSE_REQUESTED);

    AssetDownloadException of(Reason reason, String problem) {
        return of(reason, problem, null, null);
    }

    private AssetDownloadException of(
            Reason reason, String problem, @Nullable Duration delay, @Nullable Throwable cause) {
        return new AssetDownloadException(reason, asset.id(), asset.name(), problem, delay, cause);
    }

    AssetDownloadException refused(int status) {
        return of(ABSENT.contains(status) ? Reason.NO_FILE : Reason.FAILED, "its host answered " + status + ".");
    }

    SbsyncException of(TransportOutcome.Failed outcome) {
        TransportException failure = outcome.failure();
        return PASSED_THROUGH.contains(failure.kind())
                ? failure
                : of(
                        Reason.FAILED,
                        String.valueOf(failure.getMessage()),
                        outcome.retryAfter().orElse(null),
                        failure);
    }

    /** Returns the failure of a transfer that had begun. */
    SbsyncException cut(IOException broken) {
        if (broken instanceof BrokenBodyException body && PASSED_THROUGH.contains(body.kind())) {
            return new TransportException(
                    body.kind(), "The download of asset " + asset.id() + " was ended.", 1, false, broken);
        }
        return of(Reason.CUT, broken.getMessage() + ".", cuts.afterLast(), broken);
    }

    SbsyncException cut(long received, long announced) {
        return of(Reason.CUT, "only " + received + " of " + announced + " bytes arrived.", cuts.afterLast(), null);
    }

    AssetDownloadException otherLength(long length) {
        return of(
                Reason.OTHER_LENGTH,
                "its host has " + length + " bytes, but the API states " + asset.contentLength()
                        + "; a cache may still have an older file.");
    }
}
