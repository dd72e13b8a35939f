package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.config.Nearest;
import dev.sbsync.cli.output.Output;
import dev.sbsync.core.report.WordWrap;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses a command line, runs the command, and turns exceptions into one sentence and an exit code. */
final class CommandLineRunner {

    private final Output output;
    private final Environment environment;
    private final CommandLine commandLine;
    private final Runnable sayHeapExhausted;

    CommandLineRunner(CliContext context) {
        this.output = context.output();
        this.environment = context.environment();
        this.sayHeapExhausted = output.preparedError(ExitStatus.heapExhausted().sentence());
        this.commandLine = new CommandLine(new RootCommand(context.output()))
                .addSubcommand(new SyncCommand(context))
                .addSubcommand(new PlanCommand(context))
                .addSubcommand(new VerifyCommand(context))
                .addSubcommand(new ResumeCommand(context))
                .addSubcommand(new UndoCommand(context))
                .addSubcommand(new WatchCommand(context))
                .addSubcommand(new RunsCommand(context))
                .addSubcommand(new ReportCommand(context))
                .addSubcommand(new SpacesCommand(context))
                .addSubcommand(new DemoCommand(context))
                .addSubcommand(new FakeCommand(context))
                .addSubcommand(new CompletionCommand(context))
                .setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown))
                .setParameterExceptionHandler((wrong, arguments) -> misused(wrong))
                .setUsageHelpLongOptionsMaxWidth(28)
                .setUsageHelpWidth(WordWrap.COLUMNS);
        if (!context.interactive() || !environment.colour()) {
            commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        }
    }

    /** Returns the commands and flags. */
    CommandLine commandLine() {
        return commandLine;
    }

    /**
     * Runs a command line as the process received it, and returns the exit code.
     *
     * @param encoding the encoding that the process used to decode its arguments
     */
    int runAsRead(String encoding, String... arguments) {
        Optional<String> garbled = GarbledArguments.in(encoding, arguments);
        if (garbled.isPresent()) {
            output.error(garbled.get());
            return ExitCode.USAGE;
        }
        return run(arguments);
    }

    /** Returns the exit code. */
    int run(String... arguments) {
        StringWriter help = new StringWriter();
        commandLine.setOut(new PrintWriter(help));
        int code = executed(arguments);
        help.toString().lines().forEach(output::help);
        return code;
    }

    /** Picocli hands exceptions to {@link #failed}, and lets errors pass; one that is thrown there as well. */
    private int executed(String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError exhausted) {
            sayHeapExhausted.run();
            if (environment.debug()) {
                output.trace(exhausted);
            }
            return ExitCode.RUNTIME_ERROR;
        }
    }

    private int failed(Exception thrown) {
        if (environment.debug()) {
            output.trace(thrown);
        }
        ExitStatus status = ExitStatus.of(thrown, environment);
        output.error(status.sentence());
        return status.exitCode();
    }

    private int misused(ParameterException wrong) {
        if (environment.debug()) {
            output.trace(wrong);
        }
        String help = "'" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'";
        output.error(sentence(wrong, help));
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException wrong, String help) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            return "Unknown " + kind(argument, wrong.getCommandLine()) + " '" + argument + "'"
                    + Nearest.of(argument, words(argument, wrong.getCommandLine()))
                            .map(near -> " (did you mean '" + near + "'?)")
                            .orElse("")
                    + "; " + help + " lists the valid ones.";
        }
        String message = String.valueOf(wrong.getMessage());
        String problem = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return problem + "; " + help + " shows how.";
    }

    private static String kind(String argument, CommandLine command) {
        if (argument.startsWith("-")) {
            return "flag";
        }
        return command.getParent() == null ? "command" : "argument";
    }

    private static Set<String> words(String argument, CommandLine command) {
        return argument.startsWith("-")
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
    }
}
