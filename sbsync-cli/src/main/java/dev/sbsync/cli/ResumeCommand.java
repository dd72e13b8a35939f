package dev.sbsync.cli;

import dev.sbsync.cli.KnownRuns.Known;
import dev.sbsync.cli.config.Connection;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.config.ResumeFlags;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.SyncRun;
import dev.sbsync.core.state.StateFile;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.TimeSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a run. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description =
                "Goes on with a run that was stopped or whose process died: the same spaces, selection and policies."
                        + " What is done is not done again.",
        footerHeading = "%nExamples:%n",
        footer = {"  sbsync resume", "  sbsync resume 20261125-093000-1a2b --report report.json"})
final class ResumeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "The run, as 'sbsync runs' lists it; the only unfinished one unless given.")
    private @Nullable String run;

    @Mixin
    private StateFlags stateFlags = new StateFlags();

    @Mixin
    private ReportFlags reports = new ReportFlags();

    @Mixin
    private ResumeFlags flags = new ResumeFlags();

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Notes notes = new Notes(surroundings.output(), progressFlags);
        RunEnding ending = new RunEnding(surroundings, reports.files(), stateFlags.hint());
        Known known = KnownRuns.in(stateFlags.files(surroundings.environment())).unfinished(run);
        try (Connection connection = flags.connect(known.run().header().pair(), surroundings.environment());
                StateStore state = StateFile.open(known.file(), TimeSource.system())) {
            RunProgress progress = new RunProgress(progressFlags, surroundings);
            SpaceSync sync = connection.sync().state(state).listener(progress).build();
            notes.explain(connection.explanation());
            notes.progress("Going on with run " + known.id() + ", from "
                    + known.run().header().source() + " to "
                    + known.run().header().target() + " ...");
            SyncRun resumed = NearSpaces.asking(connection, surroundings.environment(), () -> sync.resume(known.id()));
            return ending.of(progress.watch(resumed, connection.sharedBudget()));
        }
    }
}
