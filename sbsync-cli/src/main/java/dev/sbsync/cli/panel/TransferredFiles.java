package dev.sbsync.cli.panel;

import dev.sbsync.core.report.Formats;
import dev.sbsync.core.run.RunSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The transferred files of a run as text. */
final class TransferredFiles {

    private TransferredFiles() {}

    /** Returns the parts of a line; none if there is nothing to show. */
    static List<String> of(RunSnapshot run) {
        RunSnapshot.Files files = run.files();
        List<String> parts = new ArrayList<>();
        if (!files.none()) {
            parts.add(part(files.downloads(), "down", files.downloadedBytes()));
            parts.add(part(files.uploads(), "up", files.uploadedBytes()));
        }
        if (files.running() > 0) {
            parts.add(Formats.number(files.running()) + " running");
        }
        return parts;
    }

    private static String part(long files, String direction, long bytes) {
        return Formats.number(files) + " " + direction + " (" + Formats.bytes(bytes) + ")";
    }
}
