package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Locks a state file for one process, with an operating system lock on a file next to it that is released when the
 * process ends. The lock file is never read or deleted: on POSIX, closing any other handle of it would release the
 * lock. Not thread-safe.
 */
final class StateLock implements AutoCloseable {

    private static final Pattern NETWORK = Pattern.compile("nfs.*|cifs|smb.*|fuse\\.sshfs|afs|9p");

    private final Path file;

    /** Kept referenced: the JVM forgets an unreferenced lock, and would let itself acquire it again. */
    private final FileLock lock;

    private StateLock(Path file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Acquires the lock, and creates the state file if missing, readable only by its owner. */
    static StateLock take(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw SqliteErrors.unreachable(
                    file,
                    "cannot be opened: there is no folder '" + folder + "'; create it or choose another file.",
                    null);
        }
        refuseFolder(file);
        try {
            refuseNetwork(file, folder);
            Path lockFile = lockFile(file);
            PrivateFile.create(lockFile);
            PrivateFile.refuseForeign(lockFile);
            return locked(file, FileChannel.open(lockFile, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        } catch (AccessDeniedException denied) {
            throw SqliteErrors.stateFile(
                    Kind.READ_ONLY,
                    file,
                    "cannot be written: access to '" + denied.getFile()
                            + "' is denied; change its permissions or choose another file.",
                    denied);
        } catch (IOException failure) {
            throw SqliteErrors.of(file, failure);
        }
    }

    private static StateLock locked(Path file, FileChannel channel) throws IOException {
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw SqliteStore.inUse(file);
            }
            refuseEmptied(file);
            if (PrivateFile.create(file)) {
                CommitMark.forget(file);
            }
            PrivateFile.refuseForeign(file);
            return new StateLock(file, lock);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    static void refuseFolder(Path file) {
        if (Files.isDirectory(file)) {
            throw SqliteErrors.unreachable(file, "is a folder; specify a file in it.", null);
        }
    }

    /** A file that was used before cannot be empty, but one whose process died before using it can. */
    static void refuseEmptied(Path file) throws IOException {
        if (Files.exists(file)
                && Files.size(file) == 0
                && Files.exists(lockFile(file))
                && Files.size(lockFile(file)) > 0) {
            throw SqliteErrors.damaged(file, "it is empty");
        }
    }

    private static Path lockFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Records that the state file is in use. */
    void inUse() {
        try {
            channel().write(ByteBuffer.wrap(new byte[] {1}), 0);
        } catch (IOException failure) {
            throw SqliteErrors.of(file, failure);
        }
    }

    private FileChannel channel() {
        return (FileChannel) lock.acquiredBy();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    private static void refuseNetwork(Path file, Path folder) throws IOException {
        String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
        if (NETWORK.matcher(type).matches()) {
            throw SqliteErrors.unreachable(
                    file,
                    "is on a network file system (" + type
                            + "), where locks are unreliable; choose a file on a local disk.",
                    null);
        }
    }

    @Override
    public void close() {
        try {
            channel().close();
        } catch (IOException failure) {
            throw new StateException(Kind.UNREACHABLE, "A state's lock cannot be released (" + failure + ").", failure);
        }
    }
}
