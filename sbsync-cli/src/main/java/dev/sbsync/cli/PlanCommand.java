package dev.sbsync.cli;

import dev.sbsync.cli.config.DeleteFlags;
import dev.sbsync.cli.config.FileProblem;
import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.cli.config.PairFlags;
import dev.sbsync.cli.config.PolicyFlags;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.config.ReadFlags;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.PlanText;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.PlanJson;
import dev.sbsync.core.state.StateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a sync would do. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description = "Shows what a sync would do and how many requests it would take. Writes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sbsync plan --from 101001 --to 101002",
            "  sbsync plan --from 101001 --to 101002 --prefix blog --on-existing skip --json",
            "  sbsync plan --from 101001 --to 101002 --kinds components --component 'hero*'"
        })
final class PlanCommand implements Callable<Integer> {

    private final CliContext context;

    @Mixin
    private PairFlags pair = new PairFlags();

    @Mixin
    private PolicyFlags policy = new PolicyFlags();

    @Mixin
    private DeleteFlags delete = new DeleteFlags();

    @Mixin
    private StateFlags state = new StateFlags();

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    @Option(names = "--json", description = "Print the plan as JSON.")
    private boolean json;

    @Option(names = "--all", description = "List every item. Default: the first 20 of each operation.")
    private boolean all;

    @Option(names = "--diff", description = "Show every changed value of items that the plan compared, old → new.")
    private boolean diff;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write the plan to this file, for review and 'sbsync sync --plan'; readable only by its owner.")
    private @Nullable Path out;

    @Mixin
    private ReadFlags read = new ReadFlags();

    @Option(names = "--exit-code", description = "Exit with 5 if changes are pending, with 0 if there are none.")
    private boolean exitCode;

    PlanCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Output output = context.output();
        Notes notes = new Notes(output, progressFlags);
        OutputFiles files = new OutputFiles();
        Optional<ReportFile> file = Optional.ofNullable(out).map(path -> files.report("--out", path));
        try (PairConnection connection = pair.connect(context.environment());
                StateStore store = KnownState.read(known(connection, files))) {
            PlanReads reads = read.reads(connection.kinds());
            SpaceSync sync = policy.apply(connection.sync())
                    .deletes(delete.policy(pair))
                    .time(context.time())
                    .state(store)
                    .build();
            notes.connected(connection);
            notes.progress("Reading spaces " + connection.sourceId() + " and " + connection.targetId() + " ...");
            SyncPlan plan = SpaceSuggestions.asking(connection, context.environment(), () -> sync.plan(reads));
            notes.selected(pair.selection(), plan);
            if (json) {
                output.json(PlanJson.write(plan, connection.rate(), diff));
            } else {
                output.signed(PlanText.lines(plan, connection.kinds(), connection.rate(), all, diff), context.colour());
            }
            sync.check(plan);
            file.ifPresent(planFile -> write(planFile, sync.planText(plan), notes));
            return exitCode && plan.changesPending() ? ExitCode.PENDING : ExitCode.DONE;
        }
    }

    /** Returns the state file, if there is one, which must not be the plan file. */
    private Optional<Path> known(PairConnection connection, OutputFiles files) {
        Optional<Path> known = state.known(connection.pair(), context.environment());
        known.ifPresent(files::state);
        return known;
    }

    private void write(ReportFile file, String text, Notes notes) {
        try {
            file.write(text);
        } catch (IOException failure) {
            throw new CommandFailedException("The plan could not be written to '" + file.path() + "' ("
                    + FileProblem.of(failure) + "); choose another file with --out.");
        }
        notes.tell("Plan file: " + file.path());
        notes.tell("To apply it: sbsync sync --plan '" + file.path() + "'" + state.repeated());
    }
}
