package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.output.Output;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;

/** The commands as they are, for tests of what is written about them. */
public final class CommandModel {

    private CommandModel() {}

    /** Returns every name of every flag of every command. */
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

    /** Returns the names of the commands. */
    public static Set<String> commands() {
        return root().getSubcommands().keySet();
    }

    private static CommandLine root() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new CommandLineRunner(new Surroundings(Environment.of(Map.of()), new Output(nowhere, nowhere), null))
                .commandLine();
    }
}
