package dev.sbsync.cli.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables, of the process or of a test, and the file of settings that stands behind them. Its text
 * holds no value: tokens are among them. For one thread.
 */
public final class Environment {

    private final Map<String, String> variables;
    private final @Nullable Path workingDirectory;
    private @Nullable ConfigFile file;

    private Environment(Map<String, String> variables, @Nullable Path workingDirectory) {
        this.variables = Map.copyOf(variables);
        this.workingDirectory = workingDirectory;
    }

    /** Returns the variables of this process; nothing else in the command reads them. */
    public static Environment ofProcess() {
        return new Environment(System.getenv(), Path.of("").toAbsolutePath());
    }

    /** Returns an environment of these variables and no file. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables, null);
    }

    /** Returns an environment of these variables and the file that they and a working directory lead to. */
    public static Environment of(Map<String, String> variables, Path workingDirectory) {
        return new Environment(variables, workingDirectory);
    }

    /**
     * Returns what is set: by the variable, else by the file.
     *
     * @throws UsageException if the file is there and not usable
     */
    Optional<Setting> find(Key key) {
        return key.variable()
                .flatMap(variable -> get(variable).map(value -> new Setting(variable, value)))
                .or(() -> file().get(key));
    }

    /** Returns whether it is a file that came with the working directory that sets this. */
    boolean setByWorkingDirectory(Key key) {
        return !file().usersOwn()
                && key.variable().flatMap(this::get).isEmpty()
                && file().get(key).isPresent();
    }

    /** Returns the file of settings, which is read when it is asked for first. */
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

    /** Returns the folder that programs keep a user's data in, as freedesktop.org has it; empty where none is known. */
    public Optional<Path> dataFolder() {
        return get("XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> get("HOME").map(home -> Path.of(home, ".local", "share")));
    }

    /** Returns a variable's value without blanks around it; a blank variable counts as not set. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns whether the terminal cannot move its cursor, as far as {@code TERM} says. */
    public boolean dumbTerminal() {
        return get("TERM").map(terminal -> terminal.equals("dumb")).orElse(true);
    }

    /** Returns whether colour is wanted: unless {@code NO_COLOR} is set to anything. */
    public boolean colour() {
        return get("NO_COLOR").isEmpty();
    }

    /** Returns whether the locale is one of UTF-8, so that a terminal shows more than ASCII. */
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
