package dev.sbsync.cli;

import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.config.ReportFlags;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.config.StoredPair;
import dev.sbsync.cli.config.TargetFlags;
import dev.sbsync.cli.output.UndoText;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Undoes a run. */
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description =
                "Restores what a run changed in the target, and deletes what it created. What somebody changed since"
                        + " is left as it is. An undo is a run, too: it can be resumed and undone.",
        footerHeading = "%nExamples:%n",
        footer = {"  sbsync undo latest --dry-run", "  sbsync undo 20261123-120000-0abc --yes"})
final class UndoCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(
            paramLabel = "RUN",
            description =
                    "Run id (see 'sbsync runs'), an unambiguous prefix of it, or latest: the last that changed anything.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String runId;

    @Option(names = "--dry-run", description = "Print the plan and write nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Write without confirmation; required without a terminal.")
    private boolean yes;

    @Mixin
    private StateFlags state = new StateFlags();

    @Mixin
    private TargetFlags target = new TargetFlags();

    @Mixin
    private ReportFlags reports = new ReportFlags();

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    UndoCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Notes notes = new Notes(context.output(), progressFlags);
        if (dryRun) {
            reports.refuseWithDryRun();
        }
        RunReports ending = new RunReports(context, state, reports);
        FoundRun found = FoundRun.toUndo(runId, FoundRun.all(state, context.environment(), context.output()::note));
        ending.stateIs(found.file());
        Confirmation confirmation = new Confirmation(context, yes);
        if (!dryRun) {
            confirmation.require("undo", found.run().header().pair().targetId());
        }
        try (PairConnection connection = target.connect(
                        context.environment(),
                        StoredPair.ofRun(found.run().header().pair(), found.runId()));
                StateStore store =
                        dryRun ? StateFile.read(found.file()) : StateFile.open(found.file(), TimeSource.system())) {
            notes.connected(connection);
            notes.explain(List.of("state: '" + found.file() + "'"));
            unfinished(found, store).ifPresent(notes::tell);
            return undo(connection, store, found, confirmation, ending);
        }
    }

    private int undo(
            PairConnection connection, StateStore store, FoundRun found, Confirmation confirmation, RunReports ending) {
        Notes notes = new Notes(context.output(), progressFlags);
        RunProgress progress = new RunProgress(progressFlags, context);
        SpaceSync sync = connection
                .sync()
                .time(context.time())
                .state(store)
                .listener(progress)
                .build();
        notes.progress("Undoing run " + found.runId() + ": reading space " + connection.targetId() + " ...");
        UndoPlan undo = SpaceSuggestions.asking(connection, context.environment(), () -> sync.planUndo(found.runId()));
        show(undo, found.run().header(), connection.rate(), notes);
        if (dryRun) {
            return ExitCode.DONE;
        }
        if (!confirmation.given(undo.plan(), changes -> question(changes, undo))) {
            return ExitCode.CANCELLED;
        }
        return ending.undone(progress.watch(sync.start(undo), connection.sharedBudget()), found.runId());
    }

    private Optional<String> unfinished(FoundRun found, StateStore store) {
        return found.run().resumable()
                ? Optional.of("Run " + found.runId() + " is unfinished; what it has changed so far is undone.")
                : UnfinishedRun.last(store, state);
    }

    private void show(UndoPlan undo, RunHeader run, double rate, Notes notes) {
        if (dryRun) {
            context.output().signed(UndoText.lines(undo, run, rate, true), context.colour());
        } else {
            UndoText.lines(undo, run, rate, false).forEach(notes::tell);
        }
    }

    private static String question(String changes, UndoPlan undo) {
        return "Undo: write up to " + changes + " to " + undo.plan().target() + "? [y/N]";
    }
}
