package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.output.Output;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The commands and flags by reflection, for tests of the documentation. */
public final class CommandModel {

    private static final Pattern CAPITALS = Pattern.compile("\"([A-Z][A-Z0-9_]+)\"");
    private static final Pattern READ =
            Pattern.compile("\"((?:SB|XDG|NO|LC)_[A-Z_]+)\"|\\.get\\(\"([A-Z][A-Z0-9_]+)\"\\)");

    private CommandModel() {}

    /** Returns all names of all flags. */
    public static Set<String> flags() {
        Set<String> flags = new TreeSet<>();
        root().getSubcommands()
                .values()
                .forEach(command ->
                        flags.addAll(command.getCommandSpec().optionsMap().keySet()));
        return flags;
    }

    /** Returns the name of a command and of one of its flags, for each flag of each command: {@code plan --json}. */
    public static Set<String> flagsOfCommands() {
        Set<String> flags = new TreeSet<>();
        root().getSubcommands()
                .forEach((name, command) ->
                        command.getCommandSpec().optionsMap().keySet().forEach(flag -> flags.add(name + " " + flag)));
        return flags;
    }

    /**
     * Returns the completion words of each flag ({@code sync --publish}) or argument ({@code completion}) with a fixed
     * set of values.
     */
    public static SortedMap<String, List<String>> choices() {
        SortedMap<String, List<String>> choices = new TreeMap<>();
        root().getSubcommands().forEach((name, command) -> {
            command.getCommandSpec()
                    .options()
                    .forEach(option -> choice(option, name + " " + option.longestName(), choices));
            command.getCommandSpec().positionalParameters().forEach(argument -> choice(argument, name, choices));
        });
        return choices;
    }

    private static void choice(ArgSpec argument, String name, Map<String, List<String>> choices) {
        if (argument.completionCandidates() != null) {
            List<String> words = new ArrayList<>();
            argument.completionCandidates().forEach(words::add);
            choices.put(name, words);
        }
    }

    /** Returns the flags of each command that take a value, other than files: {@code sync --publish}. */
    public static SortedSet<String> flagsWithValues() {
        SortedSet<String> flags = new TreeSet<>();
        root().getSubcommands()
                .forEach((name, command) -> command.getCommandSpec().options().stream()
                        .filter(option -> option.arity().max() > 0 && !Path.class.isAssignableFrom(option.type()))
                        .forEach(option -> flags.add(name + " " + option.longestName())));
        return flags;
    }

    /** Returns the names of all variables that the command reads. */
    public static Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        CAPITALS.matcher(sources("config/Environment.java")).results().forEach(found -> variables.add(found.group(1)));
        CAPITALS.matcher(sources("config/Key.java")).results().forEach(found -> variables.add(found.group(1)));
        READ.matcher(sources(""))
                .results()
                .forEach(found -> variables.add(found.group(found.group(1) == null ? 2 : 1)));
        return variables;
    }

    /** Returns the names of the commands. */
    public static Set<String> commands() {
        return root().getSubcommands().keySet();
    }

    private static CommandLine root() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Output output = new Output(nowhere, nowhere);
        return new CommandLineRunner(new CliContext(
                        Environment.of(Map.of()), output, null, action -> () -> {}, false, TimeSource.system()))
                .commandLine();
    }

    private static String sources(String path) {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/sbsync/cli", path))) {
            StringBuilder text = new StringBuilder();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
