package dev.sbsync.cli;

import dev.sbsync.cli.config.ArchiveFlags;
import dev.sbsync.cli.config.DeleteFlags;
import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.cli.config.PairFlags;
import dev.sbsync.cli.config.PolicyFlags;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.config.ReportFlags;
import dev.sbsync.cli.config.StateFlags;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.cli.output.DeleteLines;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.PlanText;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.SpaceSyncBuilder;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.transport.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies the items of a space. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description = "Copies stories, or the kinds of --kinds, from one space to another; writes only differences.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sbsync sync --from 101001 --to 101002 --dry-run",
            "  sbsync sync --from 101001 --to 101002 --prefix blog --yes --report report.json",
            "  sbsync sync --from 101001 --to 101002 --kinds all"
        })
final class SyncCommand implements Callable<Integer> {

    private final CliContext context;
    private final Output output;

    @Mixin
    private PairFlags pair = new PairFlags();

    @Mixin
    private PolicyFlags policy = new PolicyFlags();

    @Mixin
    private DeleteFlags delete = new DeleteFlags();

    @Option(names = "--dry-run", description = "Print the plan and write nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Write without confirmation; required without a terminal.")
    private boolean yes;

    @Mixin
    private ArchiveFlags archive = new ArchiveFlags();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description =
                    "Do exactly what this plan file of 'sbsync plan --out' says, in its spaces, unless either side has"
                            + " changed.")
    private @Nullable Path planFile;

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--retry-failed",
            paramLabel = "RUN",
            description = "Only items that failed or were blocked in this run (id from 'sbsync runs').")
    private @Nullable String retryFailed;

    @Mixin
    private StateFlags state = new StateFlags();

    @Mixin
    private ReportFlags reports = new ReportFlags();

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    SyncCommand(CliContext context) {
        this.context = context;
        this.output = context.output();
    }

    @Override
    public Integer call() {
        Notes notes = new Notes(output, progressFlags);
        if (dryRun) {
            reports.refuseWithDryRun();
        }
        ReviewedPlan reviewed = planFile == null ? null : ReviewedPlan.read(planFile, Objects.requireNonNull(command));
        RunReports reportFiles = new RunReports(context, state, reports);
        try (PairConnection connection = reviewed == null
                ? pair.connect(context.environment())
                : pair.connect(context.environment(), reviewed.pair())) {
            if (!dryRun) {
                new Confirmation(context, yes).require("sync", connection.targetId());
            }
            notes.connected(connection);
            Optional<Path> file = dryRun
                    ? state.known(connection.pair(), context.environment())
                    : Optional.of(state.of(connection.pair(), context.environment()));
            file.ifPresent(path -> notes.explain(List.of("state: '" + path + "'")));
            file.ifPresent(reportFiles::stateIs);
            try (StateStore store =
                    dryRun ? KnownState.read(file) : StateFile.open(file.orElseThrow(), TimeSource.system())) {
                return sync(connection, store, reviewed, notes, reportFiles);
            }
        }
    }

    private int sync(
            PairConnection connection,
            StateStore store,
            @Nullable ReviewedPlan reviewed,
            Notes notes,
            RunReports reportFiles) {
        RunProgress progress = new RunProgress(progressFlags, context);
        Set<Kind> kinds = reviewed == null ? connection.kinds() : reviewed.kinds();
        SpaceSync sync = built(connection, store, reviewed, kinds, progress);
        UnfinishedRun.last(store, state).ifPresent(notes::tell);
        notes.progress("Reading spaces " + connection.sourceId() + " and " + connection.targetId() + " ...");
        if (retryFailed != null) {
            requireRetryable(store, retryFailed, connection.kinds());
        }
        SyncPlan plan = SpaceSuggestions.asking(connection, context.environment(), () -> plan(sync));
        if (retryFailed == null && reviewed == null) {
            notes.selected(pair.selection(), plan);
        }
        if (dryRun) {
            output.signed(PlanText.lines(plan, kinds, connection.rate(), false), context.colour());
            sync.check(plan);
            return ExitCode.DONE;
        }
        sync.check(plan);
        show(plan, connection.rate(), notes);
        if (!new Confirmation(context, yes).given(plan, changes -> question(changes, plan))) {
            return ExitCode.CANCELLED;
        }
        return reportFiles.ended(progress.watch(sync.start(plan), connection.sharedBudget()), kinds);
    }

    private SpaceSync built(
            PairConnection connection,
            StateStore store,
            @Nullable ReviewedPlan reviewed,
            Set<Kind> kinds,
            RunProgress progress) {
        SpaceSyncBuilder builder = policy.apply(connection.sync())
                .deletes(delete.policy(pair))
                .time(context.time())
                .state(store)
                .listener(progress);
        archive.apply(builder, kinds);
        return (reviewed == null ? builder : builder.planFile(reviewed.file())).build();
    }

    private static void show(SyncPlan plan, double rate, Notes notes) {
        PlanText.collisions(plan).ifPresent(collisions -> notes.tell("! " + collisions));
        notes.tell("Plan: " + PlanText.counts(plan) + ". " + PlanText.cost(plan, rate));
        DeleteLines.of(plan).forEach(notes::tell);
    }

    private SyncPlan plan(SpaceSync sync) {
        return retryFailed == null
                ? sync.plan(dryRun ? PlanReads.SUSPECTS : PlanReads.NONE)
                : sync.planRetry(retryFailed);
    }

    /** A retry without one of the run's kinds would leave out failed items of that kind; that of an undo would sync. */
    private static void requireRetryable(StateStore store, String runId, Set<Kind> kinds) {
        new SyncState(store)
                .runs().stream()
                        .map(StoredRun::header)
                        .filter(run -> run.runId().equals(runId))
                        .findFirst()
                        .ifPresent(run -> requireRetryable(run, kinds));
    }

    private static void requireRetryable(RunHeader run, Set<Kind> kinds) {
        if (run.undoes() != null) {
            throw new UsageException("Run " + run.runId() + " is the undo of run " + run.undoes()
                    + ", which a sync cannot retry; use 'sbsync undo " + run.undoes() + "'.");
        }
        Set<Kind> its = run.options().kinds();
        if (!kinds.containsAll(its)) {
            String list = its.stream().map(Kind::id).collect(Collectors.joining(","));
            throw new UsageException("Run " + run.runId() + " synced " + list.replace(",", ", ") + "; add --kinds "
                    + list + " to retry its failed items.");
        }
    }

    private static String question(String changes, SyncPlan plan) {
        return "Write up to " + changes + " to " + plan.target() + ", from " + plan.source() + "? [y/N]";
    }
}
