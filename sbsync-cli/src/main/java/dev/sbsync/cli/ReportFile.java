package dev.sbsync.cli;

import dev.sbsync.cli.config.FileProblem;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.core.state.OutputPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A file that a report goes to, whole or not at all, readable by its owner alone. Links are followed and stay, unless
 * another user put one into a shared folder; a pipe or a device is written to as it is.
 */
final class ReportFile {

    private static final byte[] DATABASE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final List<Path> OPEN =
            List.of(Path.of("/dev/stdout"), Path.of("/dev/stderr"), Path.of("/dev/fd"), Path.of("/proc/self/fd"));

    private final String flag;
    private final Path path;

    /** What is written: what the links lead to. */
    private final Path target;

    private ReportFile(String flag, Path path, Path target) {
        this.flag = flag;
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
        Path absolute = path.toAbsolutePath();
        Path target = target(flag, absolute);
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new UsageException(flag + " is '" + path + "', which is a folder; name a file in it.");
        }
        if (special(target)) {
            refuseForeign(flag, path, target);
            return new ReportFile(flag, absolute, target);
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException(flag + " is '" + path + "', and there is no folder '" + folder
                    + "'; make it or name another file.");
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException(flag + " is '" + path + "', and the folder '" + folder
                    + "' may not be written to; change that or name another file.");
        }
        refuseDatabase(flag, path, target);
        return new ReportFile(flag, absolute, target);
    }

    Path path() {
        return path.normalize();
    }

    /** Returns what the links lead to. */
    Path target() {
        return target;
    }

    /** Returns whether it is a pipe, a device, or something that this process has open. */
    boolean special() {
        return special(target);
    }

    /** Writes next to the file, readable by the owner alone, and then puts it in its place. */
    void write(String text) throws IOException {
        refuseExchanged();
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

    /** What was checked before the run has to be there still: meanwhile a link may have been put in its place. */
    private void refuseExchanged() throws IOException {
        try {
            if (!target(flag, path).equals(target)) {
                throw new FileSystemException(path.toString(), null, "leads to another file than before the run");
            }
            if (special(target)) {
                refuseForeign(flag, path, target);
            }
        } catch (UsageException refused) {
            throw new FileSystemException(path.toString(), null, "can no longer be written: " + refused.getMessage());
        }
    }

    private static Path target(String flag, Path path) {
        try {
            return OutputPath.resolve(path, ReportFile::notToBeFollowed);
        } catch (FileSystemLoopException loop) {
            throw new UsageException(
                    flag + " is '" + path + "', a link that leads nowhere; correct it or name another file.");
        } catch (OutputPath.ForeignLinkException foreign) {
            throw new UsageException(flag + " is '" + path + "', and '" + foreign.getFile() + "' " + foreign.getReason()
                    + "; it is not followed. Name another file.");
        } catch (IOException unreadable) {
            throw new UsageException(flag + " is '" + path + "', a link that cannot be followed ("
                    + FileProblem.of(unreadable) + "); name another file.");
        }
    }

    private static void refuseForeign(String flag, Path path, Path target) {
        try {
            if (!OutputPath.trusted(target)) {
                throw new UsageException(flag + " is '" + path + "', a pipe or device that another user put into a"
                        + " folder that others may write to; name another file.");
            }
        } catch (IOException unreadable) {
            throw new UsageException(
                    flag + " is '" + path + "' (" + FileProblem.of(unreadable) + "); name another file.");
        }
    }

    /** A state, of another pair of spaces perhaps, is never meant. */
    private static void refuseDatabase(String flag, Path path, Path target) {
        if (!Files.isRegularFile(target) || !Files.isReadable(target)) {
            return;
        }
        try (InputStream file = Files.newInputStream(target)) {
            if (Arrays.equals(file.readNBytes(DATABASE.length), DATABASE)) {
                throw new UsageException(flag + " is '" + path
                        + "', which is a database, such as a state of sbsync; name another file.");
            }
        } catch (IOException unreadable) {
            throw new UsageException(
                    flag + " is '" + path + "' (" + FileProblem.of(unreadable) + "); name another file.");
        }
    }

    /** What this process or another one has open is reached through links whose text is no path. */
    private static boolean notToBeFollowed(Path path) {
        return special(path) && (open(path) || path.startsWith("/proc"));
    }

    private static boolean open(Path path) {
        return OPEN.stream().anyMatch(path::startsWith);
    }

    /** Returns whether it is a pipe or device, which cannot be replaced, or something that this process has open. */
    private static boolean special(Path path) {
        return Files.exists(path) && (open(path) || !Files.isRegularFile(path)) && !Files.isDirectory(path);
    }

    private void replace(Path temporary) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
