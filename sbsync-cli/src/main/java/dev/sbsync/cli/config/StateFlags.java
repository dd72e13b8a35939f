package dev.sbsync.cli.config;

import dev.sbsync.core.state.SpacePair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag that says where runs are remembered, and where they are without it: one file for each pair of spaces. */
public final class StateFlags {

    private static final String SUFFIX = ".db";

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Where runs, and what was last in sync, are remembered. Unless given, a file for each pair of"
                    + " spaces in ~/.local/share/sbsync ($XDG_DATA_HOME).")
    private @Nullable Path file;

    /** Returns the file that was named, where one was. */
    public Optional<Path> named() {
        return Optional.ofNullable(file);
    }

    /** Returns the file of a pair. The folder of the default one is made where it is missing, for its owner alone. */
    public Path of(SpacePair pair, Environment environment) {
        return file != null ? file : folder(environment).resolve(name(pair) + SUFFIX);
    }

    /** Returns the file of a pair to look into, which need not be there; empty where no folder is known. */
    public Optional<Path> known(SpacePair pair, Environment environment) {
        return named().or(() -> remembered(environment).map(folder -> folder.resolve(name(pair) + SUFFIX)));
    }

    /** Returns the files to look for runs in: the one that was named, else all of the folder. */
    public List<Path> all(Environment environment) {
        if (file != null) {
            return List.of(file);
        }
        return remembered(environment).map(StateFlags::states).orElse(List.of());
    }

    private static List<Path> states(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UsageException("The states in '" + folder + "' cannot be listed (" + FileProblem.of(unreadable)
                    + "); change the folder's permissions, or name a file with --state.");
        }
    }

    /** Returns the flag to repeat where a command continues what another began; empty where none was given. */
    public String repeated() {
        return file == null ? "" : " --state '" + file + "'";
    }

    /** Hosts with their ports and both ids, in characters that every file system takes. */
    static String name(SpacePair pair) {
        String source = pair.sourceHost().getRawAuthority() + "-" + pair.sourceId();
        String target = pair.targetHost().getRawAuthority() + "-" + pair.targetId();
        return (source + "--" + target).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static Optional<Path> remembered(Environment environment) {
        return environment.dataFolder().map(folder -> folder.resolve("sbsync"));
    }

    private static Path folder(Environment environment) {
        Path folder = remembered(environment)
                .orElseThrow(() -> new UsageException(
                        "There is no folder to remember runs in, for neither XDG_DATA_HOME nor HOME is set; set one, or"
                                + " name a file with --state."));
        try {
            Files.createDirectories(folder, ownerOnly(folder));
        } catch (IOException failure) {
            throw new UsageException("The folder '" + folder + "', where runs are remembered, cannot be made ("
                    + FileProblem.of(failure) + "); change that, set XDG_DATA_HOME, or name a file with --state.");
        }
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
