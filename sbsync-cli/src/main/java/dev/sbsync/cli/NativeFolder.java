package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private folder that SQLite and JLine unpack their native libraries into, in place of the shared temporary folder.
 * It belongs to one process, which holds a lock in it and removes it at its end; what killed processes left is removed
 * when the next one starts. Another user cannot put a library there: the folder is private ({@link PrivateFolder}), and
 * a new one is made for each process.
 */
final class NativeFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NativeFolder.class);

    /** Where the libraries look for the folder to unpack into; kept if the user set them. */
    private static final List<String> PROPERTIES = List.of("org.sqlite.tmpdir", "jline.tmpdir");

    private static final String PREFIX = "process-";
    private static final String LOCK = "lock";

    private final @Nullable Path folder;
    private final @Nullable FileChannel lock;

    private NativeFolder(@Nullable Path folder, @Nullable FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes a folder for this process below {@code sbsync/native} in the user's data folder, or if another user could
     * interfere there, in a folder of the user's own in the temporary folder.
     */
    static NativeFolder of(Environment environment) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."))
                .resolve("sbsync-native-" + System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_"));
        return in(Stream.concat(
                        environment
                                .dataFolder()
                                .map(folder -> folder.resolve("sbsync").resolve("native"))
                                .stream(),
                        Stream.of(temporary))
                .toArray(Path[]::new));
    }

    /**
     * Makes a folder for this process below the first of {@code parents} that can be made and that no other user can
     * write to or replace. If there is none, nothing is changed, and the libraries use the temporary folder.
     */
    static NativeFolder in(Path... parents) {
        for (Path parent : parents) {
            try {
                return below(PrivateFolder.make(parent));
            } catch (IOException | OverlappingFileLockException unusable) {
                log.debug("Native libraries are not unpacked into '{}'", parent, unusable);
            }
        }
        return new NativeFolder(null, null);
    }

    private static NativeFolder below(Path parent) throws IOException {
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
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
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
