package dev.sbsync.cli;

import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.RunsText;
import dev.sbsync.core.state.StoredRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description = "Lists the runs, newest first: the last 20 of each pair of spaces.",
        footerHeading = "%nExamples:%n",
        footer = {"  sbsync runs", "  sbsync runs --state FILE", "  sbsync runs --json"})
final class RunsCommand implements Callable<Integer> {

    private final CliContext context;

    @Mixin
    private StateFlags state = new StateFlags();

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    RunsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Output output = context.output();
        List<FoundRun> found = FoundRun.all(state, context.environment(), output::note);
        List<StoredRun> newestFirst =
                new ArrayList<>(found.stream().map(FoundRun::run).toList());
        Collections.reverse(newestFirst);
        if (json) {
            output.json(RunsText.json(newestFirst));
        } else {
            output.table(RunsText.terminal(newestFirst), RunsText.lines(newestFirst));
        }
        return ExitCode.DONE;
    }
}
