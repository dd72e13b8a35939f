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
import java.util.Map;

/**
 * A report file, written atomically and readable only by its owner. Symbolic links are followed and kept, unless
 * another user created one in a shared folder; pipes and devices are written to directly.
 */
final class ReportFile {

    private static final byte[] DATABASE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final List<Path> OPEN =
            List.of(Path.of("/dev/stdout"), Path.of("/dev/stderr"), Path.of("/dev/fd"), Path.of("/proc/self/fd"));

    /** The formats of the flags whose file 'sbsync report' can print later. */
    private static final Map<String, String> FORMATS = Map.of("--report", "json", "--html", "html");

    private final String flag;
    private final Path path;

    /** The file to write, with links resolved. */
    private final Path target;

    private ReportFile(String flag, Path path, Path target) {
        this.flag = flag;
        this.path = path;
        this.target = target;
    }

    /**
     * Checks before a run that its report can be written afterwards.
     *
     * @param flag the flag that set the path
     * @throws UsageException if it cannot
     */
    static ReportFile at(String flag, Path path) {
        if (path.toString().equals("-")) {
            String later = FORMATS.containsKey(flag)
                    ? ", or run 'sbsync report latest --format " + FORMATS.get(flag) + "' afterwards"
                    : "";
            throw new UsageException(flag + " is '-', but stdout is used for the result; set a file" + later + ".");
        }
        Path absolute = path.toAbsolutePath();
        Path target = target(flag, absolute);
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new UsageException(flag + " is '" + path + "', which is a folder; specify a file in it.");
        }
        if (special(target)) {
            refuseForeign(flag, path, target);
            return new ReportFile(flag, absolute, target);
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException(flag + " is '" + path + "', but there is no folder '" + folder
                    + "'; create it or choose another file.");
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException(flag + " is '" + path + "', but the folder '" + folder
                    + "' is not writable; change its permissions or choose another file.");
        }
        refuseDatabase(flag, path, target);
        return new ReportFile(flag, absolute, target);
    }

    Path path() {
        return path.normalize();
    }

    /** Returns the path with links resolved. */
    Path target() {
        return target;
    }

    /** Returns whether the path is a pipe, a device, or a file descriptor of this process. */
    boolean special() {
        return special(target);
    }

    /** Writes a temporary file next to the target, readable only by the owner, and renames it. */
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

    /** Repeats the check made before the run: the path may have been replaced by a link since. */
    private void refuseExchanged() throws IOException {
        try {
            if (!target(flag, path).equals(target)) {
                throw new FileSystemException(path.toString(), null, "points to a different file than before the run");
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
            throw new UsageException(flag + " is '" + path + "', a broken link; fix it or choose another file.");
        } catch (OutputPath.ForeignLinkException foreign) {
            throw new UsageException(flag + " is '" + path + "', and '" + foreign.getFile() + "' " + foreign.getReason()
                    + "; it is not followed. Choose another file.");
        } catch (IOException unreadable) {
            throw new UsageException(flag + " is '" + path + "', a link that cannot be followed ("
                    + FileProblem.of(unreadable) + "); name another file.");
        }
    }

    private static void refuseForeign(String flag, Path path, Path target) {
        try {
            if (!OutputPath.trusted(target)) {
                throw new UsageException(flag + " is '" + path + "', a pipe or device that another user created in a"
                        + " shared folder; choose another file.");
            }
        } catch (IOException unreadable) {
            throw new UsageException(
                    flag + " is '" + path + "' (" + FileProblem.of(unreadable) + "); name another file.");
        }
    }

    /** Rejects databases, such as the state file of another pair of spaces. */
    private static void refuseDatabase(String flag, Path path, Path target) {
        if (!Files.isRegularFile(target) || !Files.isReadable(target)) {
            return;
        }
        try (InputStream file = Files.newInputStream(target)) {
            if (Arrays.equals(file.readNBytes(DATABASE.length), DATABASE)) {
                throw new UsageException(flag + " is '" + path
                        + "', which is a database, such as an sbsync state file; choose another file.");
            }
        } catch (IOException unreadable) {
            throw new UsageException(
                    flag + " is '" + path + "' (" + FileProblem.of(unreadable) + "); name another file.");
        }
    }

    /** Open file descriptors are reached through links whose target is not a path. */
    private static boolean notToBeFollowed(Path path) {
        return special(path) && (open(path) || path.startsWith("/proc"));
    }

    private static boolean open(Path path) {
        return OPEN.stream().anyMatch(path::startsWith);
    }

    /** Returns whether the path cannot be replaced: a pipe, a device, or a file descriptor of this process. */
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
