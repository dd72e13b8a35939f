package dev.sbsync.cli.panel;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.run.RunSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of assets that a run has transferred, for both sides together.
 *
 * @param done the transferred files
 * @param running the running downloads and uploads
 */
record TransferredFiles(AssetTraffic done, int running) {

    static TransferredFiles of(RunSnapshot run) {
        return new TransferredFiles(
                run.source().files().plus(run.target().files()), running(run.source()) + running(run.target()));
    }

    private static int running(RunSnapshot.Side side) {
        return side.transfers().downloads() + side.transfers().uploads();
    }

    /** Returns whether there is anything to show. */
    boolean any() {
        return running > 0 || !done.equals(AssetTraffic.NONE);
    }

    /** Returns the parts of a line; none if there is nothing to show. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        if (any()) {
            parts.add(part(done.downloads(), "down", done.downloadedBytes()));
            parts.add(part(done.uploads(), "up", done.uploadedBytes()));
        }
        if (running > 0) {
            parts.add(Formats.number(running) + " running");
        }
        return parts;
    }

    private static String part(long files, String what, long bytes) {
        return Formats.number(files) + " " + what + " (" + Formats.bytes(bytes) + ")";
    }
}
