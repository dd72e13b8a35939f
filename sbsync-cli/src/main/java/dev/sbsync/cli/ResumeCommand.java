package dev.sbsync.cli;

import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.config.ReportFlags;
import dev.sbsync.cli.config.SpeedFlags;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.config.StoredPair;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncRun;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Resumes a run. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description =
                "Resumes a run that was stopped, ended early or was killed, with the same spaces, kinds, selection"
                        + " and policies. Finished items are not repeated; requests that were in flight are checked first.",
        footerHeading = "%nExamples:%n",
        footer = {"  sbsync resume", "  sbsync resume 20261123-120000-0abc --rps 3"})
final class ResumeCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Run id (see 'sbsync runs'), an unambiguous prefix of it, or latest. Default: the only"
                    + " unfinished run.")
    private @Nullable String runId;

    @Mixin
    private StateFlags state = new StateFlags();

    @Mixin
    private SpeedFlags speed = new SpeedFlags();

    @Mixin
    private ReportFlags reports = new ReportFlags();

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    ResumeCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Notes notes = new Notes(context.output(), progressFlags);
        RunReports ending = new RunReports(context, state, reports);
        FoundRun found = FoundRun.toResume(runId, FoundRun.all(state, context.environment(), context.output()::note));
        ending.stateIs(found.file());
        RunHeader header = found.run().header();
        try (PairConnection connection = speed.connect(
                        context.environment(),
                        StoredPair.ofRun(header.pair(), found.runId()),
                        header.undoes() != null);
                StateStore store = StateFile.open(found.file(), TimeSource.system())) {
            notes.connected(connection);
            notes.explain(List.of("state: '" + found.file() + "'"));
            RunProgress progress = new RunProgress(progressFlags, context);
            SpaceSync sync = connection
                    .sync()
                    .time(context.time())
                    .state(store)
                    .listener(progress)
                    .build();
            notes.progress("Resuming run " + found.runId() + ": reading " + read(header, connection) + " ...");
            SyncRun run = SpaceSuggestions.asking(connection, context.environment(), () -> sync.resume(found.runId()));
            SyncReport report = progress.watch(run, connection.sharedBudget());
            return header.undoes() == null
                    ? ending.ended(report, header.options().kinds())
                    : ending.undone(report, header.undoes());
        }
    }

    private static String read(RunHeader run, PairConnection connection) {
        return run.undoes() == null
                ? "spaces " + connection.sourceId() + " and " + connection.targetId()
                : "space " + connection.targetId();
    }
}
