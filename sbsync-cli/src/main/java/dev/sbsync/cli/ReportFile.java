package dev.sbsync.cli;

import dev.sbsync.cli.config.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a report goes to, whole or not at all, readable by its owner alone. */
final class ReportFile {

    private final Path path;

    private ReportFile(Path path) {
        this.path = path;
    }

    /**
     * Checks before a run that the file can be written after it.
     *
     * @param flag what named it
     * @throws UsageException if it cannot
     */
    static ReportFile at(String flag, Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new UsageException(flag + " is '" + path + "', which is a folder; name a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException(flag + " is '" + path + "', and there is no folder '" + folder
                    + "'; make it or name another file.");
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException(flag + " is '" + path + "', and the folder '" + folder
                    + "' may not be written to; change that or name another file.");
        }
        return new ReportFile(absolute);
    }

    Path path() {
        return path;
    }

    /** Writes beside the file, readable by the owner alone, and then puts it in its place. */
    void write(String text) throws IOException {
        Path folder = path.getParent();
        Path temporary = folder == null
                ? Files.createTempFile("sbsync-", ".tmp")
                : Files.createTempFile(folder, ".sbsync-", ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            replace(temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void replace(Path temporary) throws IOException {
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
