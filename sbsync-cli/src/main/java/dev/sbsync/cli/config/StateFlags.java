package dev.sbsync.cli.config;

import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateFile;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where runs, and what is in sync, are remembered: the file of {@code --state}, or one for each pair of spaces in the
 * user's data folder, {@code $XDG_DATA_HOME/sbsync} or {@code ~/.local/share/sbsync}.
 */
public final class StateFlags {

    private static final String ENDING = ".sqlite";

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "File that remembers runs and what is in sync. One for each pair of spaces in the user's data"
                    + " folder unless given.")
    private @Nullable Path file;

    /** Returns the flag as it was given, to be repeated in a hint; empty where it was not. */
    public String hint() {
        return file == null ? "" : " --state " + file;
    }

    /** Opens the state of two spaces for a run; makes it where there is none. */
    public StateStore open(SpacePair pair, Environment environment) {
        if (file != null) {
            return StateFile.open(file, TimeSource.system());
        }
        Path folder = folder(environment);
        make(folder);
        return StateFile.open(folder.resolve(name(pair)), TimeSource.system());
    }

    /** Opens the state of two spaces to look into; state that is forgotten again where there is no file yet. */
    public StateStore look(SpacePair pair, Environment environment) {
        Path path = file != null
                ? file
                : dataFolder(environment)
                        .map(folder -> folder.resolve(name(pair)))
                        .orElse(null);
        return path != null && Files.exists(path) ? StateFile.read(path) : StateStore.inMemory();
    }

    /**
     * Returns the file that was named, or all that are in the data folder, in the order of their names.
     *
     * @throws UsageException if there is none, or the folder cannot be read
     */
    public List<Path> files(Environment environment) {
        if (file != null) {
            return List.of(file);
        }
        Path folder = folder(environment);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException failure) {
            throw new UsageException("The folder of states, '" + folder + "', cannot be read (" + failure
                    + "); change that, or name a file with --state.");
        }
    }

    private static Path folder(Environment environment) {
        return dataFolder(environment)
                .orElseThrow(() -> new UsageException(
                        "Neither XDG_DATA_HOME nor HOME names a folder to keep states in; set one, or name a file with"
                                + " --state."));
    }

    private static Optional<Path> dataFolder(Environment environment) {
        return environment
                .get("XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> environment.get("HOME").map(home -> Path.of(home, ".local", "share")))
                .map(data -> data.resolve("sbsync"));
    }

    private static void make(Path folder) {
        try {
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(
                    folder,
                    posix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                            }
                            : new FileAttribute<?>[0]);
        } catch (IOException failure) {
            throw new UsageException("The folder of states, '" + folder + "', cannot be made (" + failure
                    + "); change that, or name a file with --state.");
        }
    }

    /** A name from hosts and ids alone, both of which hold no slash. */
    static String name(SpacePair pair) {
        return part(pair.sourceHost(), pair.sourceId()) + "--" + part(pair.targetHost(), pair.targetId()) + ENDING;
    }

    private static String part(URI host, long id) {
        String port = host.getPort() < 0 ? "" : "-" + host.getPort();
        return String.valueOf(host.getHost()).replaceAll("[^A-Za-z0-9.-]", "_") + port + "-" + id;
    }
}
