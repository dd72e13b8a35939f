package dev.sbsync.cli;

import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.core.report.Figures;
import dev.sbsync.core.report.Table;
import dev.sbsync.core.state.RunEnd;
import dev.sbsync.core.state.StoredRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists runs. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description = "Lists the runs that are remembered, the newest last. Asks nobody.",
        footerHeading = "%nExamples:%n",
        footer = {"  sbsync runs", "  sbsync runs --state release.sqlite"})
final class RunsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private StateFlags state = new StateFlags();

    RunsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<KnownRuns.Known> runs =
                KnownRuns.in(state.files(surroundings.environment())).all();
        if (runs.isEmpty()) {
            surroundings.output().result("No run is remembered.");
            return ExitCode.DONE;
        }
        Table table = new Table("").row("RUN", "STARTED", "FROM", "TO", "ENDED", "ITEMS");
        runs.forEach(known -> row(table, known.run()));
        surroundings.output().result(table.lines());
        return ExitCode.DONE;
    }

    private static void row(Table table, StoredRun run) {
        table.row(
                run.header().runId(),
                run.header().startedAt().toString(),
                run.header().source().toString(),
                run.header().target().toString(),
                run.ended().map(RunEnd::ending).map(Object::toString).orElse("not yet"),
                Figures.number(run.finished()) + " of " + Figures.number(run.total()));
    }
}
