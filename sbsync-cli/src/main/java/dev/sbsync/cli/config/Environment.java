package dev.sbsync.cli.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The environment variables, of the process or of a test. Its text holds no value: tokens are among them. */
public final class Environment {

    private final Map<String, String> variables;

    private Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Returns the variables of this process; nothing else in the command reads them. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** Returns an environment of these variables. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables);
    }

    /** Returns a variable's value without blanks around it; a blank variable counts as not set. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Tells whether the terminal cannot move its cursor, as far as {@code TERM} says. */
    public boolean dumbTerminal() {
        return get("TERM").map(terminal -> terminal.equals("dumb")).orElse(true);
    }

    /** Tells whether colour is wanted: unless {@code NO_COLOR} is set to anything. */
    public boolean colour() {
        return get("NO_COLOR").isEmpty();
    }

    /** Tells whether the locale is one of UTF-8, so that a terminal shows more than ASCII. */
    public boolean unicode() {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .flatMap(name -> get(name).stream())
                .findFirst()
                .map(locale -> locale.toLowerCase(Locale.ROOT).replace("-", ""))
                .filter(locale -> locale.contains("utf8"))
                .isPresent();
    }

    /** Tells whether {@code DEBUG} asks for stack traces. */
    public boolean debug() {
        return get("DEBUG")
                .filter(value -> !value.equals("0") && !value.equals("false"))
                .isPresent();
    }
}
