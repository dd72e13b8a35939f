package dev.sbsync.cli;

import dev.sbsync.cli.config.Nearest;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.cli.output.BashCompletion;
import dev.sbsync.cli.output.FishCompletion;
import dev.sbsync.cli.output.Output;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script for a shell. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        description = "Prints a completion script for commands, flags and their values.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(sbsync completion bash)          # for this shell; add the line to ~/.bashrc to keep it",
            "  source <(sbsync completion zsh)           # likewise, for ~/.zshrc",
            "  sbsync completion fish > ~/.config/fish/completions/sbsync.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Output output;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", completionCandidates = Shells.class, description = "bash, zsh or fish.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String shell;

    /** The shells, for the completion of this command itself. */
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SHELLS.iterator();
        }
    }

    CompletionCommand(CliContext context) {
        this.output = context.output();
    }

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell)) {
            throw new UsageException("No completion for '" + shell + "'"
                    + Nearest.of(shell, SHELLS)
                            .map(near -> " (did you mean '" + near + "'?)")
                            .orElse("")
                    + "; the supported shells are bash, zsh and fish.");
        }
        CommandLine root = spec.root().commandLine();
        if (shell.equals("fish")) {
            output.result(FishCompletion.lines(root));
        } else {
            // One script for both: under zsh it enables zsh's support for bash completions.
            BashCompletion.lines(root).forEach(output::help);
        }
        return ExitCode.DONE;
    }
}
