package dev.sbsync.cli;

import dev.sbsync.cli.config.FileProblem;
import dev.sbsync.cli.config.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that a report goes to, whole or not at all, readable by its owner alone. Links are followed and stay; a pipe
 * or a device is written to as it is.
 */
final class ReportFile {

    private static final int MOST_LINKS = 40;
    private static final List<Path> OPEN =
            List.of(Path.of("/dev/stdout"), Path.of("/dev/stderr"), Path.of("/dev/fd"), Path.of("/proc/self/fd"));

    private final Path path;

    /** What is written: what the links lead to. */
    private final Path target;

    private ReportFile(Path path, Path target) {
        this.path = path;
        this.target = target;
    }

    /**
     * Checks before a run that the file can be written after it.
     *
     * @param flag what named it
     * @throws UsageException if it cannot
     */
    static ReportFile at(String flag, Path path) {
        if (path.toString().equals("-")) {
            throw new UsageException(
                    flag + " is '-', which would be a file of this name, as stdout has the result; name a"
                            + " file, or run 'sbsync report latest --format "
                            + (flag.equals("--html") ? "html" : "json") + "' afterwards.");
        }
        Path absolute = path.toAbsolutePath().normalize();
        Path target = target(flag, absolute);
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new UsageException(flag + " is '" + path + "', which is a folder; name a file in it.");
        }
        if (special(target)) {
            return new ReportFile(absolute, target);
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException(flag + " is '" + path + "', and there is no folder '" + folder
                    + "'; make it or name another file.");
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException(flag + " is '" + path + "', and the folder '" + folder
                    + "' may not be written to; change that or name another file.");
        }
        return new ReportFile(absolute, target);
    }

    Path path() {
        return path;
    }

    /** Writes beside the file, readable by the owner alone, and then puts it in its place. */
    void write(String text) throws IOException {
        if (special(target)) {
            Files.writeString(target, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return;
        }
        Path folder = target.getParent();
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

    private static Path target(String flag, Path path) {
        Path at = path;
        try {
            for (int links = 0; !special(at) && Files.isSymbolicLink(at); links++) {
                if (links == MOST_LINKS) {
                    throw new UsageException(
                            flag + " is '" + path + "', a link that leads nowhere; mend it or name another file.");
                }
                at = at.resolveSibling(Files.readSymbolicLink(at));
            }
            return at;
        } catch (IOException unreadable) {
            throw new UsageException(flag + " is '" + path + "', a link that cannot be followed ("
                    + FileProblem.of(unreadable) + "); name another file.");
        }
    }

    /** Tells of pipes and devices, which cannot be replaced, and of what this process has open, whatever that is. */
    private static boolean special(Path path) {
        boolean open = OPEN.stream().anyMatch(path::startsWith);
        return Files.exists(path) && (open || !Files.isRegularFile(path)) && !Files.isDirectory(path);
    }

    private void replace(Path temporary) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
