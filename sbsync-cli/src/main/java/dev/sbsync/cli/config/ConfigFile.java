package dev.sbsync.cli.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A settings file with one {@code key = value} per line: {@code sbsync.properties} in the working directory, else
 * {@code sbsync/config} in the user's configuration folder.
 */
final class ConfigFile {

    private static final String IN_WORKING_DIRECTORY = "sbsync.properties";

    private final @Nullable Path path;
    private final boolean usersOwn;
    private final Map<Key, String> values = new EnumMap<>(Key.class);

    private ConfigFile(@Nullable Path path, boolean usersOwn) {
        this.path = path;
        this.usersOwn = usersOwn;
    }

    /** Returns a file without settings. */
    static ConfigFile none() {
        return new ConfigFile(null, true);
    }

    /**
     * Reads the first file that exists.
     *
     * @param usersFolder the user's configuration folder, null if unknown
     * @throws UsageException if the file is invalid, or holds a token that other users can read
     */
    static ConfigFile find(Path workingDirectory, @Nullable Path usersFolder) {
        Path here = workingDirectory.resolve(IN_WORKING_DIRECTORY);
        if (Files.exists(here)) {
            return read(here, false);
        }
        Path users = usersFolder == null ? null : usersFolder.resolve("sbsync").resolve("config");
        return users != null && Files.exists(users) ? read(users, true) : none();
    }

    /** Returns the value of a key, with the file as its origin. */
    Optional<Setting> get(Key key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> new Setting("'" + key.id() + "' in '" + path + "'", value));
    }

    /** Returns whether this is the user's own file, as opposed to one in the working directory. */
    boolean usersOwn() {
        return usersOwn;
    }

    /** Returns the path of the file, empty if there is none. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    private static ConfigFile read(Path path, boolean usersOwn) {
        ConfigFile file = new ConfigFile(path, usersOwn);
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (CharacterCodingException notText) {
            throw new UsageException("The settings in '" + path + "' are not valid UTF-8; save the file as UTF-8.");
        } catch (IOException unreadable) {
            throw new UsageException("The settings in '" + path + "' cannot be read (" + FileProblem.of(unreadable)
                    + "); change the file's permissions or remove it.");
        }
        for (int i = 0; i < lines.size(); i++) {
            file.line(lines.get(i).strip(), "line " + (i + 1) + " of '" + path + "'");
        }
        if (file.values.keySet().stream().anyMatch(Key::secret)) {
            refuseIfOthersMayRead(path);
        }
        return file;
    }

    /** Messages never quote a line, because it may contain a token. */
    private void line(String line, String where) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new UsageException(
                    "There is no '=' in " + where + "; write 'key = value', or start a comment with" + " #.");
        }
        String name = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        Key key = Key.of(name).orElseThrow(() -> unknown(name, where));
        if (value.isEmpty()) {
            throw new UsageException("'" + name + "' has no value in " + where + "; add one or remove the line.");
        }
        if (values.put(key, value) != null) {
            throw new UsageException(
                    "'" + name + "' is set twice, the second time in " + where + "; remove one of the" + " lines.");
        }
    }

    private static UsageException unknown(String name, String where) {
        return new UsageException("Unknown setting '" + name + "'"
                + Nearest.of(name, Key.ids())
                        .map(near -> " (did you mean '" + near + "'?)")
                        .orElse("")
                + ", in " + where + "; the settings are " + String.join(", ", Key.ids()) + ".");
    }

    private static void refuseIfOthersMayRead(Path path) {
        try {
            if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
                throw new UsageException("'" + path
                        + "' contains a token and is readable by other users; run 'chmod 600 " + path
                        + "'.");
            }
        } catch (UnsupportedOperationException noSuchPermissions) {
            // On other systems, such as Windows, a user's folders are private by default.
        } catch (IOException gone) {
            throw new UsageException("The permissions of '" + path + "' cannot be read (" + gone + ").");
        }
    }
}
