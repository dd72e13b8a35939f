package dev.sbsync.cli.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables, of the process or of a test, backed by the settings file. {@code toString} shows no
 * values, because some are tokens. Not thread-safe.
 */
public final class Environment {

    private final Map<String, String> variables;
    private final @Nullable Path workingDirectory;
    private @Nullable ConfigFile file;

    private Environment(Map<String, String> variables, @Nullable Path workingDirectory) {
        this.variables = Map.copyOf(variables);
        this.workingDirectory = workingDirectory;
    }

    /** Returns the variables of this process. No other class of the CLI reads them. */
    public static Environment ofProcess() {
        return new Environment(System.getenv(), Path.of("").toAbsolutePath());
    }

    /** Returns an environment of these variables, without a settings file. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables, null);
    }

    /** Returns an environment of these variables and the settings file found through them and the working directory. */
    public static Environment of(Map<String, String> variables, Path workingDirectory) {
        return new Environment(variables, workingDirectory);
    }

    /**
     * Returns the value of a key: from the variable, else from the file.
     *
     * @throws UsageException if the file exists but is invalid
     */
    Optional<Setting> find(Key key) {
        return key.variable()
                .flatMap(variable -> get(variable).map(value -> new Setting(variable, value)))
                .or(() -> file().get(key));
    }

    /** Returns whether the value comes from the settings file of the working directory. */
    boolean setByWorkingDirectory(Key key) {
        return !file().usersOwn()
                && key.variable().flatMap(this::get).isEmpty()
                && file().get(key).isPresent();
    }

    /** Returns the settings file, which is read on first use. */
    ConfigFile file() {
        if (file == null) {
            file = workingDirectory == null ? ConfigFile.none() : ConfigFile.find(workingDirectory, usersFolder());
        }
        return file;
    }

    private @Nullable Path usersFolder() {
        return get("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> get("HOME").map(home -> Path.of(home, ".config")))
                .orElse(null);
    }

    /** Returns the user's data folder by the XDG base directory specification; empty if unknown. */
    public Optional<Path> dataFolder() {
        return get("XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> get("HOME").map(home -> Path.of(home, ".local", "share")));
    }

    /** Returns the trimmed value of a variable; a blank variable counts as unset. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns whether {@code TERM} names a terminal that cannot move its cursor. */
    public boolean dumbTerminal() {
        return get("TERM").map(terminal -> terminal.equals("dumb")).orElse(true);
    }

    /** Returns whether to use colour: {@code NO_COLOR} is not set. */
    public boolean colour() {
        return get("NO_COLOR").isEmpty();
    }

    /** Returns whether the locale is UTF-8, so that the terminal shows more than ASCII. */
    public boolean unicode() {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .flatMap(name -> get(name).stream())
                .findFirst()
                .map(locale -> locale.toLowerCase(Locale.ROOT).replace("-", ""))
                .filter(locale -> locale.contains("utf8"))
                .isPresent();
    }

    /** Returns whether {@code DEBUG} asks for stack traces. */
    public boolean debug() {
        return get("DEBUG")
                .filter(value -> !value.equals("0") && !value.equals("false"))
                .isPresent();
    }
}
