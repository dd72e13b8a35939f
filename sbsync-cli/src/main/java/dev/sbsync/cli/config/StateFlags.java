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

/** The flag for the state file, and its default: one file per pair of spaces. */
public final class StateFlags {

    private static final String SUFFIX = ".db";

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "State file, which stores runs and baselines. Default: one file per pair of spaces in"
                    + " ~/.local/share/sbsync ($XDG_DATA_HOME).")
    private @Nullable Path file;

    /** Returns the file given by the flag, if any. */
    public Optional<Path> named() {
        return Optional.ofNullable(file);
    }

    /** Returns the state file of a pair. Creates the default folder if needed, private to the user. */
    public Path of(SpacePair pair, Environment environment) {
        return file != null ? file : folder(environment).resolve(name(pair) + SUFFIX);
    }

    /** Returns the state file of a pair, which may not exist; empty if the default folder is unknown. */
    public Optional<Path> known(SpacePair pair, Environment environment) {
        return named().or(() -> remembered(environment).map(folder -> folder.resolve(name(pair) + SUFFIX)));
    }

    /** Returns the files to search for runs: the one given by the flag, else all files of the default folder. */
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
            throw new UsageException("The state files in '" + folder + "' cannot be listed"
                    + " (" + FileProblem.of(unreadable)
                    + "); change the folder's permissions, or set a file with --state.");
        }
    }

    /** Returns the flag as text for a follow-up command; empty if it was not given. */
    public String repeated() {
        return file == null ? "" : " --state '" + file + "'";
    }

    /** Returns a file name from both hosts, ports and ids, in characters that every file system accepts. */
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
                        "No folder for state files: neither XDG_DATA_HOME nor HOME is set; set one, or set a file with"
                                + " --state."));
        try {
            Files.createDirectories(folder, ownerOnly(folder));
        } catch (IOException failure) {
            throw new UsageException("The state folder '" + folder + "' cannot be created (" + FileProblem.of(failure)
                    + "); fix that, set XDG_DATA_HOME, or set a file with --state.");
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
