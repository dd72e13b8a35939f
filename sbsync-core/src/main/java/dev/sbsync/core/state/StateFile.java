package dev.sbsync.core.state;

import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * State in a file: an SQLite database, readable by its owner alone, with a lock file next to it. What a method has
 * stored is on the disk when it returns, and survives a crash of the process or the machine at any moment. Needs
 * {@code org.xerial:sqlite-jdbc}, and a file system of this machine: locks on network file systems do not hold.
 */
public final class StateFile {

    private StateFile() {}

    /**
     * Opens a file for a run; makes it where there is none. Blocks for the disk.
     *
     * @param time says when it was opened, for whoever finds it in use
     * @throws StateException if it is in use, damaged, of another program or a newer version, or cannot be written
     */
    public static StateStore open(Path file, TimeSource time) {
        Objects.requireNonNull(time, "time");
        Path path = real(file.toAbsolutePath());
        StateLock lock = StateLock.take(path);
        try {
            return SqliteStore.writing(path, lock, time);
        } catch (RuntimeException | Error failure) {
            lock.close();
            throw failure;
        }
    }

    /**
     * Opens a file to look into, also while a run has it open, and where it may not be written. It remembers nothing
     * new, and to begin a run throws {@link UnsupportedOperationException}.
     *
     * @throws StateException if there is no such file, or it is damaged, of another program or a newer version
     */
    public static StateStore read(Path file) {
        Path path = real(file.toAbsolutePath());
        StateLock.refuseFolder(path);
        if (!Files.isRegularFile(path)) {
            throw new StateException(
                    StateException.Kind.UNREACHABLE, "There is no state file '" + path + "'; check the name.");
        }
        try {
            StateLock.refuseEmptied(path);
        } catch (IOException failure) {
            throw SqliteErrors.of(path, failure);
        }
        return SqliteStore.reading(path);
    }

    /**
     * Returns all files that belong to a state: the file itself, its lock, the count of its transactions, and what
     * SQLite keeps next to it while it is in use.
     *
     * @param file the state, which need not be there yet; links are not followed
     */
    public static List<Path> files(Path file) {
        return Stream.of("", ".lock", ".mark", "-wal", "-shm", "-journal")
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                .toList();
    }

    /** Returns the file that links lead to: the lock lies next to that, whatever it is called by. */
    private static Path real(Path path) {
        try {
            Path real = OutputPath.resolve(path);
            if (Files.isSymbolicLink(path) && !Files.exists(real)) {
                throw new StateException(
                        StateException.Kind.UNREACHABLE,
                        "The state '" + path + "' is a link to '" + Files.readSymbolicLink(path)
                                + "', which is not there; correct the link or name another file.");
            }
            return real;
        } catch (OutputPath.ForeignLinkException foreign) {
            throw new StateException(
                    StateException.Kind.UNREACHABLE,
                    "The state '" + path + "' was not opened, because '" + foreign.getFile() + "' "
                            + foreign.getReason() + "; name another file.",
                    foreign);
        } catch (AccessDeniedException denied) {
            return path.normalize(); // what opens it says so
        } catch (IOException failure) {
            throw SqliteErrors.of(path, failure);
        }
    }
}
