package dev.sbsync.core;

import dev.sbsync.core.internal.sqlite.SqliteErrors;
import dev.sbsync.core.internal.sqlite.SqliteStore;
import dev.sbsync.core.state.OutputPath;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * State in a file: an SQLite database, readable only by its owner, with a lock file next to it. Writes are on disk when
 * a method returns, and survive a crash of the process or the machine at any moment. Needs
 * {@code org.xerial:sqlite-jdbc} and a local file system, because locks on network file systems are unreliable.
 */
public final class StateFile {

    private StateFile() {}

    /**
     * Opens a file for a run; creates it if missing. Blocks for disk access.
     *
     * @param time the clock for the time of opening, shown to others that find the file in use
     * @throws StateException if the file is in use, corrupt, not writable, or from another program or a newer version
     */
    public static StateStore open(Path file, TimeSource time) {
        Objects.requireNonNull(time, "time");
        return SqliteStore.open(real(file.toAbsolutePath()), time);
    }

    /**
     * Opens a file read-only, even while a run has it open or it is not writable. Starting a run on it throws
     * {@link UnsupportedOperationException}.
     *
     * @throws StateException if there is no such file, or it is corrupt, or from another program or a newer version
     */
    public static StateStore read(Path file) {
        return SqliteStore.read(real(file.toAbsolutePath()));
    }

    /**
     * Returns all files of a state: the file itself, its lock, its transaction count, and SQLite's auxiliary files.
     *
     * @param file the state file, which may not exist yet; links are not followed
     */
    public static List<Path> files(Path file) {
        return Stream.of("", ".lock", ".mark", "-wal", "-shm", "-journal")
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                .toList();
    }

    /** Returns the path with links resolved: the lock file lies next to the real file. */
    private static Path real(Path path) {
        try {
            Path real = OutputPath.resolve(path);
            if (Files.isSymbolicLink(path) && !Files.exists(real)) {
                throw new StateException(
                        StateException.Kind.UNREACHABLE,
                        "The state file '" + path + "' is a link to '" + Files.readSymbolicLink(path)
                                + "', which does not exist; fix the link or choose another file.");
            }
            return real;
        } catch (OutputPath.ForeignLinkException foreign) {
            throw new StateException(
                    StateException.Kind.UNREACHABLE,
                    "The state file '" + path + "' was not opened, because '" + foreign.getFile() + "' "
                            + foreign.getReason() + "; choose another file.",
                    foreign);
        } catch (AccessDeniedException denied) {
            return path.normalize(); // reported when the file is opened
        } catch (IOException failure) {
            throw SqliteErrors.of(path, failure);
        }
    }
}
