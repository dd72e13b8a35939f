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
 * A file of settings, one {@code key = value} a line: {@code sbsync.properties} in the working directory, or else
 * {@code sbsync/config} in the user's folder for such files.
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

    /** Returns a file that sets nothing. */
    static ConfigFile none() {
        return new ConfigFile(null, true);
    }

    /**
     * Reads the first that exists.
     *
     * @param usersFolder where the user's configuration lies, null where that is not known
     * @throws UsageException if it says what it must not, or shows a token to others
     */
    static ConfigFile find(Path workingDirectory, @Nullable Path usersFolder) {
        Path here = workingDirectory.resolve(IN_WORKING_DIRECTORY);
        if (Files.exists(here)) {
            return read(here, false);
        }
        Path users = usersFolder == null ? null : usersFolder.resolve("sbsync").resolve("config");
        return users != null && Files.exists(users) ? read(users, true) : none();
    }

    /** Returns a value, and the line of the file as its origin. */
    Optional<Setting> get(Key key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> new Setting("'" + key.id() + "' in '" + path + "'", value));
    }

    /**
     * Returns whether the file is one that the user keeps for all of their work, and not one that came with a folder.
     */
    boolean usersOwn() {
        return usersOwn;
    }

    /** Returns where the file is, where there is one. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    private static ConfigFile read(Path path, boolean usersOwn) {
        ConfigFile file = new ConfigFile(path, usersOwn);
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (CharacterCodingException notText) {
            throw new UsageException("The settings in '" + path + "' are not text in UTF-8; write the file anew.");
        } catch (IOException unreadable) {
            throw new UsageException("The settings in '" + path + "' cannot be read (" + FileProblem.of(unreadable)
                    + "); change the file's permissions or take it away.");
        }
        for (int i = 0; i < lines.size(); i++) {
            file.line(lines.get(i).strip(), "line " + (i + 1) + " of '" + path + "'");
        }
        if (file.values.keySet().stream().anyMatch(Key::secret)) {
            refuseIfOthersMayRead(path);
        }
        return file;
    }

    /** No message repeats a line: there may be a token in it. */
    private void line(String line, String where) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new UsageException("There is no '=' in " + where + "; write 'key = value', or # before a remark.");
        }
        String name = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        Key key = Key.of(name).orElseThrow(() -> unknown(name, where));
        if (value.isEmpty()) {
            throw new UsageException(
                    "'" + name + "' has no value in " + where + "; give it one or take the line away.");
        }
        if (values.put(key, value) != null) {
            throw new UsageException("'" + name + "' is set twice, again in " + where + "; take one line away.");
        }
    }

    private static UsageException unknown(String name, String where) {
        return new UsageException("There is no setting '" + name + "'"
                + Nearest.of(name, Key.ids())
                        .map(near -> " (did you mean '" + near + "'?)")
                        .orElse("")
                + ", in " + where + "; there are " + String.join(", ", Key.ids()) + ".");
    }

    private static void refuseIfOthersMayRead(Path path) {
        try {
            if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
                throw new UsageException("'" + path
                        + "' holds a token, and every user of this machine may read it; 'chmod 600 " + path
                        + "' changes that.");
            }
        } catch (UnsupportedOperationException noSuchPermissions) {
            // Elsewhere, such as on Windows, a user's folders are closed to others by default.
        } catch (IOException gone) {
            throw new UsageException("The permissions of '" + path + "' cannot be read (" + gone + ").");
        }
    }
}
