package dev.sbsync.cli.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Generates fish completions, which picocli does not support. */
public final class FishCompletion {

    private FishCompletion() {}

    /** Returns the lines of the script. */
    public static List<String> lines(CommandLine root) {
        List<String> lines = new ArrayList<>();
        lines.add("# fish completion of sbsync");
        lines.add("complete -c sbsync -f");
        root.getSubcommands().forEach((name, command) -> {
            CommandSpec spec = command.getCommandSpec();
            lines.add("complete -c sbsync -n __fish_use_subcommand -a " + name + " -d "
                    + quoted(sentence(spec.usageMessage().description())));
            spec.options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> lines.add(
                            "complete -c sbsync -n '__fish_seen_subcommand_from " + name + "'" + flag(option)));
            spec.positionalParameters().stream()
                    .filter(argument -> argument.completionCandidates() != null)
                    .forEach(argument -> lines.add("complete -c sbsync -n '__fish_seen_subcommand_from " + name + "'"
                            + values(argument) + " -d " + quoted(sentence(argument.description()))));
        });
        return lines;
    }

    private static String flag(OptionSpec option) {
        String names = option.names().length == 0
                ? ""
                : List.of(option.names()).stream()
                        .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                        .collect(Collectors.joining());
        return names + values(option) + " -d " + quoted(sentence(option.description()));
    }

    private static String values(ArgSpec argument) {
        if (argument.arity().max() == 0) {
            return "";
        }
        if (argument.completionCandidates() != null) {
            String words = StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                    .collect(Collectors.joining(" "));
            return " -x -a " + quoted(words);
        }
        boolean file = Path.class.isAssignableFrom(argument.type());
        return file ? " -r -F" : " -x";
    }

    /** Returns the first sentence, which fish shows next to the flag. */
    private static String sentence(String[] description) {
        String text = String.join(" ", description).replace("%n", " ").replace("%%", "%");
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
