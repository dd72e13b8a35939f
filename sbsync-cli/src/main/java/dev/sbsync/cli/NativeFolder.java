package dev.sbsync.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The private folder that SQLite and JLine unpack their native libraries into, in place of the shared temporary folder.
 * It belongs to one process, which holds a lock in it and removes it at its end; what killed processes left is removed
 * when the next one starts. Another user cannot put a library there: the folders are the user's own and closed to
 * others, and a new one is made for each process.
 */
final class NativeFolder implements AutoCloseable {

    /** Where the libraries look for the folder to unpack into; set by the user, they are left alone. */
    private static final List<String> PROPERTIES = List.of("org.sqlite.tmpdir", "jline.tmpdir");

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final String PREFIX = "process-";
    private static final String LOCK = "lock";

    private final @Nullable Path folder;
    private final @Nullable FileChannel lock;

    private NativeFolder(@Nullable Path folder, @Nullable FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes a folder for this process below {@code parent}, which is made where it is missing. Where that cannot be, or
     * {@code parent} is open to other users, nothing is changed, and the libraries use the temporary folder.
     */
    static NativeFolder in(@Nullable Path parent) {
        if (parent == null) {
            return new NativeFolder(null, null);
        }
        try {
            makePrivate(parent);
            // one process at a time, so that no folder without a lock is one that is being made
            try (FileChannel all = channel(parent.resolve(LOCK));
                    FileLock held = all.lock()) {
                removeLeftovers(parent, held);
                Path folder = Files.createTempDirectory(parent, PREFIX);
                FileChannel own = channel(folder.resolve(LOCK));
                own.lock();
                for (String property : PROPERTIES) {
                    if (System.getProperty(property) == null) {
                        System.setProperty(property, folder.toString());
                    }
                }
                return new NativeFolder(folder, own);
            }
        } catch (IOException | OverlappingFileLockException noFolder) {
            return new NativeFolder(null, null);
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    private static void makePrivate(Path parent) throws IOException {
        boolean posix = parent.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(parent.toAbsolutePath().getParent());
            if (posix) {
                Files.createDirectory(parent, PosixFilePermissions.asFileAttribute(PRIVATE));
            } else {
                Files.createDirectory(parent);
            }
        }
        if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("not a folder");
        }
        if (posix) {
            if (!Files.getPosixFilePermissions(parent, LinkOption.NOFOLLOW_LINKS)
                    .equals(PRIVATE)) {
                throw new IOException("open to other users");
            }
            Path mine = Files.createTempFile(parent, "owner-", "");
            boolean own = Files.getOwner(mine).equals(Files.getOwner(parent, LinkOption.NOFOLLOW_LINKS));
            Files.delete(mine);
            if (!own) {
                throw new IOException("another user's");
            }
        }
    }

    /** Removes the folders whose processes have ended: a dead process holds no lock. */
    private static void removeLeftovers(Path parent, FileLock all) throws IOException {
        if (!all.isValid()) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                removeIfLeft(folder);
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    /** One that cannot be removed stays; it keeps no other from being removed, and none from being made. */
    private static void removeIfLeft(Path folder) {
        try {
            if (!Files.isSymbolicLink(folder) && !alive(folder)) {
                remove(folder);
            }
        } catch (IOException stays) {
            return; // the next start tries again
        }
    }

    private static boolean alive(Path folder) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        } catch (NoSuchFileException never) {
            return false;
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    /**
     * Removes the folder, and gives the lock up after that, so that no process that starts takes it for a leftover. If
     * a loaded library cannot be removed, as on Windows, the next process does.
     */
    @Override
    public void close() {
        try (FileChannel held = lock) {
            if (folder != null) {
                remove(folder);
            }
        } catch (IOException leftToTheNext) {
            return; // the lock is gone, so the next process removes the rest
        }
    }
}
